// The demo's processor for the official client, and a payer at its page.
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import Stripe from 'stripe';

export const demo =
	JSON.parse(readFileSync(process.env.CLEARCART_DEMO, 'utf8'));

export function client(key = demo.processor_key, options = {}) {
	const { hostname, port } = new URL(demo.processor);
	return new Stripe(key, { host: hostname, port, protocol: 'http',
		httpAgent: new Agent(), // else it keeps this process waiting
		maxNetworkRetries: 0, telemetry: false, ...options });
}

export async function fault(kind, count = 1, path = '/v1/checkout/sessions') {
	const body = new URLSearchParams({ kind, count, path });
	await fetch(`${demo.processor}/_fault`, { method: 'POST', body });
}

export async function clearFaults() {
	await fetch(`${demo.processor}/_fault`, { method: 'DELETE' });
}

function post(url, fields) {
	return fetch(url, { method: 'POST', redirect: 'manual',
		headers: { Origin: demo.processor },
		body: new URLSearchParams(fields) });
}

export function payAt(url, number = '4242424242424242') {
	return post(url, { number, expiry: '12 / 34', cvc: '123',
		name: 'Una Walker' });
}

export function answerBank(url, outcome) {
	return post(url, { outcome });
}
