// Webhooks as they arrive, read by the official client: their signatures,
// their tries, and every fault of theirs.
import assert from 'node:assert/strict';
import { finish, test } from '../browser/lib/tap.mjs';
import { listen, sending } from './lib/receiver.mjs';
import { clearFaults, client, demo, fault, payAt } from './lib/shop.mjs';

const stripe = client();
const previous = 'whsec_of_before';
const completed = 'checkout.session.completed';
const order = {
	mode: 'payment',
	success_url: `${demo.shop}/checkout/return`,
	client_reference_id: 'order-1',
	metadata: { attempt: 'stripe-test' },
	line_items: [{ quantity: 1, price_data: { currency: 'eur',
		unit_amount: 900, product_data: { name: 'Twine' } } }],
};

function read({ body, signature }, secret = demo.webhook_secret) {
	return stripe.webhooks.constructEvent(body, signature, secret);
}

async function paid() {
	const session = await stripe.checkout.sessions.create(order);
	assert.equal((await payAt(session.url)).status, 303);
	return session;
}

// What a payment's webhooks are, while `kinds` of faults wait.
async function told(faults, count, answer) {
	const receiver = await listen(answer);
	const settings = { webhook_url: receiver.url,
		webhook_secret_previous: previous };
	await clearFaults();
	for (const [kind, times] of faults)
		await fault(kind, times);
	const sessions = [];
	let early = 0;
	await sending(settings, async () => {
		if (sessions.length < count) {
			sessions.push((await paid()).id);
			early = receiver.got.length;
		}
		return sessions.length === count && await allSent();
	});
	receiver.close();
	await clearFaults();
	return { sessions, got: receiver.got, early };
}

// Nothing waits to be sent any more.
async function allSent() {
	const { data } = await stripe.events.list({ limit: 20 });
	return data.every((e) => e.pending_webhooks === 0);
}

function typesOf(got, session) {
	return got.map((webhook) => read(webhook))
		.filter((e) => e.data.object.id === session ||
			session === undefined)
		.map((e) => e.type);
}

await test('a webhook is signed with both secrets', async () => {
	const { sessions: [session], got } = await told([], 1);
	assert.equal(got.length, 2);
	const event = got.map((w) => read(w)).find((e) => e.type === completed);
	assert.equal(event.data.object.id, session);
	assert.equal(event.data.object.payment_status, 'paid');
	for (const webhook of got) {
		assert.match(webhook.signature,
			/^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
		assert.equal(read(webhook, previous).id, read(webhook).id);
		assert.throws(() => read(webhook, 'whsec_other'),
			{ type: 'StripeSignatureVerificationError' });
		const changed = Buffer.concat([webhook.body, Buffer.from(' ')]);
		assert.throws(() => read({ ...webhook, body: changed }),
			{ type: 'StripeSignatureVerificationError' });
		const late = webhook.at + 400_000;
		assert.throws(() => stripe.webhooks.constructEvent(webhook.body,
			webhook.signature, demo.webhook_secret, 300, undefined, late),
			{ type: 'StripeSignatureVerificationError' });
	}
	assert.equal((await stripe.events.retrieve(event.id)).pending_webhooks,
		0);
});

await test('a webhook is tried again, after growing pauses', async () => {
	const { got } = await told([], 1, (n) => n <= 6 ? 500 : 200);
	const tries = {};
	for (const webhook of got)
		(tries[read(webhook).type] ??= []).push(webhook);
	assert.deepEqual(Object.keys(tries).sort(),
		[completed, 'payment_intent.succeeded']);
	for (const all of Object.values(tries)) {
		assert.equal(all.length, 4);
		assert.equal(new Set(all.map((w) => read(w).id)).size, 1);
		const [one, two, three] = all.slice(1)
			.map((w, i) => w.at - all[i].at);
		assert.ok(one < two && two < three, `${one} ${two} ${three}`);
	}
});

await test('webhook_never, twice', async () => {
	const { sessions, got } = await told([['webhook_never', 2]], 3);
	assert.deepEqual(sessions.map((id) => typesOf(got, id).length),
		[0, 0, 1]);
});

await test('webhook_twice, twice', async () => {
	const { sessions, got } = await told([['webhook_twice', 2]], 3);
	assert.deepEqual(sessions.map((id) => typesOf(got, id)),
		[[completed, completed], [completed, completed], [completed]]);
	const ids = got.map((w) => read(w).id);
	assert.equal(new Set(ids).size, ids.length - 4);
});

await test('webhook_wrong_amount, twice: a lie well signed', async () => {
	const { sessions, got } = await told([['webhook_wrong_amount', 2]], 3);
	const amounts = sessions.map((id) => got.map((w) => read(w).data.object)
		.find((o) => o.id === id).amount_total);
	assert.deepEqual(amounts, [901, 901, 900]);
});

await test('webhook_shuffled: the last comes first', async () => {
	const { got } = await told([['webhook_shuffled', 1]], 1);
	assert.deepEqual(typesOf(got),
		[completed, 'payment_intent.succeeded']);
});

await test('webhook_early: before the payer is sent back', async () => {
	const { early, got } = await told([['webhook_early', 1]], 1);
	assert.equal(got.length, 2);
	assert.equal(early, 2);
});

await test('two kinds, one after the other', async () => {
	const { sessions, got } = await told([['webhook_twice', 1],
		['webhook_wrong_amount', 1]], 3);
	const amounts = sessions.map((id) => got.map((w) => read(w).data.object)
		.filter((o) => o.id === id).map((o) => o.amount_total));
	assert.deepEqual(amounts, [[900, 900], [901], [900]]);
});

finish();
