// One browser buys the cart that the other one is editing.
import assert from 'node:assert/strict';
import { demo, sql, until } from '../lib/demo.mjs';
import { askQuote, cards, payWith, place, press, toCheckout }
	from '../lib/deeds.mjs';
import { asked, closePair, current, fill, heading, held, json, newPair,
	open, openGoods, save, set, together, told, type, words }
	from '../lib/pair.mjs';
import { walk } from '../lib/tap.mjs';

const goods = { 'Rain pad': 2, 'Boot dubbin': 1 };

async function orders(visitor) {
	return (await json(visitor, '/account/orders')).orders;
}

// What the processor says it has taken for orders of this address.
async function charges({ email }) {
	const total = Number(sql(`SELECT SUM(total_minor) FROM orders.orders
		WHERE email = '${email}'`));
	const answer = await fetch(
		`${demo.processor}/v1/payment_intents?limit=100`,
		{ headers: { Authorization: `Bearer ${demo.processor_key}` } });
	const { data } = await answer.json();
	return { total, taken: data.filter((intent) =>
		intent.status === 'succeeded' && intent.amount === total).length };
}

async function isRefused(there, goodsTyped) {
	await set(there, goodsTyped);
	assert.equal(there.answer.status(), 409);
	assert.equal(await heading(there), 'This cart has become an order');
	assert.match(await words(there), /Nothing was changed/);
}

function ordering({ here, there, person }) {
	let cart, charged;

	return [
		['the cart is being ordered here, and edited there', async () => {
			await fill(here, goods);
			cart = await current(here);
			await open(there);
			await toCheckout(here.page);
			await askQuote(here.page, { email: person.email });
			await place(here.page);
			charged = (await charges(person)).taken;
			await isRefused(there, { 'Rain pad': 9 });
		}],
		['what was asked for is not lost', async () => {
			assert.deepEqual(await asked(there),
				['Rain pad 9', 'Boot dubbin 1']);
		}],
		['adding there goes into a new cart', async () => {
			await openGoods(there, 'Bird log');
			await press(there.page, '.go');
			assert.equal(await held(there), 'Bird log 1');
			assert.notEqual((await current(there)).id, cart.id);
		}],
		['paying here while the other adds', async () => {
			await openGoods(there, 'Bird log', 2);
			await Promise.all([payWith(here.page, cards.good),
				press(there.page, '.go')]);
			await until('the payment', async () =>
				(await orders(here))[0].state === 'paid');
			assert.equal(await held(there), 'Bird log 3');
		}],
		['what was ordered is what was there, paid once', async () => {
			const { order } = await json(here,
				`/account/orders/${(await orders(here))[0].id}`);
			assert.equal((await orders(there)).length, 1);
			assert.equal(told(order), told(cart));
			assert.equal((await charges(person)).taken, charged + 1);
		}],
		['the cart that was bought takes no change', async () => {
			await open(there, cart.id);
			assert.match(await words(there), /Bought\./);
			assert.equal(await there.page.locator('.qty').count(), 0);
		}],
	];
}

function logs(cart) {
	return cart.lines.find(({ name }) => name === 'Bird log').quantity;
}

// Places here while one more is saved there.
async function race({ here, there, person }) {
	const before = (await orders(here)).length;

	await fill(here, { 'Bird log': 1 });
	const asItWas = logs(await current(here));
	await open(there);
	await toCheckout(here.page);
	await askQuote(here.page, { email: person.email });
	await type(there, { 'Bird log': asItWas + 1 });
	await together([here, '.go'], [there, save]);
	const [order, ...older] = await orders(here);
	return { isOrdered: older.length === before, order, asItWas };
}

function racing(pair) {
	const { here, there } = pair;
	return [
		['placing here and saving there at once: one of them', async () => {
			for (let round = 1; round <= 3; round += 1) {
				const { isOrdered, order, asItWas } = await race(pair);
				assert.equal(there.answer.status(),
					isOrdered ? 409 : 200);
				assert.equal(isOrdered ? logs(order)
					: logs(await current(here)) - 1, asItWas);
			}
		}],
	];
}

// The page was opened before the order was placed, and sent after paying.
function late(pair) {
	const { here, there, person } = pair;
	return [
		['a page from before is sent after paying', async () => {
			await fill(here, { 'Cotton wax': 2 });
			await open(there);
			await toCheckout(here.page);
			await askQuote(here.page, { email: person.email });
			await place(here.page);
			await payWith(here.page, cards.good);
			await until('the payment', async () =>
				(await orders(here))[0].state === 'paid');
			await isRefused(there, { 'Cotton wax': 3 });
			assert.match(await words(there), /It is bought/);
		}],
		['leads to the order, and may become a new cart', async () => {
			assert.match(await there.page.locator(
				'main a:text("To the order")').getAttribute('href'),
			/order=/);
			await press(there.page, 'text="Put these into a new cart"');
			assert.equal(there.answer.status(), 200);
			assert.match(await words(there), /Cotton wax/);
		}],
	];
}

export async function buying() {
	const pair = await newPair();

	// What earlier runs have bought is here again, with its move.
	const goods = `sku IN ('RIN-PAD', 'DUB-100', 'BRD-LOG', 'WAX-BAR')`;
	sql(`INSERT INTO catalog.stock_move (ref, sku, delta_on_hand,
			delta_reserved, reason, actor, at)
		SELECT CONCAT('test/', sku, '/', UUID()), sku,
			reserved + 80 - on_hand, 0, 'count', 'test',
			UTC_TIMESTAMP(3)
		FROM catalog.item WHERE ${goods} AND on_hand <> reserved + 80;
		UPDATE catalog.item SET on_hand = reserved + 80 WHERE ${goods}`);
	await walk('buying', [...ordering(pair), ...late(pair),
		...racing(pair)]);
	await closePair(pair);
}
