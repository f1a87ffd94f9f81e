// Paying without the processor, and an invoice to somebody else.
import { at, sql } from './lib/demo.mjs';
import { addToCart, address, askQuote, fillIn, press,
	toCheckout } from './lib/deeds.mjs';

function breaker(until) {
	sql(`UPDATE orders.breaker SET open_until = ${until}
		WHERE name = 'processor'`);
}

async function begin(page) {
	await addToCart(page, 'Cairn compass');
	await toCheckout(page);
}

async function down(page) {
	breaker('UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE');
	await page.reload();
}

async function choose(page, way) {
	await page.locator(`[name=payment][value=${way}]`).check();
}

async function halfAnInvoice(page) {
	await page.reload();
	await page.locator('summary:has-text("Invoice")').click();
	await fillIn(page, { ...address, email: 'una@example.org',
		invoice_name: 'Ridge and Sons' });
	await choose(page, 'transfer');
	await press(page, '.go');
}

async function wholeInvoice(page) {
	await fillIn(page, { invoice_line1: '1 Quay', invoice_city: 'Cork',
		invoice_postcode: 'T12' });
	await askQuote(page, { email: 'una@example.org' });
	await press(page, '.go');
}

async function inCash(page) {
	await begin(page);
	await askQuote(page, { email: 'una@example.org' });
	await choose(page, 'delivery');
	await press(page, '.go');
}

async function inTheAdmin(page) {
	const id = sql(`SELECT order_id FROM orders.payment_attempt
		WHERE method = 'transfer' ORDER BY created_at DESC LIMIT 1`);
	await page.goto(at('admin', `/orders/${id}`));
}

export const offlineStates = [
	{ name: 'checkout-ways', as: 'payer', go: begin },
	{ name: 'checkout-down', as: 'payer', go: down,
		done: () => breaker('NULL') },
	{ name: 'checkout-invoice-error', as: 'payer', status: 422,
		go: halfAnInvoice },
	{ name: 'order-transfer', as: 'payer', go: wholeInvoice },
	{ name: 'order-cash', as: 'payer', go: inCash },
	{ name: 'admin-order-unpaid', as: 'staff', go: inTheAdmin },
];
