// The official client of Stripe against the mock processor.
import assert from 'node:assert/strict';
import { finish, test } from '../browser/lib/tap.mjs';
import { answerBank, clearFaults, client, demo, fault, payAt }
	from './lib/shop.mjs';

const stripe = client();
const here = `${demo.shop}/checkout/return`;
const order = {
	mode: 'payment',
	success_url: `${here}?session={CHECKOUT_SESSION_ID}`,
	cancel_url: here,
	client_reference_id: 'order-1',
	metadata: { attempt: 'stripe-test' },
	line_items: [{ quantity: 3, price_data: { currency: 'eur',
		unit_amount: 1450, product_data: { name: 'Notebook' } } }],
};

function key(name) {
	return `${name}-${process.pid}-${Date.now()}`;
}

async function refused(call, type, wanted = {}) {
	const error = await call.then(() => null, (e) => e);
	assert.ok(error, 'it was not refused');
	assert.equal(error.type, type, error.message);
	for (const [name, value] of Object.entries(wanted))
		assert.equal(error[name], value, name);
	return error;
}

async function paidIntent(more = {}) {
	return await stripe.paymentIntents.create({ amount: 2000,
		currency: 'eur', payment_method: 'pm_card_visa', confirm: true,
		return_url: here, ...more });
}

// The shop knows nothing of these payments: it is not told of them either.
async function keepQuiet() {
	await clearFaults();
	await fault('webhook_never', 100000);
}
await keepQuiet();

await test('a session is made, read and listed', async () => {
	const made = await stripe.checkout.sessions.create(order);
	assert.match(made.id, /^cs_test_/);
	assert.equal(made.object, 'checkout.session');
	assert.equal(made.status, 'open');
	assert.equal(made.payment_status, 'unpaid');
	assert.equal(made.amount_total, 4350);
	assert.equal(made.url, `${demo.processor}/pay/${made.id}`);
	assert.equal(made.expires_at - made.created, 86400);
	assert.deepEqual(made.metadata, { attempt: 'stripe-test' });
	const read = await stripe.checkout.sessions.retrieve(made.id);
	assert.equal(read.id, made.id);
	const list = await stripe.checkout.sessions.list({ limit: 1,
		status: 'open', created: { gte: made.created } });
	assert.equal(list.data[0].id, made.id);
	const lines = await stripe.checkout.sessions.listLineItems(made.id);
	assert.equal(lines.data[0].description, 'Notebook');
	assert.equal(lines.data[0].amount_total, 4350);
});

await test('a session is expanded', async () => {
	const made = await stripe.checkout.sessions.create({ ...order,
		expand: ['line_items'] });
	assert.equal(made.line_items.data[0].quantity, 3);
	await payAt(made.url);
	const paid = await stripe.checkout.sessions.retrieve(made.id, {
		expand: ['payment_intent.latest_charge.balance_transaction'] });
	const { latest_charge: charge } = paid.payment_intent;
	assert.equal(charge.balance_transaction.amount, 4350);
	const list = await stripe.checkout.sessions.list({ limit: 1,
		expand: ['data.payment_intent'] });
	assert.equal(list.data[0].payment_intent.status, 'succeeded');
	await refused(stripe.checkout.sessions.retrieve(made.id, {
		expand: ['nothing'] }), 'StripeInvalidRequestError',
		{ param: 'expand' });
});

await test('a session is paid, and leads back with its id', async () => {
	const made = await stripe.checkout.sessions.create(order);
	const answer = await payAt(made.url);
	assert.equal(answer.status, 303);
	assert.equal(answer.headers.get('location'),
		`${here}?session=${made.id}`);
	const paid = await stripe.checkout.sessions.retrieve(made.id);
	assert.equal(paid.status, 'complete');
	assert.equal(paid.payment_status, 'paid');
	assert.equal(paid.url, null);
	await refused(stripe.checkout.sessions.expire(made.id),
		'StripeInvalidRequestError', { statusCode: 400 });
});

