// Every state of a cart that has a sentence of its own. The goods are ours,
// so that a state does not hang on what other tests buy.
import { at, sql } from './lib/demo.mjs';
import { press } from './lib/deeds.mjs';

const goods = `SELECT seq, CONCAT('T-SEE-', seq) sku FROM carts.seq_1_to_204`;

const names = { 201: 'W'.repeat(200), 202: 'Peak lamp', 203: 'Peak rope',
	204: 'Peak cup' };

export function removeGoods() {
	sql(`UPDATE carts.cart SET state = 'open', order_id = NULL
		WHERE state <> 'open' AND (order_id IS NULL OR order_id = id);
		DELETE FROM catalog.item WHERE sku LIKE 'T-SEE-%';
		DELETE FROM catalog.product WHERE sku LIKE 'T-SEE-%'`);
}

export function makeGoods() {
	removeGoods();
	sql(`INSERT INTO catalog.product (sku, slug, name, currency,
			price_minor, status, created_at, updated_at)
		SELECT sku, LOWER(sku), CONCAT('Thing number ', seq), 'EUR', 1450,
			'published', UTC_TIMESTAMP(), UTC_TIMESTAMP()
		FROM (${goods}) g;
		INSERT INTO catalog.item (sku, product, position, price_minor,
			currency, on_hand)
		SELECT sku, id, 1, price_minor, currency, 5000
		FROM catalog.product WHERE sku LIKE 'T-SEE-%'`);
	for (const [number, name] of Object.entries(names))
		sql(`UPDATE catalog.product SET name = '${name}'
			WHERE sku = 'T-SEE-${number}'`);
}

// A cart of these quantities, by number of the thing.
async function make(page, name, quantities) {
	const body = new URLSearchParams({ cart: 'new', op: 'set', name });
	for (const [number, quantity] of Object.entries(quantities)) {
		body.append('sku', `T-SEE-${number}`);
		body.append('quantity', String(quantity));
	}
	const answer = await page.context().request.post(
		at('shop', '/cart/update'), { data: body.toString(), headers: {
			'Accept': 'application/json', 'Origin': at('shop', ''),
			'Content-Type': 'application/x-www-form-urlencoded' } });
	if (!answer.ok())
		throw new Error(`a cart is ${answer.status()}`);
	return (await answer.json()).cart;
}

const usual = { 202: 1, 203: 2 };

async function show(page, cart, query = '') {
	await page.goto(at('shop', `/cart/${cart.id}${query}`));
}

const people = {};

// One cart a state; what its line says changes when CHANGE is done.
function line(name, quantity, change) {
	return { name: `cart-${name}`, as: 'collector', go: async (page) => {
		const cart = await make(page, 'Up the Peak', { 204: quantity });
		sql(`UPDATE ${change}`);
		await show(page, cart);
	}, done: () => sql(`UPDATE catalog.item SET on_hand = 5000,
		price_minor = 1450 WHERE sku = 'T-SEE-204';
		UPDATE catalog.product SET status = 'published'
		WHERE sku = 'T-SEE-204'`) };
}

function shown(name, go, more = {}) {
	return { name: `cart-${name}`, as: 'collector', go, ...more };
}

// A deed that was asked for on the page of a cart.
async function deed(page, ask, button, cart) {
	await show(page, cart ?? await make(page, 'Presents', usual),
		`?ask=${ask}`);
	await press(page, button);
}

const merging = 'button:has-text("into Saturday")';

async function merge(page) {
	await make(page, 'Saturday on the ridge', { 202: 4 });
	await deed(page, 'merge', merging);
}

async function move(page, keep) {
	const cart = await make(page, 'Presents', usual);
	await show(page, cart, '?ask=move&sku=T-SEE-202');
	await page.check('[name=into][value=new]');
	await press(page, `text="${keep ? 'Copy it' : 'Move it'}"`);
}

async function share(page) {
	await deed(page, 'share', 'text="Make a link"');
	people.link = await page.locator('.note a').getAttribute('href');
	people.shared = page.url();
}

async function unshare(page) {
	await page.goto(`${people.shared.split('?')[0]}?ask=share`);
	await press(page, 'text="Take the link back"');
}

// The page of a cart is open while something else is done to it.
async function overtake(page, other) {
	const cart = await make(page, 'Presents', usual);
	await show(page, cart);
	const late = await page.context().newPage();
	await other(late, cart);
	await late.close();
	await page.getByLabel('Quantity of Peak lamp').fill('7');
	await press(page, '#lines .ends button');
}

async function setThere(page, cart) {
	await show(page, cart);
	await page.getByLabel('Quantity of Peak lamp').fill('3');
	await press(page, 'button:has-text("Remove Peak rope")');
	await page.goto(at('shop', '/p/t-see-204'));
	await page.selectOption('[name=cart]', cart.id);
	await press(page, '.go');
}

