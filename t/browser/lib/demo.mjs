// The shop under test: where it is, who is known there, its mail, its
// database. CLEARCART_DEMO names its demo.json; ./check sets it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const path = process.env.CLEARCART_DEMO;
if (!path)
	throw new Error('CLEARCART_DEMO does not name a demo.json');

export const demo = JSON.parse(readFileSync(path, 'utf8'));

export function at(origin, where = '/') {
	return demo[origin] + where;
}

// The data behind one of the shop's pages.
export async function data(where) {
	const answer = await fetch(at('shop', where),
		{ headers: { Accept: 'application/json' } });
	if (!answer.ok)
		throw new Error(`${where} answers ${answer.status}`);
	return answer.json();
}

export async function mailTo(address) {
	const answer = await fetch(at('mail', '/messages'));
	const { messages } = await answer.json();
	return messages.filter((message) => message.to.includes(address));
}

// Changes what no page changes, as the database's administrator.
export function sql(statement) {
	return execFileSync('mariadb', ['--no-defaults', '--batch',
		'--skip-column-names', '--socket', demo.db_socket,
		'--execute', statement], { encoding: 'utf8' }).trim();
}

// Asks again until the answer is true, and returns it.
export async function until(what, question, seconds = 15) {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		const answer = await question();
		if (answer)
			return answer;
		if (Date.now() > end)
			throw new Error(`${seconds} s were not enough for ${what}`);
		await new Promise((wake) => setTimeout(wake, 100));
	}
}

let people = 0;

// Somebody new each time, so that tests do not find one another's carts.
export function somebody(name = 'Una Marsh') {
	people += 1;
	const stamp = `${Date.now().toString(36)}${process.pid}x${people}`;
	return { name, email: `b${stamp}@example.com`,
		password: `a long walk ${stamp}` };
}