await test('a session is expired', async () => {
	const made = await stripe.checkout.sessions.create(order);
	const ended = await stripe.checkout.sessions.expire(made.id);
	assert.equal(ended.status, 'expired');
	assert.equal(ended.payment_status, 'unpaid');
	assert.equal(ended.url, null);
	assert.equal((await payAt(made.url)).status, 200);
	assert.equal((await stripe.checkout.sessions.retrieve(made.id)).status,
		'expired');
});

await test('a list is walked page by page, both ways', async () => {
	const ids = [];
	for (let i = 0; i < 5; i++)
		ids.unshift((await stripe.checkout.sessions.create(order)).id);
	const walked = [];
	for await (const s of stripe.checkout.sessions.list({ limit: 2 })) {
		walked.push(s.id);
		if (walked.length === 5)
			break;
	}
	assert.deepEqual(walked, ids);
	const back = await stripe.checkout.sessions.list({ limit: 2,
		ending_before: ids[4] });
	assert.deepEqual(back.data.map((s) => s.id), ids.slice(2, 4));
	assert.equal(back.has_more, true);
	const upward = await stripe.checkout.sessions.list({ limit: 2,
		ending_before: ids[4] }).autoPagingToArray({ limit: 4 });
	assert.equal(upward.length, 4);
	assert.deepEqual([...upward.map((s) => s.id)].sort(),
		ids.slice(0, 4).sort());
});

await test('an intent is made, changed and confirmed', async () => {
	const made = await stripe.paymentIntents.create({ amount: 2000,
		currency: 'EUR', metadata: { a: '1' },
		automatic_payment_methods: { enabled: true } });
	assert.equal(made.status, 'requires_payment_method');
	assert.equal(made.currency, 'eur');
	assert.ok(made.client_secret.startsWith(`${made.id}_secret_`));
	const changed = await stripe.paymentIntents.update(made.id, {
		amount: 2100, metadata: { a: '', b: '2' } });
	assert.equal(changed.amount, 2100);
	assert.deepEqual(changed.metadata, { b: '2' });
	const paid = await stripe.paymentIntents.confirm(made.id, {
		payment_method: 'pm_card_visa', return_url: here });
	assert.equal(paid.status, 'succeeded');
	assert.equal(paid.amount_received, 2100);
	const charge = await stripe.charges.retrieve(paid.latest_charge);
	assert.equal(charge.payment_method_details.card.last4, '4242');
	assert.equal(charge.outcome.type, 'authorized');
	const error = await refused(stripe.paymentIntents.cancel(made.id),
		'StripeInvalidRequestError',
		{ code: 'payment_intent_unexpected_state' });
	assert.match(error.message, /succeeded/);
});

await test('money is held, captured in part, or let go', async () => {
	const held = await paidIntent({ capture_method: 'manual' });
	assert.equal(held.status, 'requires_capture');
	assert.equal(held.amount_capturable, 2000);
	await refused(stripe.refunds.create({ payment_intent: held.id }),
		'StripeInvalidRequestError', { code: 'charge_not_refundable' });
	await refused(stripe.paymentIntents.capture(held.id,
		{ amount_to_capture: 2001 }), 'StripeInvalidRequestError',
		{ param: 'amount_to_capture' });
	const taken = await stripe.paymentIntents.capture(held.id,
		{ amount_to_capture: 1500 });
	assert.equal(taken.status, 'succeeded');
	assert.equal(taken.amount_received, 1500);

	const let_go = await paidIntent({ capture_method: 'manual' });
	const canceled = await stripe.paymentIntents.cancel(let_go.id,
		{ cancellation_reason: 'abandoned' });
	assert.equal(canceled.status, 'canceled');
	assert.equal(canceled.cancellation_reason, 'abandoned');
	assert.equal(canceled.amount_capturable, 0);
	await refused(stripe.paymentIntents.cancel((await paidIntent(
		{ capture_method: 'manual' })).id, { cancellation_reason: 'x' }),
		'StripeInvalidRequestError', { param: 'cancellation_reason' });
});

