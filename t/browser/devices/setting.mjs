// Quantities set over a newer cart: both states are shown, one is chosen.
import assert from 'node:assert/strict';
import { press } from '../lib/deeds.mjs';
import { closePair, fill, held, newPair, open, openGoods, save, set, together,
	type } from '../lib/pair.mjs';
import { walk } from '../lib/tap.mjs';

// What the two tables of the conflict's page say: "Rain pad differs 3".
function table({ page }, which) {
	return page.locator(`section[aria-labelledby=${which}] tbody tr`)
		.evaluateAll((rows) => rows.map((row) => [...row.cells].map(
			(cell) => cell.textContent.trim().replace(/\s+/g, ' '))
			.join(' ')));
}

const before = { 'Sitting mat': 2, 'Rain pad': 2, 'Storm matches': 1,
	'Boot dubbin': 4 };

// Here one line is changed, one taken out and one put in, while the page
// that is open there gets other quantities.
async function overtake(here, there) {
	await open(here);
	await open(there);
	await set(here, { 'Rain pad': 3, 'Storm matches': 0 });
	await openGoods(here, 'Bird log');
	await press(here.page, '.go');
	await set(there, { 'Rain pad': 5, 'Boot dubbin': 6 });
	assert.equal(there.answer.status(), 409);
}

async function again(visitor) {
	await open(visitor);
	await press(visitor.page, '.lines button:has-text("Remove Bird log")');
	await fill(visitor, { 'Storm matches': 1 });
	await open(visitor);
	await set(visitor, before);
}

const asItIs = 'Sitting mat 2, Rain pad 3, Boot dubbin 4, Bird log 1';

async function reopened(visitor) {
	await open(visitor);
	return visitor;
}

function choosing({ here, there }) {
	return [
		['the later one is shown both, line by line', async () => {
			await fill(here, before);
			await overtake(here, there);
			assert.deepEqual(await table(there, 'now'), [
				'Sitting mat 2', 'Rain pad differs 3',
				'Boot dubbin differs 4', 'Bird log added 1',
				'Storm matches taken out 0']);
			assert.deepEqual(await table(there, 'yours'), [
				'Sitting mat 2', 'Rain pad differs 5',
				'Boot dubbin differs 6', 'Bird log not here 0',
				'Storm matches differs 1']);
			assert.equal(await held(there), asItIs);
		}],
		['what was typed stands in the fields', async () => {
			assert.deepEqual(await there.page.locator(
				'section[aria-labelledby=both] .qty').evaluateAll(
				(all) => all.map((field) => field.value)),
			['5', '6', '1', '1']);
		}],
		['"Keep the cart as it is" keeps it', async () => {
			await press(there.page, 'text="Keep the cart as it is"');
			assert.equal(there.answer.status(), 200);
			assert.equal(await held(there), asItIs);
		}],
		['"Use what I asked for" makes it so, and no more', async () => {
			await again(here);
			await overtake(here, there);
			await press(there.page, 'text="Use what I asked for"');
			assert.equal(await held(here), 'Sitting mat 2, Rain pad 5, '
				+ 'Boot dubbin 6, Storm matches 1');
		}],
		['"Save these quantities" saves what each field says', async () => {
			await set(await reopened(here), before);
			await overtake(here, there);
			await type(there, { 'Rain pad': 4, 'Bird log': 2,
				'Storm matches': 0 });
			await press(there.page, 'text="Save these quantities"');
			assert.equal(await held(here), 'Sitting mat 2, Rain pad 4, '
				+ 'Boot dubbin 6, Bird log 2');
		}],
	];
}

// The page that asks has been overtaken itself.
function oncemore({ here, there }) {
	return [
		['the same again shows the newer state', async () => {
			await set(await reopened(here), { 'Bird log': 0 });
			await fill(here, { 'Storm matches': 1 });
			await set(await reopened(here), before);
			await overtake(here, there);
			await set(await reopened(here), { 'Rain pad': 7 });
			await press(there.page, 'text="Use what I asked for"');
			assert.equal(there.answer.status(), 409);
			assert.deepEqual((await table(there, 'now'))[1],
				'Rain pad differs 7');
			assert.deepEqual((await table(there, 'yours'))[1],
				'Rain pad differs 5');
		}],
		['fields that were set are not lost, nor other lines', async () => {
			await type(there, { 'Rain pad': 8 });
			await fill(here, { 'Cotton wax': 1 });
			await press(there.page, 'text="Save these quantities"');
			assert.equal(there.answer.status(), 409);
			assert.deepEqual(await table(there, 'yours'), [
				'Sitting mat 2', 'Rain pad differs 8',
				'Boot dubbin differs 6',
				'Bird log 1', 'Cotton wax not here 0',
				'Storm matches differs 1']);
		}],
		['and are saved in the end', async () => {
			await press(there.page, 'text="Use what I asked for"');
			assert.equal(there.answer.status(), 200);
			assert.equal(await held(here), 'Sitting mat 2, Rain pad 8, '
				+ 'Boot dubbin 6, Bird log 1, Storm matches 1');
		}],
	];
}

function racing({ here, there }) {
	return [
		['of two that save at once, one is asked', async () => {
			for (let round = 1; round <= 4; round += 1) {
				await Promise.all([open(here), open(there)]);
				await type(here, { 'Rain pad': 10 + round });
				await type(there, { 'Rain pad': 20 + round });
				await together([here, save], [there, save]);
				const [won, lost] = here.answer.status() === 200
					? [here, there] : [there, here];
				assert.equal(won.answer.status(), 200);
				assert.equal(lost.answer.status(), 409);
				assert.match(await held(here), new RegExp('Rain pad '
					+ (won === here ? 10 + round : 20 + round)));
			}
		}],
		['a line that is taken out there is told', async () => {
			await open(here);
			await open(there);
			await press(here.page,
				'.lines button:has-text("Remove Boot dubbin")');
			await press(there.page,
				'.lines button:has-text("Remove Bird log")');
			assert.equal(there.answer.status(), 409);
			assert.match((await table(there, 'now')).join(),
				/Boot dubbin taken out/);
			await press(there.page, 'text="Keep the cart as it is"');
			assert.match(await held(there), /Bird log/);
		}],
	];
}

export async function setting() {
	const pair = await newPair();
	await walk('setting', [...choosing(pair), ...oncemore(pair),
		...racing(pair)]);
	await closePair(pair);
}
