// Looks at the page that a visitor has open: whether it is right, and
// pictures of it for a person to look at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { none, say, test } from './tap.mjs';
import { axeFaults, htmlFaults } from './html.mjs';

const build = process.env.CLEARCART_BUILD
	?? fileURLToPath(new URL('../../../build', import.meta.url));
const folder = join(build, 'screenshots');
mkdirSync(folder, { recursive: true });

// DESIGN.md 8: a page with its stylesheet.
const budget = 30000;

// The whole of axe once wide and once narrow, once light and once dark; in
// the two other looks only what width and colours can change.
const looks = [
	{ width: 1280, scheme: 'light' },
	{ width: 1280, scheme: 'dark',
		rules: ['color-contrast', 'link-in-text-block'] },
	{ width: 360, scheme: 'dark' },
	{ width: 360, scheme: 'light',
		rules: ['color-contrast', 'link-in-text-block'] },
];

function lookName({ width, scheme }) {
	return scheme === 'dark' ? `${width}-dark` : `${width}`;
}

// Its status is the document's own business; that of the rest is not.
function isOwnStatus(complaint, visitor) {
	return complaint.url === visitor.answer.url()
		&& complaint.text.startsWith('Failed to load resource');
}

function complaints(visitor) {
	const found = visitor.complaints.filter(
		(complaint) => !isOwnStatus(complaint, visitor));
	visitor.complaints.length = 0;
	return found.map(({ text, url }) => `${text} ${url}`);
}

const styles = new Map();

async function styleSize(page) {
	const urls = await page.$$eval('link[rel=stylesheet]',
		(links) => links.map((link) => link.href));
	let sum = 0;
	for (const url of urls) {
		if (!styles.has(url)) {
			const answer = await page.context().request.get(url);
			styles.set(url, (await answer.body()).length);
		}
		sum += styles.get(url);
	}
	return sum;
}

async function weigh(page, html) {
	const size = Buffer.byteLength(html) + await styleSize(page);
	if (size > budget)
		throw new Error(`${size} bytes with the stylesheet`);
	return size;
}

function yellowButtons(page) {
	return page.$$eval('.go', (all) => all.filter(
		(button) => button.checkVisibility()).map(
		(button) => button.textContent.trim()));
}

async function sideways(page) {
	const [has, needs] = await page.evaluate(() => {
		const root = document.documentElement;
		return [root.clientWidth, root.scrollWidth];
	});
	return needs > has ? [`${needs} px wide on ${has} px`] : [];
}

async function lookOnce(visitor, name, look) {
	const { page } = visitor;
	const faults = [];

	await page.setViewportSize({ width: look.width, height: 900 });
	await page.emulateMedia({ colorScheme: look.scheme });
	await page.screenshot({ fullPage: true, animations: 'disabled',
		path: join(folder, `${name}-${lookName(look)}.png`) });
	faults.push(...await sideways(page));
	faults.push(...await axeFaults(page, look.rules));
	none(faults);
}

async function lookAll(visitor, name) {
	for (const look of looks)
		await test(`${name}: accessible and no wider than the screen,`
			+ ` ${lookName(look)}`, () => lookOnce(visitor, name, look));
	await visitor.page.setViewportSize({ width: 1280, height: 900 });
	await visitor.page.emulateMedia({ colorScheme: 'light' });
}

// A page that waits for the payment would load itself anew; pictures that
// wait to be scrolled to would be missing.
async function holdStill(page) {
	await page.evaluate(() => {
		window.stop();
		return Promise.all([...document.images].map((picture) => {
			picture.loading = 'eager';
			return picture.decode().catch(() => {});
		}));
	});
}

// The budget is the shop's; staff looks at long lists.
async function light(page, name, html) {
	await test(`${name}: at most ${budget} bytes`, async () => {
		const size = await weigh(page, html);
		say(`${name}: ${size} bytes with its stylesheet`);
	});
}

export async function inspect(visitor, { name, as, heavy, status = 200 }) {
	const { page, answer } = visitor;
	const html = await answer.text();

	await holdStill(page);
	await test(`${name}: answers ${status}`, () => none(
		answer.status() === status ? [] : [`${answer.status()}`]));
	await test(`${name}: valid HTML`,
		async () => none(await htmlFaults(html)));
	if (as !== 'staff' && as !== 'recruit' && !heavy)
		await light(page, name, html);
	await test(`${name}: one yellow button at most`, async () => {
		const yellow = await yellowButtons(page);
		none(yellow.length > 1 ? yellow : []);
	});
	await lookAll(visitor, name);
	await test(`${name}: nothing in the console`,
		() => none(complaints(visitor)));
}
