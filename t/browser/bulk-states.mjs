// Changing many products: chosen, previewed, done, taken back.
import { at, sql, until } from './lib/demo.mjs';
import { press } from './lib/deeds.mjs';

const q = 'socks';

// Ticks what the list finds, and says what shall change.
export async function choose(page, query, act) {
	await page.goto(at('admin', `/products?${query}`));
	await page.selectOption('#act', act);
	await page.locator('[name=all]').check();
	await press(page, '.bar .go');
}

export async function preview(page, query, percent) {
	await choose(page, query, 'price');
	await page.selectOption('#how', 'percent_up');
	await page.fill('#by', String(percent));
	await page.selectOption('#round', '05');
	await press(page, 'form.card .go');
}

// The page looks again by itself; here it is asked to.
export async function reached(page, words) {
	await until(`a page that says ${words}`, async () => {
		await page.reload();
		return (await page.locator('main').innerText()).includes(words);
	}, 60);
}

async function wrong(page) {
	await choose(page, `q=${q}`, 'price');
	await page.fill('#by', '-100');
	await press(page, 'form.card .go');
}

async function done(page) {
	await press(page, '[value=apply]');
	await reached(page, 'changed.');
}

// A row that somebody else has changed since is left alone.
async function undone(page) {
	sql(`UPDATE catalog.item SET price_minor = price_minor + 5
		WHERE sku LIKE 'SHP-SOK%' ORDER BY sku LIMIT 1`);
	await press(page, '[value=undo]');
	await reached(page, 'changed.');
	await page.goto(`${page.url()}?left=1`);
}

export const bulkStates = [
	{ name: 'admin-bulk-new', as: 'staff',
		go: (page) => choose(page, `q=${q}`, 'price') },
	{ name: 'admin-bulk-new-category', as: 'staff',
		go: (page) => choose(page, `q=${q}`, 'category') },
	{ name: 'admin-bulk-new-wrong', as: 'staff', status: 422, go: wrong },
	{ name: 'admin-bulk-preview', as: 'staff',
		go: (page) => preview(page, `q=${q}`, 6) },
	{ name: 'admin-bulk-done', as: 'staff', go: done },
	{ name: 'admin-bulk-undone', as: 'staff', go: undone },
	{ name: 'admin-bulk-file', as: 'staff',
		go: (page) => page.goto(at('admin', '/bulk/file')) },
	{ name: 'admin-bulk-file-wrong', as: 'staff', status: 422,
		go: async (page) => {
			await page.goto(at('admin', '/bulk/file'));
			await press(page, 'form.card .go');
		} },
	{ name: 'admin-bulk', as: 'staff',
		go: (page) => page.goto(at('admin', '/bulk')) },
];
