// One person at two browsers without scripts, and what their carts hold.
import { newVisitor } from './browser.mjs';
import { at, somebody } from './demo.mjs';
import { addToCart, press, productPath, register, signIn }
	from './deeds.mjs';

export const save = '#lines .ends button:text("Save quantities")';

// Both signed in to the same new account, which has no cart yet.
export async function newPair() {
	const person = somebody();
	const [here, there] = await Promise.all([0, 1].map(
		() => newVisitor({ javaScriptEnabled: false })));
	await register(here.page, person);
	await signIn(there.page, person);
	return { here, there, person };
}

export async function closePair({ here, there }) {
	await here.context.close();
	await there.context.close();
}

// Both press at the same time.
export function together(...presses) {
	return Promise.all(presses.map(([{ page }, what]) => press(page, what)));
}

export async function json({ context }, where) {
	const answer = await context.request.get(at('shop', where),
		{ headers: { Accept: 'application/json' } });
	return answer.json();
}

export async function carts(visitor) {
	return (await json(visitor, '/carts')).carts;
}

export async function current(visitor) {
	return (await carts(visitor)).find((cart) => cart.current);
}

// "Rain pad 2, Storm matches 1", in the order of adding.
export function told(cart) {
	return (cart?.lines ?? []).map(
		({ name, quantity }) => `${name} ${quantity}`).join(', ');
}

export async function held(visitor) {
	return told(await current(visitor));
}

export async function fill({ page }, goods) {
	for (const [name, quantity] of Object.entries(goods))
		await addToCart(page, name, quantity);
}

export async function openGoods({ page }, name, quantity = 1) {
	await page.goto(at('shop', await productPath(name)));
	await page.fill('[name=quantity]', String(quantity));
}

// Opens the current cart's page, or the one of that id.
export async function open({ page }, id) {
	await page.goto(at('shop', id ? `/cart/${id}` : '/carts'));
}

// Types quantities over those of the page that is open.
export async function type({ page }, goods) {
	for (const [name, quantity] of Object.entries(goods))
		await page.getByLabel(`Quantity of ${name}`).fill(String(quantity));
}

export async function set(visitor, goods) {
	await type(visitor, goods);
	await press(visitor.page, save);
}

export function heading({ page }) {
	return page.locator('h1').first().innerText();
}

export function words({ page }) {
	return page.locator('main').innerText();
}

// What a page repeats of what could not be saved: "Rain pad 6".
export function asked({ page }) {
	return page.locator('section[aria-labelledby=asked] tbody tr')
		.evaluateAll((rows) => rows.map((row) => [...row.cells].map(
			(cell) => cell.textContent.trim()).join(' ')));
}
