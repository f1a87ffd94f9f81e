// A member of staff from the invitation to the end, without scripts.
import assert from 'node:assert/strict';
import { newVisitor, withBrowser } from './lib/browser.mjs';
import { at, demo, somebody } from './lib/demo.mjs';
import { fillIn, press, signInStaff } from './lib/deeds.mjs';
import { invite, setUpFactor, toFactor } from './lib/staff.mjs';
import { walk } from './lib/tap.mjs';

function parts(page) {
	return page.$$eval('nav.nav a',
		(all) => all.map((link) => link.getAttribute('href')));
}

async function status(visitor, where) {
	await visitor.page.goto(at('admin', where));
	return visitor.answer.status();
}

async function toPerson(page, person) {
	await page.goto(at('admin', '/staff'));
	await press(page, `tr:has-text("${person.email}") a`);
}

function comesIn(owner, recruit, person) {
	let link;
	return [
		['an owner signs in and invites', async () => {
			await signInStaff(owner.page, demo.staff);
			link = await invite(owner.page, person.email, 'support');
			assert.match(await owner.page.locator('.note.ok')
				.innerText(), /on its way/);
		}],
		['the invited makes an account', async () => {
			await toFactor(recruit.page, link, person);
			assert.match(recruit.page.url(), /\/factor\?/);
		}],
		['and sets up an authenticator', async () => {
			await setUpFactor(recruit.page, person);
			assert.equal(await recruit.page.locator('li code').count(),
				10);
			await press(recruit.page, '.go');
		}],
		['and accepts', async () => {
			await press(recruit.page, '.go');
			assert.equal(recruit.page.url(), at('admin', '/orders'));
		}],
	];
}

function isLimited(owner, recruit, person) {
	return [
		['sees what the role is for', async () => {
			const seen = await parts(recruit.page);
			assert.ok(seen.includes('/orders'));
			assert.ok(!seen.includes('/products'));
			assert.ok(!seen.includes('/staff'));
		}],
		['and opens nothing else by its address', async () => {
			assert.equal(await status(recruit, '/orders'), 200);
			assert.equal(await status(recruit, '/products'), 403);
			assert.equal(await status(recruit, '/staff'), 403);
		}],
		['gets another role, which counts at once', async () => {
			await toPerson(owner.page, person);
			await fillIn(owner.page, { role: 'catalog' });
			await press(owner.page, '.go');
			assert.equal(await status(recruit, '/products'), 200);
			assert.equal(await status(recruit, '/orders'), 403);
		}],
	];
}

function goes(owner, recruit, person) {
	return [
		['signs in anew with password and code', async () => {
			await press(recruit.page, 'footer button');
			await signInStaff(recruit.page, person);
			assert.equal(await status(recruit, '/me'), 200);
		}],
		['is removed by an owner, who is asked first', async () => {
			await toPerson(owner.page, person);
			await press(owner.page, 'a[href*="/staff/remove"]');
			await press(owner.page, 'button.danger');
			assert.match(await owner.page.locator('.note.ok')
				.innerText(), /signed out/);
		}],
		['and is outside at once', async () => {
			await recruit.page.goto(at('admin', '/products'));
			assert.ok(recruit.page.url().startsWith(
				at('identity')), recruit.page.url());
		}],
	];
}

await withBrowser(async () => {
	const [owner, recruit] = [
		await newVisitor({ javaScriptEnabled: false }),
		await newVisitor({ javaScriptEnabled: false })];
	const person = somebody('Nora New');

	await walk('a member of staff', [
		...comesIn(owner, recruit, person),
		...isLimited(owner, recruit, person),
		...goes(owner, recruit, person),
	]);
});
