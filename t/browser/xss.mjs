// Hostile words in every field that a visitor fills in: shown as they were
// typed, once, and nothing runs. The browser's own policy is switched off
// here, so that what slipped through would be seen.
import assert from 'node:assert/strict';
import { withBrowser } from './lib/browser.mjs';
import { at, demo, mailTo, somebody, until } from './lib/demo.mjs';
import { addToCart, askQuote, cards, payWith, place, press, register,
	signInStaff, toCheckout } from './lib/deeds.mjs';
import { harmless, hostile, newVictim, shown } from './lib/hostile.mjs';
import { test, walk } from './lib/tap.mjs';

async function search(visitor) {
	for (const words of hostile) {
		await test(`searching for ${words}`, async () => {
			await visitor.page.goto(at('shop',
				`/search?q=${encodeURIComponent(words)}`));
			await shown(visitor, words);
		});
	}
}

async function cartNames(visitor) {
	const { page } = visitor;

	await addToCart(page, 'Boot dubbin');
	for (const words of hostile) {
		await test(`a cart called ${words}`, async () => {
			await page.goto(at('shop', '/carts?ask=rename'));
			await page.fill('main [name=name]', words);
			await press(page, 'button:text-is("Rename")');
			await page.goto(at('shop', '/carts'));
			await shown(visitor, words);
			await page.goto(at('shop', '/carts?ask=delete'));
			await shown(visitor, words);
			await page.goto(at('shop'));
			await shown(visitor, words);
		});
	}
}

// One order with everything in it, looked at from all sides.
function orderWalk(visitor, person) {
	const { page } = visitor;
	const [script, picture, handler, template, , entities] = hostile;
	let path;

	return [
		['is kept as typed by the checkout', async () => {
			await toCheckout(page);
			await askQuote(page, { email: person.email, name: script,
				line1: picture, line2: handler, city: template });
			for (const words of [script, picture, handler, template])
				await shown(visitor, words);
		}],
		['is refused as a country and a voucher', async () => {
			await page.request.post(page.url());
			await page.fill('[name=voucher]', entities);
			await press(page, '[formaction*="quote"],'
				+ ' form[action*="quote"] button');
			await harmless(visitor);
			await page.fill('[name=voucher]', '');
		}],
		['reaches the processor', async () => {
			await place(page);
			await harmless(visitor);
			await payWith(page, cards.good);
		}],
		['is shown by the account', async () => {
			await page.goto(at('shop', '/account/orders'));
			await harmless(visitor);
			await press(page, 'main a[href^="/account/orders/"]');
			path = new URL(page.url()).pathname;
			for (const words of [script, picture, handler, template])
				await shown(visitor, words);
		}],
		['is shown by the admin', async () => {
			const staff = await newVictim();
			await signInStaff(staff.page, demo.staff);
			await staff.page.goto(at('admin',
				`/orders/${path.split('/').at(-1)}`));
			assert.equal(staff.answer.status(), 200);
			await shown(staff, script);
			await shown(staff, picture);
			await staff.context.close();
		}],
		['is plain text in the mail', async () => {
			const [mail] = await until('the mail', async () => {
				const mails = await mailTo(person.email);
				return mails.length > 0 && mails;
			});
			assert.ok(mail.text.includes(script));
			assert.ok(!mail.html || !mail.html.includes(script));
		}],
	];
}

async function registerAs(visitor, person) {
	await test(`somebody called ${person.name}`, async () => {
		await register(visitor.page, person);
		await shown(visitor, person.name);
	});
}

await withBrowser(async () => {
	const visitor = await newVictim();
	const person = somebody(hostile[0]);

	await search(visitor);
	await registerAs(visitor, person);
	await cartNames(visitor);
	await walk('an order', orderWalk(visitor, person));
	await visitor.context.close();
});
