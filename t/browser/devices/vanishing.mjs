// One browser deletes, merges or renames what the other one is editing, and
// either takes it back.
import assert from 'node:assert/strict';
import { press } from '../lib/deeds.mjs';
import { at } from '../lib/demo.mjs';
import { asked, carts, closePair, fill, heading, json, newPair, open, set,
	told, words } from '../lib/pair.mjs';
import { walk } from '../lib/tap.mjs';

async function named(visitor, name) {
	return (await carts(visitor)).find((cart) => cart.name === name);
}

async function make(visitor, name, goods) {
	await visitor.page.goto(at('shop', '/carts?ask=new'));
	await visitor.page.fill('[name=name]', name);
	await press(visitor.page, 'text="Make this cart"');
	await fill(visitor, goods);
	return named(visitor, name);
}

async function ask({ page }, id, what) {
	await page.goto(at('shop', `/cart/${id}?ask=${what}`));
}

async function remove(visitor, id) {
	await ask(visitor, id, 'delete');
	await press(visitor.page, 'text="Delete this cart"');
}

function deleted({ here, there }) {
	let cart;

	return [
		['quantities for a cart that is deleted are not lost', async () => {
			cart = await make(here, 'Presents',
				{ 'Rain pad': 2, 'Bird log': 1 });
			await open(there, cart.id);
			await remove(here, cart.id);
			await set(there, { 'Rain pad': 6 });
			assert.equal(there.answer.status(), 404);
			assert.equal(await heading(there), '“Presents” was deleted');
			assert.deepEqual(await asked(there),
				['Rain pad 6', 'Bird log 1']);
		}],
		['they go into a new cart of that name', async () => {
			await press(there.page, 'text="Put these into a new cart"');
			assert.equal(told(await named(here, 'Presents')),
				'Rain pad 6, Bird log 1');
		}],
		['the other browser brings the old one back', async () => {
			await open(there, cart.id);
			assert.equal(there.answer.status(), 404);
			await press(there.page, 'text="Bring “Presents” back"');
			assert.match(await words(there), /Taken back\./);
			assert.equal(told((await json(here,
				`/cart/${cart.id}`)).cart), 'Rain pad 2, Bird log 1');
		}],
		['and undo here comes too late', async () => {
			await press(here.page, '.note button:text("Undo")');
			assert.equal(here.answer.status(), 404);
			assert.equal(await heading(here),
				'This cannot be taken back any more');
			await press(here.page, 'main a:text("Your carts")');
			assert.equal(here.answer.status(), 200);
		}],
		['adding to a cart that is deleted is not lost', async () => {
			await there.page.goto(at('shop', '/p/cotton-wax'));
			await there.page.selectOption('[name=cart]', cart.id);
			await there.page.fill('[name=quantity]', '3');
			await remove(here, cart.id);
			await press(there.page, '.go');
			assert.equal(there.answer.status(), 404);
			assert.deepEqual(await asked(there), ['Cotton wax 3']);
		}],
	];
}

async function merge(visitor, from, into) {
	await ask(visitor, from.id, 'merge');
	await press(visitor.page, `button:has-text("into ${into.name}")`);
}

function merged({ here, there }) {
	let from, into;

	return [
		['a cart that was merged says into which', async () => {
			into = await make(here, 'Saturday', { 'Rain pad': 1 });
			from = await make(here, 'Sunday', { 'Rain pad': 2 });
			await open(there, from.id);
			await merge(here, from, into);
			await set(there, { 'Rain pad': 5 });
			assert.equal(there.answer.status(), 404);
			assert.equal(await heading(there),
				'“Sunday” was merged into “Saturday”');
			assert.deepEqual(await asked(there), ['Rain pad 5']);
		}],
		['and leads there', async () => {
			await press(there.page, 'text="Open “Saturday”"');
			assert.match(await words(there), /Saturday/);
			assert.equal(told(await named(there, 'Saturday')),
				'Rain pad 3');
		}],
		['the other browser takes the merge back', async () => {
			await open(there, from.id);
			await press(there.page, 'text="Bring “Sunday” back"');
			assert.equal(told(await named(here, 'Saturday')),
				'Rain pad 1');
			assert.equal(told(await named(here, 'Sunday')), 'Rain pad 2');
		}],
		['a merge into a cart that is gone tells it', async () => {
			await ask(there, from.id, 'merge');
			await remove(here, into.id);
			await press(there.page, 'button:has-text("into Saturday")');
			assert.equal(there.answer.status(), 404);
			assert.equal(await heading(there), '“Saturday” was deleted');
			await press(here.page, '.note button:text("Undo")');
		}],
		['a deletion that is overtaken asks once more', async () => {
			await ask(there, from.id, 'delete');
			await open(here, from.id);
			await set(here, { 'Rain pad': 4 });
			await press(there.page, 'text="Delete this cart"');
			assert.equal(there.answer.status(), 409);
			await press(there.page, 'text="See the cart as it is now"');
			assert.equal(told(await named(there, 'Sunday')), 'Rain pad 4');
		}],
	];
}

function renamed({ here, there }) {
	return [
		['a new name does not stop quantities', async () => {
			const cart = await named(here, 'Sunday');
			await open(there, cart.id);
			await ask(here, cart.id, 'rename');
			await here.page.fill('[name=name]', 'Whitsun');
			await press(here.page, 'main button:text("Rename")');
			await set(there, { 'Rain pad': 7 });
			assert.equal(there.answer.status(), 200);
			assert.match(await words(there), /Whitsun/);
			assert.equal(told(await named(here, 'Whitsun')), 'Rain pad 7');
		}],
		['a new name for a cart that is deleted is told', async () => {
			const cart = await named(here, 'Whitsun');
			await ask(there, cart.id, 'rename');
			await there.page.fill('[name=name]', 'Easter');
			await remove(here, cart.id);
			await press(there.page, 'main button:text("Rename")');
			assert.equal(there.answer.status(), 404);
			assert.equal(await heading(there), '“Whitsun” was deleted');
		}],
		['a line that has moved away is told', async () => {
			await press(there.page, 'text="Bring “Whitsun” back"');
			const cart = await named(here, 'Whitsun');
			await there.page.goto(at('shop',
				`/cart/${cart.id}?ask=move&sku=RIN-PAD`));
			await open(here, cart.id);
			await set(here, { 'Rain pad': 0 });
			await there.page.check('[name=into][value=new]');
			await press(there.page, 'text="Move it"');
			assert.equal(there.answer.status(), 404);
			assert.equal(await heading(there),
				'This line is not in the cart any more');
		}],
	];
}

export async function vanishing() {
	const pair = await newPair();
	await walk('vanishing', [...deleted(pair), ...merged(pair),
		...renamed(pair)]);
	await closePair(pair);
}
