// Hostile words in all that staff and a shopper fill in, and then every page
// of the admin, of the shop, every mail, PDF and CSV that shows them: nothing
// runs, and each stands there as it was typed. The pages are those of the
// route table, so that later ones are looked at, too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withBrowser } from './lib/browser.mjs';
import { at, demo, mailTo, somebody, sql, until } from './lib/demo.mjs';
import { register, signInStaff } from './lib/deeds.mjs';
import { harmless, hostile, look, newVictim } from './lib/hostile.mjs';
import { catalog, desk, mailsOf, order, putBack, settings, withdraw, words }
	from './lib/typed.mjs';
import { test, walk } from './lib/tap.mjs';

const made = {};
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));

// A member of staff whose name is hostile, too: it stands beside every change.
function hire() {
	const person = { email: somebody().email, password: 'heron staff tussock' };
	const secret = join(folder, 'password');
	writeFileSync(secret, `${person.password}\n`);
	const [program, ...more] = demo.clearcart;
	const said = execFileSync(program, [...more, 'staff', 'add', '--email',
		person.email, '--name', `${hostile[0]} staff`, '--role', 'owner',
		'--password-file', secret, '--totp'], { encoding: 'utf8' });
	person.totp_secret = said.match(/^totp_secret=(\w+)$/m)[1];
	return person;
}

function getRoutes() {
	const program = join(dirname(demo.clearcart[0]), 'admin');
	const rows = execFileSync(program, ['--routes'], { encoding: 'utf8' });
	return rows.trim().split('\n').map((row) => JSON.parse(row)).filter(
		({ method, path }) => method === 'GET'
			&& !/^\/(login|auth|join)/.test(path));
}

// What stands in the place of :id and :code, by how a path begins.
function filled(path) {
	const ids = { orders: made.order, customers: made.order,
		products: made.product, categories: made.category,
		bulk: made.file, vouchers: made.code, pages: made.page,
		rates: made.way };
	const [, first, , deed] = path.split('/');
	if (['cancel', 'address'].includes(deed))
		return path.replace(':id', made.open);
	return path.replace(':refund', made.refund).replace(/:\w+/,
		ids[first] ?? sql(`SELECT ref FROM orders.audit
			WHERE kind = '${first.replace(/s$/, '')}'
			ORDER BY id DESC LIMIT 1`));
}

// What a page asks for in its query, with something that it finds, and each
// word of its own hostile.
function queries({ path, fields }) {
	const known = { sku: made.sku, category: made.category,
		who: made.staff, by: 'product', id: made.product };
	const asked = [''];
	for (const name of fields) {
		for (const value of [known[name], hostile[0], hostile[1]]) {
			if (value)
				asked.push(`?${name}=${encodeURIComponent(value)}`);
		}
	}
	if (path === '/bulk/new')
		return asked.map((query) => `${query || '?'}&act=attribute`
			+ `&id=${made.product}`);
	return asked;
}

const expected = {
	'/products': [words.product, words.view],
	'/products/:id': [words.product, words.brand, words.summary,
		words.category, words.attribute, words.sku, `${hostile[0]} staff`],
	'/products/:id/variants': [words.option, words.choice],
	'/products/:id/pictures': [words.alt],
	'/categories': [words.category],
	'/categories/:id': [words.category, words.about],
	'/pages': [words.title], '/pages/:id': [words.title],
	'/rates': [words.way], '/rates/ways/:code': [words.way, words.hint],
	'/settings': [words.shop, words.tagline, words.address],
	'/orders/:id': [hostile[0], hostile[1], hostile[2], hostile[3],
		`${hostile[0]} firm`, `${hostile[1]} firm`, words.note, words.way,
		words.tracking, words.carrier, words.refund, words.product,
		words.choice],
	'/orders/:id/invoice': [`${hostile[0]} firm`, `${hostile[1]} firm`,
		words.product, words.shop],
	'/orders/:id/slip': [hostile[0], hostile[1], words.product],
	'/customers/:id': [hostile[0], words.personal],
	'/bulk': [], '/bulk/:id': [words.sku, words.brand, hostile[0]],
	'/audit': [`${hostile[0]} bulk`],
	'/orders': [hostile[0]], '/customers': [hostile[0]],
	'/stock/item': [words.product, words.choice, words.stock],
	'/stock/count': [words.product],
	'/orders/:id/credit/:refund/note': [`${hostile[0]} firm`],
	'/staff': [`${hostile[0]} staff`],
	'/staff/person': [`${hostile[0]} staff`],
};

