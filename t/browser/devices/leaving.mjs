// Signing out in one browser is that browser's business alone, and leaves
// nothing of the account in it.
import assert from 'node:assert/strict';
import { at } from '../lib/demo.mjs';
import { press } from '../lib/deeds.mjs';
import { carts, closePair, fill, held, newPair, open } from '../lib/pair.mjs';
import { walk } from '../lib/tap.mjs';

const secrets = /Una Marsh|Rain pad|Your account/;

async function shows({ page }) {
	return secrets.test(await page.locator('body').innerText());
}

function goingBack({ here }) {
	return ['/carts', '/account/orders', '/'].map((where) => [
		`the way back from ${where} shows nothing`, async () => {
			await here.page.goBack();
			assert.ok(!await shows(here), here.page.url());
		}]);
}

export async function leaving() {
	const pair = await newPair();
	const { here, there } = pair;
	await walk('leaving', [
		['both see the cart', async () => {
			await fill(here, { 'Rain pad': 2 });
			assert.equal(await held(there), 'Rain pad 2');
			await here.page.goto(at('shop'));
			await here.page.goto(at('shop', '/account/orders'));
			await open(here);
			assert.ok(await shows(here));
		}],
		['one signs out', async () => {
			await press(here.page, 'footer button:text("Sign out")');
			assert.ok(!await shows(here));
			assert.deepEqual(await carts(here), []);
		}],
		...goingBack(pair),
		['its cookies name nobody', async () => {
			const cookies = await here.context.cookies(at('shop'));
			assert.deepEqual(cookies.filter(
				({ name }) => name.endsWith('-shop')), []);
		}],
		['the other is still signed in', async () => {
			await open(there);
			assert.ok(await shows(there));
			await fill(there, { 'Bird log': 1 });
			assert.equal(await held(there), 'Rain pad 2, Bird log 1');
		}],
		['what is put in after signing out is a guest’s', async () => {
			await fill(here, { 'Cotton wax': 1 });
			assert.equal(await held(here), 'Cotton wax 1');
			assert.equal(await held(there), 'Rain pad 2, Bird log 1');
		}],
	]);
	await closePair(pair);
}
