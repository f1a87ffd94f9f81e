// A stock count and a product's picture, by staff whose browser runs no
// scripts.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { newVisitor, withBrowser } from './lib/browser.mjs';
import { at, demo, sql } from './lib/demo.mjs';
import { press, signInStaff } from './lib/deeds.mjs';
import { walk } from './lib/tap.mjs';

const skus = ['STL-A6-MOS-PLN', 'STL-A6-MOS-LIN', 'STL-A6-MOS-DOT'];
const photo = fileURLToPath(new URL('../data/photo.jpg', import.meta.url));

function onHand(sku) {
	return Number(sql(
		`SELECT on_hand FROM catalog.item WHERE sku = '${sku}'`));
}

async function type(page, sku, counted) {
	await page.fill(`[aria-label="Counted of ${sku}"]`, String(counted));
}

async function adjust(page, sku, delta) {
	await page.goto(at('admin', `/stock/item?sku=${sku}`));
	await page.fill('[name=delta]', String(delta));
	await page.selectOption('[name=why]', 'found');
	await press(page, '.go');
}

function main(page) {
	return page.locator('main').innerText();
}

function count(page, other, was) {
	return [
		['a sheet by category', async () => {
			await page.goto(at('admin', '/'));
			await press(page, 'nav.nav a:text-is("Stock")');
			await press(page, 'main a:text-is("Count")');
			await page.selectOption('[name=category]',
				{ label: 'Notebooks' });
			await press(page, 'form.tools button');
			assert.match(await main(page), /Count: Notebooks/);
		}],
		['what was counted is typed', async () => {
			await type(page, skus[0], was[0] - 2);
			await type(page, skus[1], was[1]);
			await type(page, skus[2], was[2] + 1);
			await press(page, '.go');
			const said = await main(page);
			assert.match(said, /Nothing is changed yet/);
			assert.match(said, /As it was/);
			assert.equal(onHand(skus[0]), was[0]);
		}],
		['meanwhile somebody else finds one', () =>
			adjust(other, skus[2], 1)],
		['the count is applied, but for that', async () => {
			await press(page, '.go');
			const said = await main(page);
			assert.match(said, /Moved meanwhile/);
			assert.ok(said.includes(`The sheet said ${was[2]}, you counted `
				+ `${was[2] + 1}, now there are ${was[2] + 1}.`), said);
			assert.equal(onHand(skus[0]), was[0] - 2);
			assert.equal(onHand(skus[2]), was[2] + 1);
		}],
		['that one is counted again', async () => {
			await page.fill('[name=counted]:visible', String(was[2]));
			await press(page, '.go');
			await press(page, '.go');
			assert.match(await main(page), /Counted\./);
			assert.equal(onHand(skus[2]), was[2]);
		}],
		['its moves tell all of it', async () => {
			await page.goto(at('admin', `/stock/item?sku=${skus[2]}`));
			const rows = await page.locator('tbody tr').allInnerTexts();
			assert.match(rows[0], /Counted[^]*-1/);
			assert.match(rows[1], /Adjusted: Found[^]*\+1/);
		}],
		['and it can be put right', async () => {
			await adjust(page, skus[0], 2);
			assert.equal(onHand(skus[0]), was[0]);
		}],
	];
}

function picture(page) {
	const id = sql(`SELECT product FROM catalog.item
		WHERE sku = '${skus[0]}'`);
	const shown = () => page.locator('main table img').count();
	let before;

	return [
		['a picture is added', async () => {
			await page.goto(at('admin', `/products/${id}`));
			await press(page, 'main a:text("Change the pictures")');
			before = await shown();
			await page.setInputFiles('[name=file]', photo);
			await page.fill('form[enctype] [name=alt]', 'A red corner');
			await press(page, 'form[enctype] button');
			assert.match(await main(page), /Added\./);
			assert.equal(await shown(), before + 1);
		}],
		['the shop shows it', async () => {
			await press(page, 'main a:text-is("See it in the shop")');
			assert.ok(await page.locator('img[alt="A red corner"]').count());
		}],
		['and it is taken off again', async () => {
			await page.goto(at('admin', `/products/${id}/pictures`));
			const row = page.locator('tr',
				{ has: page.locator('[value="A red corner"]') });
			await row.locator('[name=remove]').check();
			await press(page, 'main .go');
			assert.match(await main(page), /Saved\./);
			assert.equal(await shown(), before);
		}],
	];
}

await withBrowser(async () => {
	const { page, context } = await newVisitor({ javaScriptEnabled: false });
	await signInStaff(page, demo.staff);
	const other = await context.newPage();
	await walk('count', count(page, other, skus.map(onHand)));
	await walk('picture', picture(page));
	await context.close();
});
