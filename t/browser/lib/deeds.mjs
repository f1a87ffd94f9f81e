// What shoppers and staff do, by what INTERFACE promises: the fields' names.
// The step that leads on is the yellow button, .go.
import { createHmac } from 'node:crypto';
import { at, data } from './demo.mjs';

// Clicks what leads to another page, and waits for that page.
export async function press(page, what) {
	await Promise.all([page.waitForNavigation(),
		page.locator(what).first().click()]);
}

export async function productPath(name) {
	const { items } = await data(`/search?q=${encodeURIComponent(name)}`);
	const found = items.find((item) => item.name === name);
	if (!found)
		throw new Error(`the shop has no ${name}`);
	return found.url;
}

// The last axis of a product's options is radios; the first that can be had.
export async function chooseVariant(page) {
	const free = page.locator('input[type=radio][name=sku]:enabled');
	if (await free.count() > 0)
		await free.first().check({ force: true });
}

export async function addToCart(page, name, quantity = 1) {
	await page.goto(at('shop', await productPath(name)));
	await chooseVariant(page);
	await page.fill('[name=quantity]', String(quantity));
	await press(page, '.go');
}

async function giveCredentials(page, person) {
	await page.fill('[name=email]', person.email);
	await page.fill('[name=password]', person.password);
	await press(page, '.go');
}

function isAt(page, origin) {
	return page.url().startsWith(at(origin));
}

function mustBeAt(page, origin) {
	if (!isAt(page, origin))
		throw new Error(`ended at ${page.url()}`);
}

// From wherever the sign-in form stands.
export async function signInHere(page, person) {
	await giveCredentials(page, person);
	mustBeAt(page, 'shop');
}

export async function signIn(page, person, back = '/') {
	await page.goto(at('shop', `/login?return=${back}`));
	await signInHere(page, person);
}

// From the sign-in form; what was registered is then signed in with.
export async function registerHere(page, person) {
	await press(page, 'a[href*="register"]');
	await page.fill('[name=name]', person.name);
	await giveCredentials(page, person);
	if (isAt(page, 'identity'))
		await giveCredentials(page, person);
	mustBeAt(page, 'shop');
}

export async function register(page, person, back = '/') {
	await page.goto(at('shop', `/login?return=${back}`));
	await registerHere(page, person);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(text) {
	const bits = [...text.replaceAll('=', '')].map((letter) => alphabet
		.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// The code that a person's telephone shows.
export function totp(secret, step = Math.floor(Date.now() / 30000)) {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac('sha1', base32(secret)).update(counter).digest();
	const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
	return String(number % 1000000).padStart(6, '0');
}

export async function staffPassword(page, person) {
	await page.goto(at('admin'));
	await giveCredentials(page, person);
}

// Each code counts once; another test may have used the present one.
export async function signInStaff(page, person) {
	await staffPassword(page, person);
	for (const ahead of [0, 1, -1]) {
		if (await page.locator('[name=code]').count() === 0)
			break;
		await page.fill('[name=code]', totp(person.totp_secret,
			Math.floor(Date.now() / 30000) + ahead));
		await press(page, '.go');
	}
	mustBeAt(page, 'admin');
}

export const address = { name: 'Una Marsh', line1: '4 Chandlers Lane',
	city: 'Port Corran', postcode: 'P71 K2C4' };

// Fills in what the form shows of these fields.
export async function fillIn(page, fields) {
	for (const [name, value] of Object.entries(fields)) {
		const field = page.locator(`[name=${name}]:visible`).first();
		if (await field.evaluate((element) => element.tagName) === 'SELECT')
			await field.selectOption(value);
		else
			await field.fill(value);
	}
}

export async function toCheckout(page) {
	await page.goto(at('shop', '/carts'));
	await press(page, '.go');
}

// Address and delivery, then the button that works out the total.
export async function askQuote(page, fields) {
	await fillIn(page, { ...address, ...fields });
	const ways = page.locator('input[type=radio][name=shipping]');
	if (await ways.count() > 0)
		await ways.first().check({ force: true });
	await press(page, '[formaction*="quote"], form[action*="quote"] button');
}

// From the checkout to the processor's page. A total that nobody has seen
// yet is shown first, to be placed once more.
export async function place(page) {
	await press(page, '.go');
	if (!isAt(page, 'processor'))
		await press(page, '.go');
	mustBeAt(page, 'processor');
}

export const cards = { good: '4242424242424242',
	declined: '4000000000000002', asks: '4000002500003155' };

export async function payWith(page, number) {
	await fillIn(page, { number, expiry: '12/30', cvc: '123',
		name: 'Una Marsh' });
	await press(page, '.go');
}
