// 500 prices raised by 5 %, looked at first, then taken back, by somebody
// whose browser runs no scripts.
import assert from 'node:assert/strict';
import { preview, reached } from './bulk-states.mjs';
import { newVisitor, withBrowser } from './lib/browser.mjs';
import { demo, sql } from './lib/demo.mjs';
import { press, signInStaff } from './lib/deeds.mjs';
import { test, walk } from './lib/tap.mjs';

const many = 500;
const brand = 'Bulk Browser';
const mine = `product IN (SELECT id FROM catalog.product
	WHERE brand = '${brand}')`;

function forget() {
	sql(`DELETE FROM catalog.price WHERE sku LIKE 'BB-%'`);
	for (const table of ['item', 'word', 'listed'])
		sql(`DELETE FROM catalog.${table} WHERE ${mine}`);
	sql(`DELETE FROM catalog.product WHERE brand = '${brand}'`);
}

function make() {
	forget();
	sql(`INSERT INTO catalog.product (sku, slug, name, brand, currency,
		price_minor, variants, status, created_at, updated_at)
		SELECT CONCAT('BB-', seq), CONCAT('bb-', seq),
		CONCAT('Bulk thing ', seq), '${brand}', 'EUR', 1000, 1, 'draft',
		UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
		FROM catalog.seq_1_to_${many}`);
	sql(`INSERT INTO catalog.item (sku, product, position, price_minor,
		currency, on_hand) SELECT sku, id, 1, price_minor, 'EUR', 5
		FROM catalog.product WHERE brand = '${brand}'`);
}

function prices() {
	return String(sql(`SELECT CONCAT(MIN(price_minor), ' ', COUNT(*))
		FROM catalog.item WHERE ${mine} GROUP BY price_minor`)).trim();
}

function day({ page }) {
	return [
		['500 are found and previewed', async () => {
			await preview(page, `brand=${encodeURIComponent(brand)}`, 5);
			await reached(page, `Change ${many} rows`);
			const text = await page.locator('main').innerText();
			assert.match(text, /€10\.00/);
			assert.match(text, /€10\.50/);
			assert.equal(prices(), `1000 ${many}`);
		}],
		['the button changes them', async () => {
			await press(page, '[value=apply]');
			await reached(page, `${many} changed.`);
			assert.equal(prices(), `1050 ${many}`);
		}],
		['another takes it back', async () => {
			await press(page, '[value=undo]');
			await reached(page, `${many} changed.`);
			assert.equal(prices(), `1000 ${many}`);
		}],
	];
}

make();
await withBrowser(async () => {
	const visitor = await newVisitor({ javaScriptEnabled: false });
	await test('staff signs in', () => signInStaff(visitor.page, demo.staff));
	await walk('without scripts', day(visitor));
});
forget();