async function unchecked(page, quantity) {
	await page.locator('#lines').evaluate((form) => {
		form.noValidate = true;
	});
	await page.locator('.qty').first().fill(quantity);
	await press(page, '#lines .ends button');
}

async function full(page) {
	const cart = await make(page, 'Everything', {});
	sql(`INSERT INTO carts.cart_line (cart, sku, line_no, quantity,
			seen_minor, currency, added_at)
		SELECT '${cart.id}', sku, seq, 1 + seq MOD 3, 1450, 'EUR',
			UTC_TIMESTAMP(3) FROM (${goods}) g WHERE seq <= 200`);
	return cart;
}

async function addTo(page, cart, quantity = '1') {
	await page.goto(at('shop', '/p/t-see-204'));
	await page.selectOption('[name=cart]', cart.id);
	await page.fill('[name=quantity]', quantity);
	await press(page, '.go');
}

async function toTheFull(page) {
	await addTo(page, await make(page, 'Presents', { 204: 999 }));
}

async function manyCarts(page) {
	const cart = await make(page, 'One of many', usual);
	const owner = sql(`SELECT owner FROM carts.cart
		WHERE id = '${cart.id}'`);
	sql(`INSERT INTO carts.cart (id, owner, name, created_at, changed_at)
		SELECT LPAD(CONCAT(UNIX_TIMESTAMP(), seq), 26, 'M'), '${owner}',
			CONCAT('Cart of day ', seq), UTC_TIMESTAMP(3),
			UTC_TIMESTAMP(3) - INTERVAL seq DAY FROM carts.seq_1_to_500`);
	people.many = cart;
	return cart;
}

async function sendPad(page, text) {
	await page.goto(at('shop', '/cart/pad'));
	await page.fill('[name=text]', text);
	await page.selectOption('[name=cart]', 'new');
	await press(page, '.go');
}

