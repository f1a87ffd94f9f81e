// A shopper's whole way, from the shelf to the mail, in a real browser.
import assert from 'node:assert/strict';
import { newVisitor, withBrowser } from './lib/browser.mjs';
import { at, mailTo, somebody, until } from './lib/demo.mjs';
import { addToCart, askQuote, cards, chooseVariant, payWith, place, press,
	registerHere, signIn, toCheckout } from './lib/deeds.mjs';
import { walk } from './lib/tap.mjs';

function heading(page) {
	return page.locator('h1').first().innerText();
}

async function json(page, url) {
	const answer = await page.context().request.get(url,
		{ headers: { Accept: 'application/json' } });
	return answer.json();
}

async function quantities(page) {
	const { carts } = await json(page, at('shop', '/carts'));
	const current = carts.find((cart) => cart.current);
	return (current?.lines ?? []).map((line) => line.quantity);
}

// The page after paying reloads itself until the processor has told.
async function isPaid(page) {
	const order = await until('the payment', async () => {
		const answer = await json(page, page.url());
		return answer.order?.state === 'paid' && answer.order;
	});
	await until('the page to say so', async () =>
		/paid|thank/i.test(await page.locator('main').innerText()));
	return order;
}

async function hasMail(email, number) {
	const mails = await until(`a mail to ${email}`, async () => {
		const found = await mailTo(email);
		return found.some((mail) => mail.raw.includes(number)) && found;
	});
	return mails.find((mail) => mail.raw.includes(number));
}

function quiet(visitor) {
	const faults = visitor.complaints.filter(
		({ text }) => !text.startsWith('Failed to load resource'));
	assert.deepEqual(faults, []);
}

// From the front page by links alone.
function shelf({ page }) {
	return [
		['a shelf from the front page', async () => {
			await page.goto(at('shop'));
			await press(page, 'nav.nav a:text("Notebooks")');
			assert.match(await heading(page), /Notebooks/);
		}],
		['a thing from the shelf', async () => {
			await press(page, '.item a:text-is("Stile field notebook")');
			assert.equal(await heading(page), 'Stile field notebook');
		}],
		['another colour, by its link', async () => {
			const before = page.url();
			await press(page, '.chips a:not([aria-current])');
			assert.notEqual(page.url(), before);
		}],
		['two of them into the cart', async () => {
			await chooseVariant(page);
			await page.fill('[name=quantity]', '2');
			await press(page, '.go');
			assert.deepEqual(await quantities(page), [2]);
			await page.getByText('Stile field notebook').first().waitFor();
		}],
	];
}

function signingUp({ page }, person) {
	return [
		['to the identity provider and back, with an account', async () => {
			await press(page, 'nav.me a:text("Sign in")');
			assert.ok(page.url().startsWith(at('identity')));
			await registerHere(page, person);
			await page.getByText(person.name).first().waitFor();
		}],
		['the cart has come along', async () => {
			assert.deepEqual(await quantities(page), [2]);
		}],
	];
}

function buying(visitor, person) {
	const { page } = visitor;
	let order;

	return [
		['to the checkout', async () => {
			await toCheckout(page);
			assert.match(page.url(), /\/checkout\//);
		}],
		['a total with delivery, nothing typed lost', async () => {
			await askQuote(page, { email: person.email });
			assert.equal(await page.inputValue('[name=city]'),
				'Port Corran');
			await page.getByText('Total', { exact: true }).first().waitFor();
		}],
		['places the order', () => place(page)],
		['a declined card leaves everything as it is', async () => {
			await payWith(page, cards.declined);
			assert.ok(page.url().startsWith(at('processor')));
			await page.getByRole('alert').first().waitFor();
		}],
		['a good card leads back to the shop', async () => {
			await payWith(page, cards.good);
			assert.ok(page.url().startsWith(
				at('shop', '/checkout/return?order=')));
			order = await isPaid(page);
		}],
		['the mail has come', () => hasMail(person.email, order.number)],
		['nothing was complained about', () => quiet(visitor)],
	];
}

function looking({ page }) {
	return [
		['the account shows the order', async () => {
			await page.goto(at('shop', '/account/orders'));
			const { orders } = await json(page, page.url());
			assert.equal(orders.length, 1);
			await press(page, `main a:has-text("${orders[0].number}")`);
			const text = await page.locator('main').innerText();
			assert.match(text, /Stile field notebook/);
			assert.match(text, /Chandlers Lane/);
		}],
		['the next cart is empty', async () => {
			assert.deepEqual(await quantities(page), []);
		}],
	];
}

async function wholeWay(name, options) {
	const visitor = await newVisitor(options);
	const person = somebody();

	await walk(name, [...shelf(visitor), ...signingUp(visitor, person),
		...buying(visitor, person), ...looking(visitor)]);
	await visitor.context.close();
}

async function guest() {
	const visitor = await newVisitor();
	const person = somebody();

	await walk('a guest', [
		['puts something into a cart',
			() => addToCart(visitor.page, 'Storm matches')],
		...buying(visitor, person),
		['finds the order by the link in the mail', async () => {
			const [mail] = await mailTo(person.email);
			const link = mail.text.match(/https?:\S+\/account\/orders\S+/);
			const stranger = await newVisitor();
			await stranger.page.goto(link[0]);
			assert.match(await stranger.page.locator('main').innerText(),
				/Storm matches/);
			await stranger.context.close();
		}],
	]);
	await visitor.context.close();
}

async function setQuantity(page, quantity) {
	await page.fill('[name=quantity]', String(quantity));
	await press(page, 'button:text("Save quantities"):not(.vh)');
}

async function twoDevices() {
	const [here, there] = [await newVisitor(), await newVisitor()];
	const person = somebody();

	await walk('two devices', [
		['a cart is left on one', async () => {
			await here.page.goto(at('shop', '/login'));
			await registerHere(here.page, person);
			await addToCart(here.page, 'Rain pad', 2);
		}],
		['and found on the other', async () => {
			await signIn(there.page, person);
			assert.deepEqual(await quantities(there.page), [2]);
		}],
		['one saves three', async () => {
			await here.page.goto(at('shop', '/carts'));
			await there.page.goto(at('shop', '/carts'));
			await setQuantity(here.page, 3);
			assert.deepEqual(await quantities(there.page), [3]);
		}],
		['the other, with five, is shown both', async () => {
			await setQuantity(there.page, 5);
			assert.equal(there.answer.status(), 409);
			assert.deepEqual(await quantities(there.page), [3]);
		}],
		['and settles on four', async () => {
			await there.page.fill('[name=quantity]:visible', '4');
			await press(there.page, '.go');
			assert.deepEqual(await quantities(here.page), [4]);
		}],
	]);
	await here.context.close();
	await there.context.close();
}

await withBrowser(async () => {
	await wholeWay('without scripts', { javaScriptEnabled: false });
	await wholeWay('with scripts', {});
	await twoDevices();
	await guest();
});
