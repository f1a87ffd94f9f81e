// Hostile words typed into all that staff fills in; what it is called then.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at, mailTo, sql, until } from './demo.mjs';
import { askQuote, cards, chooseVariant, fillIn, payWith, place, press,
	toCheckout } from './deeds.mjs';
import { hostile, look } from './hostile.mjs';

const [script, picture, handler, template] = hostile;
const stamp = Date.now().toString(36).toUpperCase();
const photo = fileURLToPath(new URL('../../data/photo.jpg', import.meta.url));

export const words = {
	stamp,
	product: `${script} goods ${stamp}`, brand: `=1+1${picture} brand ${stamp}`,
	summary: `${template} summary`,
	attribute: `${script} kind`, value: `${picture} stuff ${stamp}`,
	option: `${handler} o`.slice(0, 60), choice: '<b onclick=attacked()>Big',
	category: `@SUM(1)${script} shelf ${stamp}`, about: `${picture} about`,
	alt: `${picture} alt`, title: `${script} own ${stamp}`,
	way: `${stamp} parcel ${picture}`, hint: `${template} hint`,
	country: `${script} land`, view: `${script} view ${stamp}`,
	note: `${picture} note`, personal: `${script} person note`,
	tracking: `${script} track`, carrier: `${picture} post`,
	refund: `${script} refund`, stock: `${picture} moved`,
	sku: `X"><svg/onload=attacked()>${stamp}`,
	shop: "<script>attacked()</script> view.me.name = X",
	tagline: `${picture} a.b = c`, address: `${handler} shop { x = 1 }`,
	withdrawal: `${picture} withdrawn`,
};

// Links that are code, HTML of every kind, and what HDF would read.
export const markdown = `${script} told

[code](javascript:attacked()) ![code](javascript:attacked())
[data](data:text/html,<script>attacked()</script>)
[split](java&#x0a;script:attacked()) <javascript:attacked()>
[title](/x "\\" onmouseover=attacked() x=")

<div onclick="attacked()"><svg onload=attacked()></svg></div>
<iframe srcdoc="<script>parent.attacked()</script>"></iframe>

view.shop.name = taken
#include "/etc/passwd"
order << EOM

Told after all & once &copy; <
`;

async function send(page, where, fields, button = 'main .go') {
	await page.goto(at('admin', where));
	await fillIn(page, fields);
	await press(page, button);
}

async function category(page, made) {
	await send(page, '/categories', { name: words.category });
	made.category = sql(`SELECT MAX(id) FROM catalog.category`);
	await send(page, `/categories/${made.category}`,
		{ description: `${words.about}\nx.y = z` });
}

async function product(page, made) {
	await send(page, '/products/new', { name: words.product, sku: words.sku,
		price: '14.50', stock: '20', category: made.category });
	made.product = page.url().match(/products\/(\d+)/)[1];
	await send(page, `/products/${made.product}`, { brand: words.brand,
		summary: words.summary, description: markdown,
		attributes: `${words.attribute}: ${words.value}` },
	'[name=do][value=preview]');
	assert.ok(await page.locator('#preview').count());
	await press(page, '.bar .go');
}

async function variants(page, made) {
	await send(page, `/products/${made.product}/variants`,
		{ option: words.option, values: `${words.choice}, Small` },
		'[value=show]');
	for (const [name, value] of [['price', '15'], ['stock', '9']]) {
		for (const cell of await page.locator(`[name=${name}]:visible`).all())
			await cell.fill(value);
	}
	await press(page, 'main .go');
	await send(page, `/products/${made.product}`, { state: 'published' },
		'.bar .go');
	made.sku = sql(`SELECT sku FROM catalog.item WHERE retired = 0
		AND product = ${made.product} ORDER BY position LIMIT 1`);
	made.slug = sql(`SELECT slug FROM catalog.product
		WHERE id = ${made.product}`);
}

async function pictures(page, made) {
	await page.goto(at('admin', `/products/${made.product}/pictures`));
	await page.setInputFiles('[name=file]', { name: `${picture}.jpg`,
		mimeType: 'image/jpeg',
		buffer: readFileSync(photo) });
	await page.fill('form[enctype] [name=alt]', words.alt);
	await press(page, 'form[enctype] button');
}

async function ownPage(page, made) {
	await send(page, '/pages/new', { title: words.title, text: markdown,
		state: 'published' });
	made.page = sql('SELECT MAX(id) FROM catalog.page');
	made.pageSlug = sql(`SELECT slug FROM catalog.page
		WHERE id = ${made.page}`);
}

async function ways(page, made) {
	await page.goto(at('admin', '/rates/new'));
	await fillIn(page, { name: words.way, hint: words.hint });
	await page.locator('[name=country]').first().selectOption('IE');
	await page.locator('[name=price]').first().fill('1.00');
	await page.locator('[name=active]').check();
	await press(page, 'main .go');
	made.way = page.url().match(/ways\/([^?]+)/)[1];
}

async function views(page) {
	await page.goto(at('admin', `/products?q=${stamp}`));
	await page.locator('summary:text("Keep this view")').click();
	await page.fill('[action="/products/keep"] [name=name]', words.view);
	await press(page, '[action="/products/keep"] button');
}

async function stock(page, made) {
	await send(page, `/stock/item?sku=${encodeURIComponent(made.sku)}`,
		{ delta: '+2', why: 'found', note: words.stock },
		'form[action$="/adjust"] button');
}

