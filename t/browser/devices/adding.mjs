// Additions from two browsers add up.
import assert from 'node:assert/strict';
import { press } from '../lib/deeds.mjs';
import { carts, closePair, held, newPair, open, openGoods, together, words }
	from '../lib/pair.mjs';
import { walk } from '../lib/tap.mjs';

export async function adding() {
	const { here, there } = await newPair();

	await walk('adding', [
		['the first things of both make one cart', async () => {
			await openGoods(here, 'Rain pad', 2);
			await openGoods(there, 'Storm matches', 3);
			await together([here, '.go'], [there, '.go']);
			assert.equal((await carts(here)).length, 1);
			assert.deepEqual((await held(here)).split(', ').sort(),
				['Rain pad 2', 'Storm matches 3']);
		}],
		['the same thing, five times from both, adds up', async () => {
			for (let round = 0; round < 5; round += 1) {
				await openGoods(here, 'Rain pad', 1);
				await openGoods(there, 'Rain pad', 2);
				await together([here, '.go'], [there, '.go']);
			}
			assert.match(await held(here), /Rain pad 17/);
		}],
		['different things beside each other are both there', async () => {
			await openGoods(here, 'Boot dubbin', 1);
			await openGoods(there, 'Bird log', 2);
			await together([here, '.go'], [there, '.go']);
			assert.match(await held(there), /Boot dubbin 1/);
			assert.match(await held(here), /Bird log 2/);
		}],
		['each is told what went in', async () => {
			assert.match(await words(here), /In this cart now: Boot dubbin/);
			assert.match(await words(there), /In this cart now: Bird log/);
		}],
		['an addition meets an open cart page of the other', async () => {
			await open(here);
			await openGoods(there, 'Cotton wax');
			await press(there.page, '.go');
			await openGoods(here, 'Cotton wax');
			await press(here.page, '.go');
			assert.match(await held(here), /Cotton wax 2/);
		}],
	]);
	await closePair({ here, there });
}
