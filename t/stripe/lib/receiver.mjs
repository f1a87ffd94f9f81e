// A receiver of webhooks, and a paymock-hooks of our own that sends to it
// while the demo's stands still.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demo } from './shop.mjs';

async function bodyOf(request) {
	const parts = [];
	for await (const part of request)
		parts.push(part);
	return Buffer.concat(parts);
}

// Answers what `status` says of the n-th webhook; keeps them all.
export async function listen(status = () => 200) {
	const got = [];
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		got.push({ body, at: Date.now(),
			signature: request.headers['stripe-signature'] });
		response.writeHead(status(got.length)).end();
	});
	await new Promise((go) => server.listen(0, '127.0.0.1', go));
	const url = `http://127.0.0.1:${server.address().port}/`;
	return { got, url, close: () => server.close() };
}

function configured(text, settings) {
	let [before, own] = text.split(/^\[paymock\]$/m);
	let [mine, ...after] = own.split(/^(?=\[)/m);
	for (const [key, value] of Object.entries(settings)) {
		mine = mine.replace(new RegExp(`^${key}\\s*=.*\n`, 'm'), '');
		mine = `\n${key} = ${value}${mine}`;
	}
	return `${before}[paymock]${mine}${after.join('')}`;
}

function each(signal) {
	for (const pid of demo.pids['paymock-hooks'])
		process.kill(pid, signal);
}

// Sends with these settings of [paymock] until `done` or its time is over.
export async function sending(settings, done, seconds = 20) {
	const [program, , conf] = demo.clearcart;
	const folder = mkdtempSync(join(tmpdir(), 'stripe-'));
	const path = join(folder, 'clearcart.conf');
	writeFileSync(path, configured(readFileSync(conf, 'utf8'), settings),
		{ mode: 0o600 });
	each('SIGSTOP');
	const daemon = spawn(join(dirname(program), 'paymock-hooks'),
		['-c', path], { stdio: 'ignore' });
	try {
		const end = Date.now() + seconds * 1000;
		while (!await done() && Date.now() < end)
			await new Promise((go) => setTimeout(go, 50));
	} finally {
		daemon.kill();
		await new Promise((go) => daemon.once('exit', go));
		each('SIGCONT');
		rmSync(folder, { recursive: true });
	}
}