async function voucher(page, made) {
	made.code = `X-${stamp}`;
	await send(page, '/vouchers/new', { code: script, kind: 'percent',
		percent: '5' });
	assert.match(await page.locator('main').innerText(), /Not saved/);
	assert.equal(await page.locator('[name=code]').inputValue(), script);
	await send(page, '/vouchers/new', { code: made.code, kind: 'percent',
		percent: '5' });
}

async function bulk(page, made) {
	await page.goto(at('admin',
		`/bulk/new?act=attribute&id=${made.product}`));
	await fillIn(page, { attribute: `${script} bulk`, value: picture });
	await press(page, 'form.card .go');
	made.bulk = page.url().match(/bulk\/(\w+)/)[1];
}

async function file(page, made) {
	await page.goto(at('admin', '/bulk/file'));
	const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
	await page.setInputFiles('[name=file]', { name: `${handler}.csv`,
		mimeType: 'text/csv', buffer: Buffer.from('SKU,Name,Brand\n'
			+ `${quoted(made.sku)},x,=1+1\n`
			+ `${quoted(words.sku)},${quoted(words.product)},`
			+ `${quoted(`${words.brand} new`)}\n`
			+ `${quoted(script)},${quoted(picture)},y\n`) });
	await press(page, 'form.card .go');
	made.file = page.url().match(/bulk\/(\w+)/)[1];
}

export const catalog = [
	['a category', category], ['a product', product],
	['options', variants], ['a picture', pictures], ['a page', ownPage],
	['a way of delivery', ways], ['a saved view', views],
	['a stock move', stock], ['a voucher', voucher],
	['a bulk change', bulk], ['a file', file],
];

const kept = ['shop_name', 'shop_tagline', 'shop_address',
	'shop_search_hint', 'shop_shelf', 'maintenance_text'];
let before;

export async function settings(page, made) {
	await page.goto(at('admin', '/settings'));
	made.owner = await page.inputValue('[name=mail_owner]');
	before = await page.evaluate((names) => Object.fromEntries(names.map(
		(name) => [name, document.querySelector(`[name=${name}]`).value])),
	kept);
	await fillIn(page, { shop_name: words.shop, shop_tagline: words.tagline,
		shop_address: words.address, shop_search_hint: script,
		shop_shelf: `${script} shelf`, maintenance_text: template });
	await press(page, 'main .go');
	assert.match(await page.locator('main').innerText(), /Saved/);
}

// The other tests find the shop as it was.
export async function putBack(page, made) {
	if (before)
		await send(page, '/settings', before);
	if (made.page)
		await send(page, `/pages/${made.page}`, { state: 'draft' });
	if (made.product)
		await send(page, `/products/${made.product}`, { state: 'archived' },
			'.bar .go');
	sql(`DELETE FROM catalog.shipping_rate WHERE method = '${made.way}';
		DELETE FROM catalog.shipping_method WHERE code = '${made.way}';
		UPDATE catalog.version SET n = n + 1`);
}

// A shopper buys it, has it sent in the hostile way and the invoice
// elsewhere; the order's id.
export async function order(visitor, person, made) {
	const { page } = visitor;
	await look(visitor, at('shop', `/p/${made.slug}`));
	await chooseVariant(page);
	await press(page, '.go');
	await toCheckout(page);
	await page.locator('details:has([name=invoice_name])').evaluate(
		(folded) => { folded.open = true; });
	await askQuote(page, { email: person.email, name: script, line1: picture,
		line2: handler, city: template, invoice_name: `${script} firm`,
		invoice_line1: `${picture} firm`, invoice_city: `${template} firm`,
		invoice_postcode: '=1+1' });
	await page.check(`[name=shipping][value="${made.way}"]`, { force: true });
	await place(page);
	await payWith(page, cards.good);
	return until('a paid order', () => sql(`SELECT id FROM orders.orders
		WHERE email = '${person.email}' AND payment = 'paid'
		AND fulfilment = 'new' AND id <> '${made.order ?? ''}'`));
}

// What staff writes beside it, until part of its money is back.
export async function desk(page, made) {
	const path = `/orders/${made.order}`;
	await send(page, path, { text: words.note },
		'form[action$="/note"] button');
	await send(page, `/customers/${made.order}`, { text: words.personal },
		'form[action$="/note"] button');
	await send(page, path, { tracking: words.tracking,
		carrier: words.carrier }, 'form[action$="/ship"] button');
	await page.goto(at('admin', `${path}/refund`));
	await page.locator('[name=how][value=amount]').check({ force: true });
	await page.fill('#f-amount', '1.00');
	await page.fill('#f-note', words.refund);
	await press(page, '#change button');
	await press(page, 'main .go');
	made.refund = await until('the credit note', () => sql(`SELECT id
		FROM orders.refund WHERE order_id = '${made.order}'
		AND credit_no IS NOT NULL`));
}

export async function withdraw(visitor, person) {
	const { page } = visitor;
	await page.goto(at('shop', '/withdrawal'));
	await fillIn(page, { number: script.slice(0, 40), name: script,
		email: person.email, text: `${words.withdrawal}\na.b = c` });
	await press(page, 'main .go');
}

export function mailsOf(person, n) {
	return until(`${n} mails`, async () => {
		const mails = await mailTo(person.email);
		return mails.length >= n && mails;
	}, 30);
}
