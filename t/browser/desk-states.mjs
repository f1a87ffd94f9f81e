// The desk: papers of an order, people, mails and programs.
import { at, sql } from './lib/demo.mjs';
import { press } from './lib/deeds.mjs';

function admin(name, where, more = {}) {
	return { name, as: 'staff', go: (page) => page.goto(at('admin', where)),
		...more };
}

function order(name, path, which = 'paid_at IS NOT NULL', more = {}) {
	return { name, as: 'staff', ...more, go: (page) => {
		const id = sql(`SELECT id FROM orders.orders WHERE ${which}
			AND email <> '' ORDER BY id DESC LIMIT 1`);
		return page.goto(at('admin', `${path.replace('ID', id)}`));
	} };
}

async function wrongAddress(page) {
	await order('', '/orders/ID/address', `fulfilment = 'new'
		AND payment = 'paid'`).go(page);
	await page.locator('[name=city]').evaluate((field) =>
		field.removeAttribute('required'));
	await page.fill('[name=city]', '');
	await press(page, 'main .go');
}

async function creditNote(page) {
	const [id, refund] = sql(`SELECT CONCAT(order_id, ' ', id)
		FROM orders.refund WHERE credit_no IS NOT NULL
		ORDER BY credit_no DESC LIMIT 1`).split(' ');
	return page.goto(at('admin', `/orders/${id}/credit/${refund}/note`));
}

export const deskStates = [
	admin('admin-board', '/orders'),
	admin('admin-orders-filtered',
		'/orders?state=to_pack&since=2001-01-01&q=una'),
	order('admin-order-desk', '/orders/ID'),
	order('admin-address', '/orders/ID/address',
		`fulfilment = 'new' AND payment = 'paid'`),
	{ name: 'admin-address-wrong', as: 'staff', status: 422,
		go: wrongAddress },
	order('admin-invoice', '/orders/ID/invoice'),
	order('admin-slip', '/orders/ID/slip'),
	{ name: 'admin-credit', as: 'staff', go: creditNote },
	admin('admin-customers', '/customers'),
	admin('admin-customers-none', '/customers?q=xyzzyx'),
	order('admin-customer', '/customers/ID'),
	order('admin-erase', '/customers/ID/erase'),
	admin('admin-mails', '/books/mails?show=done'),
	admin('admin-mails-none', '/books/mails?show=failed'),
	admin('admin-events', '/books/events?show=done'),
	admin('admin-programs', '/books/programs'),
];
