// What there is to look at: a name for the picture, who looks (a stranger if
// not said), how to get there, the status of the answer (200 if not said),
// what to do when it was seen, and whether it may be heavy.
import { readFile } from 'node:fs/promises';
import { bulkStates } from './bulk-states.mjs';
import { cartStates } from './cart-states.mjs';
import { at, data, demo, sql, until } from './lib/demo.mjs';
import { offlineStates } from './offline-states.mjs';
import { goodsStates } from './goods-states.mjs';
import { deskStates } from './desk-states.mjs';
import { ownerStates } from './owner-states.mjs';
import { staffStates } from './staff-states.mjs';
import { addToCart, askQuote, cards, fillIn, payWith, place, press,
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

async function soldOut() {
	const { variants } = await data(await productPath('Ash thumbstick'));
	return variants.find((variant) => !variant.in_stock).sku;
}

// Prices and stock that moved since the goods were put in.
async function changedGoods(page) {
	await addToCart(page, 'Rain pad', 3);
	await addToCart(page, 'Boot dubbin');
	await addToCart(page, 'Stile pencil loop', 2);
	await addToCart(page, 'Storm matches');
	sql(`UPDATE carts.cart_line SET seen_minor = seen_minor + 300
		WHERE sku = 'RIN-PAD'`);
	sql(`UPDATE carts.cart_line SET seen_minor = seen_minor - 100
		WHERE sku = 'MTC-STM'`);
	sql(`UPDATE carts.cart_line SET quantity = 900
		WHERE sku = 'DUB-100'`);
	sql(`UPDATE carts.cart_line SET sku = '${await soldOut()}'
		WHERE sku = 'STL-LOP'`);
	await page.goto(at('shop', '/carts'));
}

// The form that was open has been overtaken by an addition elsewhere.
async function conflict(page) {
	await page.goto(at('shop', '/carts'));
	const late = await page.context().newPage();
	await addToCart(late, 'Rain pad');
	await late.close();
	await page.fill('[name=quantity]', '4');
	await press(page, 'button:text("Save quantities"):not(.vh)');
}

// One line is for later, and comes back for the tests after this one.
async function later(page) {
	await page.goto(at('shop', '/carts'));
	await press(page, 'button[name=later]');
}

async function notForLater(page) {
	await page.goto(at('shop', '/carts'));
	await press(page, 'form[action="/cart/move"] button');
}

async function padWith(page, text) {
	await page.goto(at('shop', '/cart/pad'));
	await page.fill('#text', text);
	await press(page, '#main button.go');
}

async function quoteOf(page, fields) {
	await toCheckout(page);
	await askQuote(page, fields);
}

// The cart that has become an order.
async function myCart(page) {
	const id = sql(`SELECT cart_id FROM orders.orders
		ORDER BY placed_at DESC LIMIT 1`);
	await page.goto(at('shop', `/cart/${id}`));
}

// The page looks again by itself until the payment is known.
async function paid(page) {
	await press(page, '.go');
	await page.locator('h1:has-text("Thank you")').waitFor();
}

// The address of the one order of a customer.
async function myOrder(page) {
	await page.goto(at('shop', '/account/orders'));
	await press(page, 'main a[href^="/account/orders/"]');
}

// The first product or order that a list of the admin leads to.
async function adminFirst(page, list, link) {
	await page.goto(at('admin', list));
	await press(page, `main tbody a[href^="${link}"]`);
}

async function adminPictures(page) {
	await adminFirst(page, '/products?q=stile', '/products/');
	await press(page, 'main a[href$="/pictures"]');
}

// The newest order that is paid and not yet posted, or another's condition.
async function adminOrder(page, path = '', which = `payment = 'paid'
	AND fulfilment = 'new'`) {
	const id = sql(`SELECT id FROM orders.orders WHERE ${which}
		AND total_minor > 1000 ORDER BY placed_at DESC LIMIT 1`);
	await page.goto(at('admin', `/orders/${id}${path}`));
	return id;
}

// Asks what giving the first piece back comes to.
async function adminPreview(page) {
	await adminOrder(page, '/refund');
	await page.locator('[name=quantity]').first().fill('1');
	await page.locator('[name=restock]').first().check({ force: true });
	await press(page, '#change button');
}

// Pays it back, and looks again when the processor has answered.
async function adminPaysBack(page) {
	await adminPreview(page);
	const id = page.url().split('/')[4];
	await press(page, '.go');
	await until('the refund', () => sql(`SELECT id FROM orders.refund
		WHERE order_id = '${id}' AND state = 'done'`));
	await page.goto(at('admin', `/orders/${id}`));
}

// Posted in another window, and here once more with another number.
async function adminTooLate(page) {
	await adminOrder(page, '', `payment = 'partly_refunded'
		AND fulfilment = 'new'`);
	const late = await page.context().newPage();
	await late.goto(page.url());
	await late.fill('[name=tracking]', 'RR123456785IE');
	await late.fill('[name=carrier]', 'An Post');
	await press(late, 'form[action$="/ship"] button');
	await late.close();
	await page.fill('[name=tracking]', 'another');
	await press(page, 'form[action$="/ship"] button');
}

// What nginx says when a program is away, as if this one were.
async function away(page) {
	const body = await readFile(new URL('../../htdocs/errors/503.html',
		import.meta.url), 'utf8');
	await page.route('**/sitemap.xml', (route) => route.fulfill(
		{ status: 503, contentType: 'text/html; charset=utf-8', body }));
	await page.goto(at('shop', '/sitemap.xml'));
}

export const states = [
	path('home', '/'),
	path('category', '/c/notebooks'),
	path('category-filtered', '/c/notebooks?f.Colour=Moss&sort=price'),
	path('category-nothing', '/c/notebooks?price_min=99999900'),
	{ name: 'category-filter', go: async (page) => {
		await page.setViewportSize({ width: 360, height: 900 });
		await page.goto(at('shop', '/c/notebooks#filters'));
	} },
	product('product', 'Stile field notebook'),
	product('product-simple', 'Cairn compass'),
	product('product-sold-out', 'Ash thumbstick'),
	path('search', '/search?q=wool'),
	path('search-nothing', '/search?q=notbook%20tripod'),
	path('search-everything', '/search?q=&sort=new'),
	path('error-404', '/no/such/page', { status: 404 }),
	{ name: 'error-503', status: 503, go: away },
	path('product-404', '/p/no-such-thing', { status: 404 }),

	path('carts-empty', '/carts'),
	path('home-cart', '/', { as: 'guest' }),
	path('cart', '/carts', { as: 'guest' }),
	{ name: 'cart-notices', as: 'guest', go: changedGoods },
	path('cart-rename', '/carts?ask=rename', { as: 'guest' }),
	path('cart-share', '/carts?ask=share', { as: 'guest' }),
	path('cart-delete', '/carts?ask=delete', { as: 'guest' }),
	path('cart-new', '/carts?ask=new', { as: 'guest' }),

	{ name: 'cart-later', as: 'guest', go: later },
	{ name: 'cart-put-back', as: 'guest', go: notForLater },
	path('pad', '/cart/pad', { as: 'guest' }),
	{ name: 'pad-wrong', as: 'guest', status: 422, go: (page) =>
		padWith(page, 'TRN-LAN-FIR 2\ntrn-lan-fir\nTRN-LAN-FIR x') },

	{ name: 'cart-move', as: 'guest', go: async (page) => {
		await page.goto(at('shop', '/carts'));
		await press(page, 'button[name=move]');
	} },
	{ name: 'cart-quantity-wrong', as: 'guest', status: 422,
		go: async (page) => {
			await page.goto(at('shop', '/carts'));
			await page.locator('#lines').evaluate((form) => {
				form.noValidate = true;
			});
			await page.locator('.qty').first().fill('1000');
			await press(page, '#lines .ends button');
		} },
	{ name: 'cart-shared', as: 'guest', go: async (page) => {
		await page.goto(at('shop', '/carts?ask=share'));
		await press(page, 'form[action="/cart/share"] button');
		await press(page, '.note a[href^="/s/"]');
	} },
	{ name: 'cart-conflict', as: 'guest', go: conflict, status: 409 },
	path('cart-merge', '/carts?ask=merge', { as: 'customer' }),
	...cartStates,

	path('signin', '/login'),
	{ name: 'signin-error', go: badSignIn, status: 422 },
	{ name: 'register', go: async (page) => {
		await page.goto(at('shop', '/login'));
		await press(page, 'a[href*="register"]');
	} },
	{ name: 'register-error', go: badRegistration, status: 422 },
	path('home-signed-in', '/', { as: 'customer' }),
	path('orders-none', '/account/orders', { as: 'customer' }),
	path('addresses-none', '/account/addresses', { as: 'customer' }),

	{ name: 'checkout', as: 'customer', go: (page) => toCheckout(page) },
	{ name: 'checkout-quote', as: 'customer', go: (page, { person }) =>
		quoteOf(page, { email: person.email }) },
	{ name: 'checkout-error', as: 'customer', status: 422,
		go: async (page) => {
			await fillIn(page, { email: 'no address', name: '',
				postcode: '' });
			await press(page, '.go');
		} },
	{ name: 'pay', as: 'customer', go: async (page, { person }) => {
		await quoteOf(page, { email: person.email });
		await place(page);
	} },
	{ name: 'pay-declined', as: 'customer', status: 402,
		go: (page) => payWith(page, cards.declined) },
	{ name: 'order-waiting', as: 'customer',
		go: (page) => press(page, 'header a') },
	{ name: 'cart-ordering', as: 'customer', go: (page) => myCart(page) },
	{ name: 'pay-authenticate', as: 'customer', go: async (page) => {
		await press(page, '.go');
		await press(page, '.go');
		await payWith(page, cards.asks);
	} },
	{ name: 'order-paid', as: 'customer', go: paid },
	{ name: 'cart-purchased', as: 'customer', go: (page) => myCart(page) },
	path('orders', '/account/orders', { as: 'customer' }),
	{ name: 'order', as: 'customer', go: myOrder },
	path('addresses', '/account/addresses', { as: 'customer' }),
	path('address-new', '/account/addresses/new', { as: 'customer' }),
	{ name: 'address-error', as: 'customer', status: 422,
		go: async (page) => {
			await page.goto(at('shop', '/account/addresses/new'));
			await page.fill('[name=name]', 'Una Marsh');
			await press(page, '.go');
		} },
	{ name: 'address-delete', as: 'customer', go: async (page) => {
		await page.goto(at('shop', '/account/addresses'));
		await press(page, 'main a[href$="/delete"]');
	} },

	...offlineStates,

	{ name: 'admin-code', go: (page) => staffPassword(page, demo.staff) },
	admin('admin', '/'),
	admin('admin-orders', '/orders?state=all'),
	admin('admin-orders-none', '/orders?q=xyzzyx'),
	admin('admin-reports', '/reports'),
	admin('admin-reports-month', '/reports?by=month'),
	admin('admin-reports-product', '/reports?by=product'),
	admin('admin-reports-tax', '/reports?by=tax'),
	admin('admin-reports-none', 
		'/reports?by=country&from=2001-01-01&to=2001-01-02'),
	admin('admin-reports-wrong', '/reports?from=2001-02-30',
		{ status: 422 }),
	admin('admin-audit', '/audit'),
	admin('admin-audit-none', '/audit?q=xyzzyx'),
	{ name: 'admin-order', as: 'staff',
		go: (page) => adminFirst(page, '/orders?state=all', '/orders/') },
	{ name: 'admin-refund', as: 'staff',
		go: (page) => adminOrder(page, '/refund') },
	{ name: 'admin-refund-wrong', as: 'staff', status: 422,
		go: (page) => adminOrder(page, '/refund?how=amount&amount=x') },
	{ name: 'admin-refund-preview', as: 'staff', go: adminPreview },
	{ name: 'admin-cancel', as: 'staff',
		go: (page) => adminOrder(page, '/cancel') },
	{ name: 'admin-order-refunded', as: 'staff', go: adminPaysBack },
	{ name: 'admin-order-stale', as: 'staff', status: 409,
		go: adminTooLate },
	...deskStates,
	{ name: 'order-posted', as: 'customer', go: myOrder },
	admin('admin-products', '/products'),
	admin('admin-products-none', '/products?q=xyzzyx'),
	{ name: 'admin-product', as: 'staff',
		go: (page) => adminFirst(page, '/products?q=stile', '/products/') },
	{ name: 'admin-pictures', as: 'staff',
		go: (page) => adminPictures(page) },
	{ name: 'admin-pictures-refused', as: 'staff', status: 422,
		go: async (page) => {
			await adminPictures(page);
			await press(page, 'form[enctype] button');
		} },
	admin('admin-stock', '/stock'),
	{ name: 'admin-stock-item', as: 'staff',
		go: (page) => adminFirst(page, '/stock', '/stock/item') },
	{ name: 'admin-stock-wrong', as: 'staff', status: 422,
		go: async (page) => {
			await adminFirst(page, '/stock', '/stock/item');
			await press(page, 'form[action$="/adjust"] button');
		} },
	admin('admin-stock-count', '/stock/count?category=1'),
	{ name: 'admin-stock-preview', as: 'staff',
		go: async (page) => {
			await page.goto(at('admin', '/stock/count?category=1'));
			await page.locator('input[name="counted"]').nth(0).fill('7');
			await page.locator('input[name="counted"]').nth(2).fill('999');
			await press(page, 'main .go');
		} },
	...bulkStates,
	admin('admin-product-new', '/products/new'),
	...goodsStates,
	admin('admin-books', '/books'),
	...ownerStates,
	...staffStates,
	admin('admin-404', '/products/0', { status: 404 }),
];
