// What shoppers and staff do, by what INTERFACE promises: the fields' names.
// The step that leads on is the yellow button, .go.
import { createHmac } from 'node:crypto';
import { at, data } from './demo.mjs';

export async function productPath(name) {
	const { items } = await data(`/search?q=${encodeURIComponent(name)}`);
	const found = items.find((item) => item.name === name);
	if (!found)
		throw new Error(`the shop has no ${name}`);
	return found.url;
}

async function chooseVariant(page) {
	const free = page.locator('input[type=radio][name=sku]:enabled');
	if (await free.count() > 0)
		await free.first().check({ force: true });
}

export async function addToCart(page, name, quantity = 1) {
	await page.goto(at('shop', await productPath(name)));
	await chooseVariant(page);
	await page.fill('[name=quantity]', String(quantity));
	await page.click('.go');
}

export async function giveCredentials(page, person) {
	await page.fill('[name=email]', person.email);
	await page.fill('[name=password]', person.password);
	await page.click('.go');
}

export async function signIn(page, person, back = '/') {
	await page.goto(at('shop', `/login?return=${back}`));
	await giveCredentials(page, person);
	await page.waitForURL(`${at('shop', '')}**`);
}

export async function register(page, person, back = '/') {
	await page.goto(at('shop', `/login?return=${back}`));
	await page.click('a[href*="/register"]');
	await page.fill('[name=name]', person.name);
	await giveCredentials(page, person);
	await page.waitForURL(`${at('shop', '')}**`);
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

export async function signInStaff(page, person) {
	await page.goto(at('admin'));
	await giveCredentials(page, person);
	if (await page.locator('[name=code]').count() > 0) {
		await page.fill('[name=code]', totp(person.totp_secret));
		await page.click('.go');
	}
	await page.waitForURL(`${at('admin', '')}**`);
}

export const address = { name: 'Una Marsh', line1: '4 Chandlers Lane',
	line2: '', city: 'Port Corran', postcode: 'P71 K2C4', country: 'IE' };

// Fills in what the checkout's form has of these fields.
export async function fillCheckout(page, fields) {
	for (const [name, value] of Object.entries(fields)) {
		const field = page.locator(`[name=${name}]:visible`).first();
		if (await field.evaluate((e) => e.tagName) === 'SELECT')
			await field.selectOption(value);
		else
			await field.fill(value);
	}
}

export async function toCheckout(page) {
	await page.goto(at('shop', '/cart/current'));
	await page.click('.go');
}

export async function placeOrder(page, email, fields = address) {
	await fillCheckout(page, { ...fields, email });
	await page.locator('[name=shipping]').first().check({ force: true });
	await page.click('button[formaction*="quote"]');
	await page.click('.go');
	await page.waitForURL(`${at('processor', '')}**`);
}

export async function payWith(page, number) {
	await page.fill('[name=number]', number);
	await page.fill('[name=expiry]', '12/30');
	await page.fill('[name=cvc]', '123');
	await page.fill('[name=name]', 'Una Marsh');
	await page.click('.go, button[type=submit]');
}
