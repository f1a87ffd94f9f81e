// A product in three colours and four papers, from nothing to sold, by staff
// and a shopper whose browsers run no script.
import assert from 'node:assert/strict';
import { newVisitor, withBrowser } from './lib/browser.mjs';
import { at, data, demo, somebody, sql, until } from './lib/demo.mjs';
import { askQuote, cards, fillIn, payWith, place, press, signInStaff,
	toCheckout } from './lib/deeds.mjs';
import { walk } from './lib/tap.mjs';

const sku = `T-NB-${Date.now()}`;
const name = `Tarn notebook ${Date.now()}`;

function cell(page, what, text) {
	return page.getByLabel(`${what} of ${text}`, { exact: true });
}

function stockOf(of) {
	return sql(`SELECT on_hand FROM catalog.item WHERE sku = '${of}'`);
}

function making({ page }) {
	return [
		['makes a draft', async () => {
			await signInStaff(page, demo.staff);
			await page.goto(at('admin', '/products/new'));
			await fillIn(page, { name, sku, price: '17' });
			await press(page, 'main .go');
			assert.equal(await page.locator('h1').innerText(), name);
		}],
		['gives it two options', async () => {
			await press(page, 'a:text("Options and variants")');
			await page.getByLabel('Option 1').fill('Colour');
			await page.locator('#v1-values').fill('Moss, Rust, Slate');
			await page.getByLabel('Option 2').fill('Paper');
			await page.locator('#v2-values')
				.fill('Plain\nLined\nDot grid\nSurvey');
			await press(page, 'button[value=show]');
			assert.equal(await page.locator('.matrix td').count(), 12);
			await page.getByText('Nothing is saved yet').waitFor();
		}],
		['types prices and stock into the grid', async () => {
			for (const colour of ['Moss', 'Rust', 'Slate'])
				await cell(page, 'Stock', `${colour}, Lined`).fill('6');
			await cell(page, 'Price', 'Moss, Survey').fill('18.50');
			await page.getByLabel('Offer for Rust, Lined').fill('14');
			await page.getByLabel('Hide Slate, Survey').check();
			await press(page, '.bar .go');
			await page.getByText('Saved.', { exact: true }).waitFor();
			assert.equal(stockOf(`${sku}-RUS-LIN`), '6');
		}],
		['publishes it', async () => {
			await press(page, `.crumbs a:has-text("${name}")`);
			await fillIn(page, { summary: 'For notes in the rain',
				state: 'published', attributes: 'Pages: 96' });
			await press(page, '.bar .go');
			await page.getByText('On sale', { exact: true }).first()
				.waitFor();
		}],
	];
}

function buying({ page }) {
	const person = somebody();
	return [
		['a shopper finds it', async () => {
			await page.goto(at('shop',
				`/search?q=${encodeURIComponent(name)}`));
			await press(page, `.item a:has-text("${name}")`);
			await press(page, '.chips a:has-text("Rust")');
			assert.match(await page.locator('main').innerText(), /€14\.00/);
		}],
		['and takes two', async () => {
			await page.locator('label:has-text("Lined") input')
				.check({ force: true });
			await page.fill('[name=quantity]', '2');
			await press(page, '.go');
			await toCheckout(page);
			await askQuote(page, { email: person.email });
			await place(page);
			await payWith(page, cards.good);
		}],
		['pays, and four are left', async () => {
			await until('the sale', async () =>
				stockOf(`${sku}-RUS-LIN`) === '4');
		}],
	];
}

function after({ page }) {
	return [
		['the cell says how many are left', async () => {
			const id = sql(`SELECT id FROM catalog.product
				WHERE sku = '${sku}'`);
			await page.goto(at('admin', `/products/${id}/variants`));
			assert.equal(await cell(page, 'Stock', 'Rust, Lined')
				.inputValue(), '4');
		}],
		['what was sold is kept when its colour goes', async () => {
			await page.locator('#v1-values').fill('Moss, Slate');
			await press(page, 'button[value=show]');
			await page.getByText(/kept aside/).first().waitFor();
			await press(page, '.bar .go');
			const { variants } = await data(`/p/${sql(`SELECT slug FROM
				catalog.product WHERE sku = '${sku}'`)}`);
			assert.equal(variants.length, 7);
			assert.equal(stockOf(`${sku}-RUS-LIN`), '4');
		}],
		['and hides it', async () => {
			await press(page, `.crumbs a:has-text("${name}")`);
			await press(page, 'button:text("Hide")');
			await page.getByText('not for sale').first().waitFor();
		}],
	];
}

await withBrowser(async () => {
	const options = { javaScriptEnabled: false };
	const [staff, shopper] = [await newVisitor(options),
		await newVisitor(options)];

	await walk('variants', [...making(staff), ...buying(shopper),
		...after(staff)]);
	await staff.context.close();
	await shopper.context.close();
});
