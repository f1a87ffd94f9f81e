// Every page in every state: valid, accessible, narrow, light and dark,
// small, quiet. Its pictures are left in build/screenshots/.
import { cartStates, makeGoods, removeGoods } from './cart-states.mjs';
import { withBrowser } from './lib/browser.mjs';
import { inspect } from './lib/look.mjs';
import { test } from './lib/tap.mjs';
import { visitors } from './lib/visitors.mjs';
import { states } from './states.mjs';

// Names of states to look at, for a person in a hurry; none: all.
const wanted = process.argv.slice(2);

async function show(state) {
	const visitor = await visitors[state.as ?? 'stranger']();
	visitor.complaints.length = 0;
	const reached = await test(`${state.name}: can be reached`,
		() => state.go(visitor.page, visitor));
	if (reached)
		await inspect(visitor, state);
	state.done?.();
}

// Two at a time, each in order: what a customer does needs what came before.
function lanes() {
	const shown = states.filter(({ name }) =>
		wanted.length === 0 || wanted.includes(name));
	const isFirst = (state) => cartStates.includes(state)
		|| state.as === undefined || state.as === 'guest';
	return [shown.filter(isFirst),
		shown.filter((state) => !isFirst(state))];
}

makeGoods();
await withBrowser(() => Promise.all(lanes().map(async (lane) => {
	for (const state of lane)
		await show(state);
})));
removeGoods();
