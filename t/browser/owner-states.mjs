// What an owner sets, and what shoppers see of it.
import { at, sql } from './lib/demo.mjs';
import { fillIn, press } from './lib/deeds.mjs';

function shop(name, where, more = {}) {
	return { name, go: (page) => page.goto(at('shop', where)), ...more };
}

function admin(name, where, more = {}) {
	return { name, as: 'staff', go: (page) => page.goto(at('admin', where)),
		...more };
}

// A form of the admin with something in it that makes no sense.
function wrong(name, where, typed) {
	return { name, as: 'staff', status: 422, go: async (page) => {
		await page.goto(at('admin', where));
		await fillIn(page, typed);
		await press(page, 'main .go');
	} };
}

async function publishImprint(page) {
	sql(`UPDATE catalog.page SET status = 'published'
		WHERE purpose = 'imprint'`);
	sql('UPDATE catalog.version SET n = n + 1');
	return page.goto(at('shop', '/pages/imprint'));
}

function unpublishImprint() {
	sql(`UPDATE catalog.page SET status = 'draft'
		WHERE purpose = 'imprint'`);
	sql('UPDATE catalog.version SET n = n + 1');
}

async function makeVouchers(page) {
	sql(`INSERT IGNORE INTO orders.voucher (code, kind, percent_bp, uses_max,
		made_at) VALUES ('LOOK-AT-ME', 'percent', 1250, 40,
		UTC_TIMESTAMP(3))`);
	return page.goto(at('admin', '/vouchers'));
}

// Somebody else was quicker with the same page.
async function stalePage(page) {
	await page.goto(at('admin', '/pages'));
	await press(page, 'tbody a[href^="/pages/"]');
	sql('UPDATE catalog.page SET version = version + 1');
	await fillIn(page, { title: 'Another title' });
	await press(page, 'main .go');
}

async function withdraw(page) {
	await page.goto(at('shop', '/withdrawal'));
	await fillIn(page, { number: 'W-1', name: 'Una Marsh',
		email: 'una@example.org', text: 'The lantern.' });
	await press(page, 'main .go');
}

async function withdrawBadly(page) {
	await page.goto(at('shop', '/withdrawal'));
	await fillIn(page, { number: '', email: 'una' });
	await press(page, 'main .go');
}

export const ownerStates = [
	shop('delivery', '/delivery'),
	shop('withdrawal', '/withdrawal'),
	{ name: 'withdrawal-wrong', status: 422, go: withdrawBadly },
	{ name: 'withdrawal-sent', go: withdraw },
	{ name: 'own-page', go: publishImprint, done: unpublishImprint },
	admin('admin-settings', '/settings'),
	wrong('admin-settings-wrong', '/settings',
		{ shop_name: '', mail_from: 'nobody', theme_ink: '#eeeeee' }),
	{ name: 'admin-vouchers', as: 'staff', go: makeVouchers },
	admin('admin-vouchers-none', '/vouchers?q=NONE'),
	admin('admin-voucher', '/vouchers/LOOK-AT-ME'),
	admin('admin-voucher-new', '/vouchers/new'),
	wrong('admin-voucher-wrong', '/vouchers/new',
		{ code: 'small', percent: '101' }),
	admin('admin-rates', '/rates'),
	admin('admin-rates-nowhere', '/rates?country=AT&total=20&weight=40'),
	admin('admin-way', '/rates/ways/standard'),
	admin('admin-way-new', '/rates/new'),
	admin('admin-pages', '/pages'),
	admin('admin-page-new', '/pages/new'),
	wrong('admin-page-wrong', '/pages/new', { title: '', slug: 'A B' }),
	{ name: 'admin-page-stale', as: 'staff', status: 409, go: stalePage },
	admin('admin-doctor', '/doctor'),
];
