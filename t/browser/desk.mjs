// An order from the shop to the desk, without scripts: noted, a packing slip
// seen, partly paid back, posted, its mail sent again.
import assert from 'node:assert/strict';
import { newVisitor, withBrowser } from './lib/browser.mjs';
import { at, demo, mailTo, somebody, sql, until } from './lib/demo.mjs';
import { addToCart, askQuote, cards, payWith, place, press, signInStaff,
	toCheckout } from './lib/deeds.mjs';
import { walk } from './lib/tap.mjs';

const { email } = somebody();

function main(page) {
	return page.locator('main').innerText();
}

function idOf() {
	return sql(`SELECT id FROM orders.orders WHERE email = '${email}'
		AND paid_at IS NOT NULL`);
}

function buys(page) {
	return [
		['a guest buys two boxes of matches', async () => {
			await addToCart(page, 'Storm matches', 2);
			await toCheckout(page);
			await askQuote(page, { email });
			await place(page);
			await payWith(page, cards.good);
			await until('the payment', idOf);
		}],
	];
}

function prepares(page) {
	return [
		['the desk finds the order by its address', async () => {
			await page.goto(at('admin', '/orders?state=all'));
			await page.fill('#q1', email);
			await press(page, 'form.tools button');
			await press(page, 'main th a[href^="/orders/"]');
			assert.match(await main(page), new RegExp(email));
		}],
		['writes a note', async () => {
			await page.fill('[name=text]', 'Rang about the gift wrap.');
			await press(page, 'form[action$="/note"] button');
			assert.match(await main(page), /Rang about the gift wrap/);
		}],
		['sees the packing slip', async () => {
			await press(page, 'a:text-is("Packing slip")');
			assert.match(await main(page), /Storm matches/);
			assert.doesNotMatch(await main(page), /€/);
			await press(page, 'a:text("Back to the order")');
		}],
	];
}

function paysBackAndPosts(page) {
	return [
		['gives one box back, after a preview', async () => {
			await press(page, 'a:text-is("Pay back")');
			await page.locator('[name=quantity]').first().fill('1');
			await press(page, '#change button');
			await press(page, '.go');
			await until('the refund', () => sql(`SELECT id
				FROM orders.refund WHERE order_id = '${idOf()}'
				AND state = 'done'`));
		}],
		['posts the rest', async () => {
			await page.goto(at('admin', `/orders/${idOf()}`));
			assert.match(await main(page), /Credit note \d/);
			await page.fill('[name=tracking]', 'RR1');
			await press(page, 'form[action$="/ship"] button');
			assert.match(await main(page), /Posted/);
		}],
	];
}

function sendsAgain(page) {
	let before;
	return [
		['its mails go out', async () => {
			before = await until('the mails', async () => {
				const all = await mailTo(email);
				return all.length >= 3 && all.length;
			});
		}],
		['and one is sent again', async () => {
			await page.goto(at('admin', `/orders/${idOf()}`));
			await press(page, 'form[action$="/mail"] button');
			assert.match(await main(page), /goes out within seconds/);
			await until('the mail', async () =>
				(await mailTo(email)).length > before);
		}],
	];
}

await withBrowser(async () => {
	const guest = await newVisitor({ javaScriptEnabled: false });
	const { page, context } = await newVisitor({ javaScriptEnabled: false });
	await walk('buying', buys(guest.page));
	await signInStaff(page, demo.staff);
	await walk('packing', prepares(page));
	await walk('posting', paysBackAndPosts(page));
	await walk('mail', sendsAgain(page));
	await guest.context.close();
	await context.close();
});
