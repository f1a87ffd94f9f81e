// What there is to look at: a name for the picture, who looks (a stranger if
// not said), how to get there, and the status of the answer (200 if not said).
import { at, sql, somebody } from './lib/demo.mjs';
import { address, addToCart, askQuote, cards, fillIn, payWith, place, press,
	productPath, staffPassword, toCheckout } from './lib/deeds.mjs';

// A state that is just an address.
function path(name, where, more = {}) {
	return { name, go: (page) => page.goto(at('shop', where)), ...more };
}

function admin(name, where, more = {}) {
	return { name, as: 'staff', go: (page) => page.goto(at('admin', where)),
		...more };
}

function product(name, called, more = {}) {
	return { name, ...more, go: async (page) => page.goto(
		at('shop', await productPath(called))) };
}

// The sign-in form sent with what is wrong.
async function badSignIn(page) {
	await page.goto(at('shop', '/login'));
	await fillIn(page, { email: 'una@example.com',
		password: 'not the one at all' });
	await press(page, '.go');
}

async function badRegistration(page) {
	await page.goto(at('shop', '/login'));
	await press(page, 'a[href*="register"]');
	await fillIn(page, { name: '', email: 'no address', password: 'short' });
	await press(page, '.go');
}

// Prices and stock that moved since the goods were put in.
async function changedGoods(page) {
	await addToCart(page, 'Rain pad', 3);
	await addToCart(page, 'Boot dubbin');
	await addToCart(page, 'Stile pencil loop', 2);
	await addToCart(page, 'Storm matches');
	sql(`UPDATE carts.cart_line SET unit_minor = unit_minor + 300
		WHERE sku = 'RIN-PAD'`);
	sql(`UPDATE carts.cart_line SET unit_minor = unit_minor - 100
		WHERE sku = 'MTC-STM'`);
	await page.goto(at('shop', '/carts'));
}

export const states = [
	path('home', '/'),
	path('error-404', '/no/such/page', { status: 404 }),
	path('signin', '/login'),
	{ name: 'signin-error', go: badSignIn, status: 422 },
	{ name: 'register', go: async (page) => {
		await page.goto(at('shop', '/login'));
		await press(page, 'a[href*="register"]');
	} },
	{ name: 'register-error', go: badRegistration, status: 422 },
	path('carts-empty', '/carts'),
];