await test('a session holds its money until it is captured', async () => {
	const held = { ...order, payment_intent_data: {
		capture_method: 'manual', metadata: { attempt: 'x' } } };
	const made = await stripe.checkout.sessions.create(held);
	await payAt(made.url);
	const complete = await stripe.checkout.sessions.retrieve(made.id,
		{ expand: ['payment_intent'] });
	assert.equal(complete.status, 'complete');
	assert.equal(complete.payment_status, 'unpaid');
	const { payment_intent: intent } = complete;
	assert.equal(intent.status, 'requires_capture');
	assert.deepEqual(intent.metadata, { attempt: 'x' });
	await stripe.paymentIntents.capture(intent.id);
	assert.equal((await stripe.checkout.sessions.retrieve(made.id))
		.payment_status, 'paid');
	await refused(stripe.checkout.sessions.create({ ...order,
		payment_intent_data: { capture_method: 'never' } }),
		'StripeInvalidRequestError',
		{ param: 'payment_intent_data[capture_method]' });
});

for (const [method, code, decline] of [
	['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
	['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined',
		'insufficient_funds'],
	['pm_card_visa_chargeDeclinedStolenCard', 'card_declined',
		'stolen_card'],
	['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
	['pm_card_chargeDeclinedProcessingError', 'processing_error',
		'processing_error'],
]) {
	await test(`${method} is declined`, async () => {
		const error = await refused(paidIntent({ payment_method: method }),
			'StripeCardError', { code, decline_code: decline,
			statusCode: 402 });
		const intent = error.payment_intent;
		assert.equal(intent.status, 'requires_payment_method');
		assert.equal(intent.last_payment_error.code, code);
		assert.equal(intent.latest_charge, error.charge);
		const charge = await stripe.charges.retrieve(error.charge);
		assert.equal(charge.failure_code, code);
		const paid = await stripe.paymentIntents.confirm(intent.id,
			{ payment_method: 'pm_card_visa', return_url: here });
		assert.equal(paid.status, 'succeeded');
		assert.equal(paid.last_payment_error, null);
	});
}

await test('a card asks who it is, and is told', async () => {
	const asks = { payment_method: 'pm_card_authenticationRequired' };
	const asked = await paidIntent(asks);
	assert.equal(asked.status, 'requires_action');
	assert.equal(asked.next_action.type, 'redirect_to_url');
	assert.equal(asked.next_action.redirect_to_url.return_url, here);
	const yes = await answerBank(asked.next_action.redirect_to_url.url,
		'authorize');
	assert.equal(yes.status, 303);
	const back = new URL(yes.headers.get('location'));
	assert.equal(back.searchParams.get('payment_intent'), asked.id);
	assert.equal(back.searchParams.get('redirect_status'), 'succeeded');
	assert.equal((await stripe.paymentIntents.retrieve(asked.id)).status,
		'succeeded');

	const other = await paidIntent(asks);
	await answerBank(other.next_action.redirect_to_url.url, 'fail');
	const failed = await stripe.paymentIntents.retrieve(other.id);
	assert.equal(failed.status, 'requires_payment_method');
	assert.equal(failed.last_payment_error.code,
		'payment_intent_authentication_failure');
});

await test('money goes back, never more than came', async () => {
	const intent = await paidIntent();
	const part = await stripe.refunds.create({ payment_intent: intent.id,
		amount: 500, reason: 'requested_by_customer',
		metadata: { refund: 'r1' } });
	assert.equal(part.status, 'succeeded');
	assert.equal(part.charge, intent.latest_charge);
	assert.deepEqual(part.metadata, { refund: 'r1' });
	await refused(stripe.refunds.create({ charge: intent.latest_charge,
		amount: 1501 }), 'StripeInvalidRequestError',
		{ param: 'amount' });
	await refused(stripe.refunds.create({ charge: intent.latest_charge,
		reason: 'whim' }), 'StripeInvalidRequestError',
		{ param: 'reason' });
	const rest = await stripe.refunds.create(
		{ payment_intent: intent.id, expand: ['charge'] });
	assert.equal(rest.amount, 1500);
	assert.equal(rest.charge.refunded, true);
	await refused(stripe.refunds.create({ payment_intent: intent.id }),
		'StripeInvalidRequestError', { code: 'charge_already_refunded' });
	const all = await stripe.refunds.list({ payment_intent: intent.id });
	assert.deepEqual(all.data.map((r) => r.amount), [1500, 500]);
	assert.equal((await stripe.refunds.retrieve(part.id)).id, part.id);
});

await test('the balance is the sum of its transactions', async () => {
	const euros = async () => (await stripe.balance.retrieve()).available
		.find((a) => a.currency === 'eur').amount;
	const before = await euros();
	const intent = await paidIntent();
	const refund = await stripe.refunds.create(
		{ payment_intent: intent.id, amount: 300 });
	assert.equal(await euros() - before, 1700);
	const [entry] = (await stripe.balanceTransactions.list(
		{ source: intent.latest_charge })).data;
	assert.equal(entry.type, 'charge');
	assert.equal(entry.reporting_category, 'charge');
	assert.equal(entry.net, entry.amount - entry.fee);
	assert.equal(entry.amount, 2000);
	const [back] = (await stripe.balanceTransactions.list(
		{ type: 'refund', limit: 1, expand: ['data.source'] })).data;
	assert.equal(back.amount, -300);
	assert.equal(back.source.id, refund.id);
	assert.equal(
		(await stripe.balanceTransactions.retrieve(entry.id)).id, entry.id);
});

await test('events tell what happened, and to whose call', async () => {
	const name = key('event');
	const intent = await stripe.paymentIntents.create({ amount: 700,
		currency: 'eur', payment_method: 'pm_card_visa', confirm: true },
		{ idempotencyKey: name });
	const { data: [event] } = await stripe.events.list(
		{ type: 'payment_intent.succeeded', limit: 1 });
	assert.equal(event.object, 'event');
	assert.equal(event.data.object.id, intent.id);
	assert.equal(event.data.object.status, 'succeeded');
	assert.equal(event.request.id, intent.lastResponse.requestId);
	assert.equal(event.request.idempotency_key, name);
	assert.match(event.api_version, /^\d{4}-\d\d-\d\d/);
	assert.equal((await stripe.events.retrieve(event.id)).type, event.type);
	await stripe.refunds.create({ payment_intent: intent.id });
	const then = await stripe.events.retrieve(event.id);
	assert.equal(then.data.object.amount_received, 700);
	const types = (await stripe.events.list({ limit: 5 })).data
		.map((e) => e.type);
	assert.deepEqual(types, ['charge.refunded', 'refund.created',
		'payment_intent.succeeded', 'charge.succeeded',
		'payment_intent.created']);
});

await test('a key is answered once and for all', async () => {
	const once = { idempotencyKey: key('once') };
	const first = await stripe.checkout.sessions.create(order, once);
	const again = await stripe.checkout.sessions.create(order, once);
	assert.equal(again.id, first.id);
	const { headers } = again.lastResponse;
	assert.equal(headers['idempotent-replayed'], 'true');
	assert.equal(again.lastResponse.idempotencyKey, once.idempotencyKey);
	await refused(stripe.checkout.sessions.create(
		{ ...order, client_reference_id: 'order-2' }, once),
		'StripeIdempotencyError', { statusCode: 400 });
	await refused(stripe.paymentIntents.create(
		{ amount: 100, currency: 'eur' }, once),
		'StripeIdempotencyError');

	const wrong = { idempotencyKey: key('wrong') };
	await refused(stripe.checkout.sessions.create({ mode: 'payment' },
		wrong), 'StripeInvalidRequestError');
	await stripe.checkout.sessions.create(order, wrong);
	await refused(stripe.checkout.sessions.create(order,
		{ idempotencyKey: 'k'.repeat(256) }), 'StripeIdempotencyError');

	const poor = { idempotencyKey: key('poor') };
	const declined = { amount: 100, currency: 'eur', confirm: true,
		payment_method: 'pm_card_chargeDeclined' };
	const one = await refused(stripe.paymentIntents.create(declined, poor),
		'StripeCardError');
	const two = await refused(stripe.paymentIntents.create(declined, poor),
		'StripeCardError');
	assert.equal(two.payment_intent.id, one.payment_intent.id);
});

await test('a key in use is told so', async () => {
	const same = { idempotencyKey: key('race') };
	const answers = await Promise.allSettled(Array.from({ length: 6 },
		() => stripe.checkout.sessions.create(order, same)));
	const ids = new Set();
	for (const { value, reason } of answers) {
		if (value)
			ids.add(value.id);
		else
			assert.equal(reason.code, 'idempotency_key_in_use',
				reason.message);
	}
	assert.equal(ids.size, 1);
});

await test('a failure after the deed is replayed, and found', async () => {
	const same = { idempotencyKey: key('broken') };
	const marked = { ...order, metadata: { attempt: same.idempotencyKey } };
	await fault('error_after');
	for (const replayed of [undefined, 'true', 'true']) {
		const error = await refused(
			stripe.checkout.sessions.create(marked, same),
			'StripeAPIError', { statusCode: 500 });
		assert.equal(error.headers['idempotent-replayed'], replayed);
	}
	const { data } = await stripe.checkout.sessions.list({ limit: 3 });
	assert.equal(data.filter((s) =>
		s.metadata.attempt === same.idempotencyKey).length, 1);
});

await test('a client that tries again gets through', async () => {
	const patient = client(undefined, { maxNetworkRetries: 2 });
	for (const kind of ['error_before', 'drop_reply']) {
		await fault(kind);
		const s = await patient.checkout.sessions.create(order);
		assert.equal(s.status, 'open', kind);
	}
	await keepQuiet();
});

await test('who may not call is told so', async () => {
	await refused(client('sk_test_wrong').balance.retrieve(),
		'StripeAuthenticationError', { statusCode: 401 });
});

await test('what is not there, or not known, is refused', async () => {
	const error = await refused(stripe.paymentIntents.retrieve('pi_none'),
		'StripeInvalidRequestError',
		{ code: 'resource_missing', statusCode: 404, param: 'intent' });
	assert.match(error.requestId, /^req_/);
	await refused(stripe.checkout.sessions.create(
		{ ...order, colour: 'blue' }), 'StripeInvalidRequestError',
		{ code: 'parameter_unknown', param: 'colour' });
	await refused(stripe.checkout.sessions.create({ ...order, line_items:
		[{ ...order.line_items[0], colour: 'blue' }] }),
		'StripeInvalidRequestError', { code: 'parameter_unknown',
		param: 'line_items[0][colour]' });
	await refused(stripe.balance.retrieve({ colour: 'blue' }),
		'StripeInvalidRequestError', { code: 'parameter_unknown' });
	await refused(stripe.customers.list(), 'StripeInvalidRequestError',
		{ statusCode: 404 });
	await refused(stripe.paymentIntents.create({ currency: 'eur' }),
		'StripeInvalidRequestError',
		{ code: 'parameter_missing', param: 'amount' });
});

await test('a version of the API is echoed', async () => {
	const { lastResponse } = await stripe.balance.retrieve();
	assert.equal(lastResponse.apiVersion, stripe.getApiField('version'));
	await refused(client(undefined, { apiVersion: 'new' })
		.balance.retrieve(), 'StripeInvalidRequestError');
});

await clearFaults();
finish();