// Papers and tables are no pages: their text as it comes.
async function paper(visitor, url) {
	const answer = await visitor.context.request.get(url);
	const type = answer.headers()['content-type'];
	assert.ok(answer.status() < 500, `${url} ${answer.status()}`);
	if (answer.status() >= 400)
		return '';
	assert.match(answer.headers()['x-content-type-options'] ?? '', /nosniff/);
	if (type.startsWith('application/pdf'))
		return pdf(await answer.body());
	assert.match(type, /^text\/csv/);
	return (await answer.text()).replace(/^\ufeff/, '');
}

// Cells as a spreadsheet reads them.
function cells(csv) {
	return [...csv.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r?\n|$)/g)].map(
		([, cell]) => cell.startsWith('"')
			? cell.slice(1, -1).replaceAll('""', '"') : cell);
}

const tables = [
	['/reports/csv?by=product', words.product],
	['/reports/csv?by=category', `'${words.category}`],
	[`/products/file?q=${words.stamp}`, words.product, words.sku,
		`'${words.brand}`],
];

async function lookAtTables(visitor) {
	for (const [where, ...told] of tables) {
		const found = cells(await paper(visitor, at('admin', where)));
		assert.deepEqual(found.filter((cell) => /^[=+@\t]/.test(cell)), []);
		for (const word of told)
			assert.ok(found.includes(word),
				`${where} does not say ${word}: ${found}`);
	}
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// As it would stand there if it were taken for HTML; what has none of these
// signs would always be found.
function escaped(words) {
	const text = words.replace(/[&<>"]/g, (sign) => entities[sign]);
	return text === words ? '&amp;' + words : text;
}

function pdf(body) {
	const path = join(folder, 'paper.pdf');
	writeFileSync(path, body);
	const text = execFileSync('pdftotext', ['-layout', path, '-'],
		{ encoding: 'utf8' });
	const shown = text.replace(/\s+/g, ' ');
	// Others' orders may say &lt; themselves.
	for (const words of hostile)
		assert.ok(!shown.includes(escaped(words)), escaped(words));
	return shown;
}

const isPaper = (path) => /(\.pdf|\/csv|\/codes|\/file)$/.test(path)
	&& path !== '/bulk/file';

async function lookAt(visitor, route) {
	const where = filled(route.path);
	if (isPaper(route.path))
		return paper(visitor, at('admin', where));
	await look(visitor, at('admin', where + startOf(route)),
		expected[route.path] ?? []);
	for (const query of queries(route).slice(1)) {
		await visitor.page.goto(at('admin', where + query));
		assert.ok(visitor.answer.status() < 500, where + query);
		await harmless(visitor);
	}
	return '';
}

// Without these a page has nothing to show.
function startOf({ path }) {
	const sku = encodeURIComponent(made.sku);
	const starts = { '/stock/item': `?sku=${sku}`,
		'/stock/count': `?category=${made.category}`,
		'/staff/person': `?who=${made.staff}`,
		'/staff/remove': `?who=${made.staff}`,
		'/bulk/new': `?act=attribute&id=${made.product}` };
	return starts[path] ?? '';
}

async function everyPage(visitor) {
	for (const route of getRoutes())
		await test(`the admin's ${route.path}`,
			() => lookAt(visitor, route));
}

// Of Markdown tags go, and the text in them stays.
const after = 'Told after all & once © <';

async function shopPages(visitor) {
	const shop = [
		['/', [words.shop, words.tagline, words.title]],
		[`/p/${made.slug}`, [words.product, words.brand, words.summary,
			words.attribute, words.value, words.option, words.choice,
			'attacked() told', after, 'view.shop.name = taken',
			words.category]],
		[`/search?q=${encodeURIComponent(words.product)}`, [words.product]],
		[`/pages/${made.pageSlug}`, [words.title, 'attacked() told', after]],
		['/delivery', [words.way, words.hint]],
		['/account/orders', []],
		[`/account/orders/${made.order}`, [hostile[0], hostile[1],
			words.product, words.tracking, words.carrier]],
	];
	for (const [where, told] of shop)
		await test(`the shop's ${where}`,
			() => look(visitor, at('shop', where), told));
}

async function mails(visitor, person) {
	const all = await mailsOf(person, 4);
	const every = all.map((mail) => mail.text).join('\n');

	for (const told of [hostile[0], words.product, words.tracking, words.shop])
		assert.ok(every.includes(told), `no mail says ${told}`);
	for (const { text, html, subject } of all) {
		assert.doesNotMatch(`${subject} ${text}`, /&(lt|gt|quot|#39);/);
		if (!html)
			continue;
		await visitor.page.setContent(html);
		await harmless(visitor);
	}
}

async function ownersMail() {
	const found = await until('the mail about the withdrawal', async () => {
		const all = await mailTo(made.owner);
		return all.find(({ text }) => text.includes(words.withdrawal));
	}, 30);
	assert.ok(found.text.includes('a.b = c'));
	assert.ok(found.text.includes(hostile[0]));
	assert.doesNotMatch(found.text, /&(lt|gt|quot|#39);/);
}

const papers = [
	['invoice.pdf', [`${hostile[0]} firm`, `${hostile[1]} firm`,
		`${hostile[0]} goods`, words.shop]],
	['slip.pdf', [hostile[0], hostile[1], `${hostile[0]} goods`]],
	['credit/REFUND/note.pdf', [`${hostile[0]} firm`]],
];

async function lookAtPapers(visitor) {
	for (const [name, told] of papers) {
		const text = await paper(visitor,
			at('admin', `/orders/${made.order}/${name.replace('REFUND',
				made.refund)}`));
		for (const word of told)
			assert.ok(squeezed(text).includes(squeezed(word)),
				`${name} does not say ${word}: ${text}`);
	}
}

// A paper breaks lines within words.
function squeezed(text) {
	return text.replace(/\s/g, '');
}

// No text of Unicode at all, and what turns text around in a name.
async function odd(visitor) {
	const { page } = visitor;
	await page.goto(at('admin', '/categories'));
	const csrf = await page.locator('[name=csrf]').first().inputValue();
	for (const name of ['a%00b', '%ED%A0%80', 'a%E2%80%AEb', '%FF',
		'a%0Ax.y%20%3D%20z', '%C0%BCscript%3E']) {
		const answer = await page.request.post(at('admin', '/categories'), {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			data: `csrf=${csrf}&name=${name}`, maxRedirects: 0 });
		assert.ok([400, 422].includes(answer.status()),
			`${name}: ${answer.status()}`);
	}
}

function fillAll(staff, shopper, person) {
	const { page } = staff;
	return [
		...catalog.map(([what, fill]) => [what, async () => {
			await fill(page, made);
			await harmless(staff);
		}]),
		['an order', async () => {
			made.order = await order(shopper, person, made);
		}],
		['the desk', () => desk(page, made)],
		['settings', () => settings(page, made)],
		['another order', async () => {
			made.open = await order(shopper, person, made);
		}],
		['a withdrawal', () => withdraw(shopper, person)],
	];
}

await withBrowser(async () => {
	const [staff, shopper] = [await newVictim(), await newVictim()];
	const person = somebody(`${hostile[0]} shopper`);

	const colleague = hire();
	await signInStaff(staff.page, colleague);
	made.staff = sql(`SELECT sub FROM carts.staff
		WHERE email = '${colleague.email}'`);
	await register(shopper.page, person);
	await walk('typed', fillAll(staff, shopper, person));
	await everyPage(staff);
	await shopPages(shopper);
	await test('mails say it in plain text', () => mails(shopper, person));
	await test('the owner is told of the withdrawal', ownersMail);
	await test('papers say it', () => lookAtPapers(staff));
	await test('tables say it', () => lookAtTables(staff));
	await test('what is no text is refused', () => odd(staff));
	await test('the shop is as it was', () => putBack(staff.page, made));
	await staff.context.close();
	await shopper.context.close();
});