export const cartStates = [
	shown('empty', async (page) => show(page,
		await make(page, 'Nothing yet', {}))),
	line('price-up', 2, `carts.cart_line SET seen_minor = 1200
		WHERE sku = 'T-SEE-204'`),
	line('price-down', 2, `carts.cart_line SET seen_minor = 1999,
		added_at = added_at - INTERVAL 9 DAY WHERE sku = 'T-SEE-204'`),
	line('sold-out', 2,
		"catalog.item SET on_hand = 0 WHERE sku = 'T-SEE-204'"),
	line('fewer', 5, "catalog.item SET on_hand = 2 WHERE sku = 'T-SEE-204'"),
	line('last-one', 1,
		"catalog.item SET on_hand = 1 WHERE sku = 'T-SEE-204'"),
	line('last-ones', 2,
		"catalog.item SET on_hand = 2 WHERE sku = 'T-SEE-204'"),
	line('unpublished', 2,
		"catalog.product SET status = 'draft' WHERE sku = 'T-SEE-204'"),
	shown('all-notices', async (page) => {
		const cart = await make(page, 'Up the Peak', { 191: 1, 192: 2,
			193: 1, 194: 9, 195: 1, 196: 3, 197: 1 });
		sql(`UPDATE carts.cart_line SET seen_minor = 1999
				WHERE cart = '${cart.id}' AND sku = 'T-SEE-191';
			UPDATE carts.cart_line SET seen_minor = 1200
				WHERE cart = '${cart.id}' AND sku = 'T-SEE-192';
			UPDATE catalog.item SET on_hand = 0
				WHERE sku = 'T-SEE-193';
			UPDATE catalog.item SET on_hand = 4
				WHERE sku = 'T-SEE-194';
			UPDATE catalog.item SET on_hand = 1
				WHERE sku = 'T-SEE-195';
			UPDATE catalog.item SET on_hand = 3
				WHERE sku = 'T-SEE-196';
			UPDATE catalog.product SET status = 'archived'
				WHERE sku = 'T-SEE-197'`);
		await show(page, cart);
	}),
	shown('added', async (page) => addTo(page,
		await make(page, 'Presents', usual))),
	shown('saved', async (page) => {
		await show(page, await make(page, 'Presents', usual));
		await press(page, '#lines .ends button');
	}),
	shown('removed', async (page) => {
		await show(page, await make(page, 'Presents', usual));
		await press(page, 'button:has-text("Remove Peak rope")');
	}),
	shown('renamed', (page) => deed(page, 'rename', 'main button')),
	shown('share-made', share),
	shown('share-shown', (page) => page.goto(
		`${people.shared.split('?')[0]}?ask=share`)),
	shown('share-seen', (page) => page.goto(at('shop', people.link)),
		{ as: undefined }),
	shown('share-copied', async (page) => {
		await page.goto(at('shop', people.link));
		await press(page, 'text="Copy to my carts"');
	}),
	shown('share-ended', unshare),
	shown('share-gone', (page) => page.goto(at('shop', people.link)),
		{ as: undefined, status: 404 }),
	shown('deleted', (page) => deed(page, 'delete',
		'text="Delete this cart"')),
	shown('undone', (page) => press(page, 'text="Undo"')),
	shown('undone-late', async (page) => {
		await page.goBack();
		await press(page, 'text="Undo"');
	}, { status: 404 }),
	shown('merged', merge),
	shown('moved', (page) => move(page, false)),
	shown('line-copied', (page) => move(page, true)),
	shown('kept', async (page) => {
		await show(page, await make(page, 'Presents', usual));
		await press(page, 'button:has-text("later: Peak rope")');
	}),
	shown('kept-back', (page) => press(page,
		'button:has-text("Put into this cart: Peak rope")')),
	shown('kept-removed', async (page) => {
		await press(page, 'button:has-text("later: Peak rope")');
		await press(page, 'button:has-text("Remove Peak rope from")');
	}),
	shown('pad-done', (page) => sendPad(page,
		'T-SEE-202 2\nT-SEE-203,4\nT-SEE-204\n')),
	shown('conflict-all', (page) => overtake(page, setThere),
		{ status: 409 }),
	shown('gone-deleted', (page) => overtake(page, (late, cart) =>
		deed(late, 'delete', 'text="Delete this cart"', cart)),
	{ status: 404 }),
	shown('gone-merged', (page) => overtake(page, (late, cart) =>
		deed(late, 'merge', merging, cart)), { status: 404 }),
	shown('gone-ordered', (page) => overtake(page, (late, cart) =>
		sql(`UPDATE carts.cart SET state = 'ordering', order_id = id
			WHERE id = '${cart.id}'`)), { status: 409 }),
	shown('deed-stale', async (page) => {
		const cart = await make(page, 'Presents', usual);
		await show(page, cart, '?ask=delete');
		const late = await page.context().newPage();
		await addTo(late, cart);
		await late.close();
		await press(page, 'text="Delete this cart"');
	}, { status: 409 }),
	shown('long-name', async (page) => show(page, await make(page,
		`${'Halfway up the hill '.repeat(4)}${'W'.repeat(20)}`, usual))),
	shown('long-name-wide', async (page) => show(page,
		await make(page, 'W'.repeat(100), usual))),
	shown('long-thing', async (page) => show(page,
		await make(page, 'Presents', { 201: 2 }))),
	shown('long-thing-conflict', async (page) => {
		const cart = await make(page, 'Presents', { 201: 2 });
		await show(page, cart);
		const late = await page.context().newPage();
		await addTo(late, cart);
		await late.close();
		await page.locator('.qty').first().fill('3');
		await press(page, '#lines .ends button');
	}, { status: 409 }),
	shown('999', async (page) => show(page,
		await make(page, 'For the whole hill', { 202: 999, 204: 998 }))),
	shown('too-many-pieces', async (page) => {
		await show(page, await make(page, 'Presents', usual));
		await unchecked(page, '1000');
	}, { status: 422 }),
	shown('no-number', async (page) => {
		await show(page, await make(page, 'Presents', usual));
		await unchecked(page, '');
	}, { status: 422 }),
	shown('line-full', toTheFull, { status: 422 }),
	shown('200-lines', async (page) => show(page, await full(page)),
		{ heavy: true }),
	shown('lines-full', async (page) => addTo(page, await full(page)),
		{ status: 422 }),
	shown('500', async (page) => show(page, await manyCarts(page)),
		{ heavy: true }),
	shown('all', (page) => page.goto(at('shop', '/carts?all=open'))),
	shown('all-found', (page) => page.goto(
		at('shop', '/carts?all=open&name=day%201'))),
	shown('all-none', (page) => page.goto(
		at('shop', '/carts?all=open&name=xyzzyx'))),
	shown('all-move', (page) => show(page, people.many,
		'?ask=move&sku=T-SEE-202'), { heavy: true }),
	shown('too-many', async (page) => {
		await page.goto(at('shop', '/carts?ask=new'));
		await page.fill('[name=name]', 'One more');
		await press(page, 'text="Make this cart"');
	}, { status: 422 }),
	shown('all-bought', async (page) => {
		sql(`UPDATE carts.cart SET state = 'purchased'
			WHERE name LIKE 'Cart of day%'`);
		await page.goto(at('shop', '/carts?all=bought'));
	}),
	{ name: 'cart-adopted', as: 'newcomer',
		go: (page) => page.goto(at('shop', '/carts')) },
	{ name: 'home-adopted', as: 'newcomer',
		go: (page) => page.goto(at('shop')) },
];
