// Debian's Chromium, and people who use it.
import { chromium } from 'playwright-core';
import { finish, test } from './tap.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic',
	'--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync'];

let browser;

// What a person's browser complains about, and its last page as it came.
function listen(page, visitor) {
	page.on('console', (message) => {
		if (message.type() === 'error')
			visitor.complaints.push({ text: message.text(),
				url: message.location().url });
	});
	page.on('pageerror', (error) => {
		visitor.complaints.push({ text: String(error), url: '' });
	});
	page.on('response', (response) => {
		const request = response.request();
		if (request.isNavigationRequest()
			&& request.frame() === page.mainFrame()
			&& !(response.status() >= 300 && response.status() < 400))
			visitor.answer = response;
	});
}

export async function newVisitor(options = {}) {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 }, locale: 'en-IE',
		reducedMotion: 'reduce', ...options });
	context.setDefaultTimeout(10000);
	const page = await context.newPage();
	const visitor = { context, page, complaints: [], answer: null };
	listen(page, visitor);
	return visitor;
}

// Runs MAIN with a browser, whatever becomes of it.
export async function withBrowser(main) {
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium', args: flags });
	await test('the tests reach their end', main);
	await browser.close();
	finish();
}
