// Products and categories in the admin: variants, offers, copies, the tree.
import { at, sql } from './lib/demo.mjs';
import { fillIn, press } from './lib/deeds.mjs';

function product(name) {
	return sql(`SELECT id FROM catalog.product WHERE name = '${name}'`);
}

function goods(name, path, more = {}) {
	return { name, as: 'staff', ...more, go: (page) =>
		page.goto(at('admin', `/products/${
			product('Stile field notebook')}${path}`)) };
}

async function otherOptions(page) {
	const values = page.locator('[name=values]');
	await values.nth(1).fill('Plain\nSquared\nMusic\nGraph\nDotted');
	await press(page, 'button[value=show]');
}

async function wrongOffer(page) {
	await fillIn(page, { begins: '2099-01-02T00:00',
		ends: '2099-01-01T00:00', all: '1' });
	await press(page, 'main .go');
}

async function planOffer(page) {
	await fillIn(page, { begins: '2099-01-02T00:00',
		ends: '2099-02-01T00:00', all: '1' });
	await press(page, 'main .go');
}

async function category(page, path = '') {
	const id = sql(`SELECT id FROM catalog.category
		WHERE parent IS NULL ORDER BY id LIMIT 1`);
	await page.goto(at('admin', `/categories/${id}${path}`));
}

async function staleCategory(page) {
	await category(page);
	sql(`UPDATE catalog.category SET version = version + 1
		WHERE parent IS NULL`);
	await press(page, 'main .go');
}

export const goodsStates = [
	goods('admin-variants', '/variants'),
	{ name: 'admin-variants-preview', as: 'staff', go: otherOptions },
	{ name: 'admin-variants-wrong', as: 'staff', status: 422,
		go: async (page) => {
			await page.locator('[name=price]').first().fill('x');
			await press(page, '.bar .go');
		} },
	goods('admin-offers', '/offers'),
	{ name: 'admin-offers-wrong', as: 'staff', status: 422,
		go: wrongOffer },
	{ name: 'admin-offers-planned', as: 'staff', go: planOffer,
		done: () => sql(`UPDATE catalog.offer SET state = 'taken_back',
			due_at = NULL`) },
	goods('admin-copy', '/copy'),
	goods('admin-delete', '/delete'),
	{ name: 'admin-categories', as: 'staff',
		go: (page) => page.goto(at('admin', '/categories')) },
	{ name: 'admin-categories-wrong', as: 'staff', status: 422,
		go: async (page) => {
			await fillIn(page, { name: 'Notebooks' });
			const same = sql(`SELECT name FROM catalog.category
				WHERE parent IS NULL LIMIT 1`);
			await fillIn(page, { name: same });
			await press(page, 'main .go');
		} },
	{ name: 'admin-category', as: 'staff', go: (page) => category(page) },
	{ name: 'admin-category-merge', as: 'staff',
		go: (page) => category(page, '/merge') },
	{ name: 'admin-category-delete', as: 'staff',
		go: (page) => category(page, '/delete') },
	{ name: 'admin-category-stale', as: 'staff', status: 409,
		go: staleCategory },
];
