// The people whom pages are shown to. Each is one browser context, made when
// first asked for.
import { newVisitor } from './browser.mjs';
import { demo, somebody } from './demo.mjs';
import { addToCart, register, signInStaff } from './deeds.mjs';

const known = new Map();

function once(name, make) {
	return async () => {
		if (!known.has(name)) {
			const visitor = await newVisitor();
			await make(visitor.page, visitor);
			known.set(name, visitor);
		}
		return known.get(name);
	};
}

export const visitors = {
	// has no cookie
	stranger: once('stranger', async () => {}),
	// has goods, but no account
	guest: once('guest', async (page) => {
		await addToCart(page, 'Tarn lantern');
		await addToCart(page, 'All-weather pencils', 2);
	}),
	customer: once('customer', async (page, visitor) => {
		visitor.person = somebody();
		await register(page, visitor.person);
		await addToCart(page, 'Stile field notebook', 3);
	}),
	// has carts of every kind
	collector: once('collector', async (page, visitor) => {
		visitor.person = somebody();
		await register(page, visitor.person);
	}),
	// signed in with goods in the cart
	newcomer: once('newcomer', async (page, visitor) => {
		visitor.person = somebody();
		await addToCart(page, 'Rain pad', 2);
		await register(page, visitor.person);
	}),
	// has goods, and pays in every way
	payer: once('payer', async () => {}),
	// is invited to work here
	recruit: once('recruit', async () => {}),
	returning: once('returning', async () => {}),
	staff: once('staff', (page) => signInStaff(page, demo.staff)),
};
