// Hostile words, and a browser that would obey them: the pages' own policy is
// switched off in it.
import assert from 'node:assert/strict';
import { newVisitor } from './browser.mjs';

export const hostile = [
	'<script>attacked()</script>',
	'"><img src=x onerror=attacked()>',
	"' onfocus=attacked() autofocus x='",
	'<?cs evar:Config ?><?cs var:view.me.csrf ?>',
	'javascript:attacked()',
	'&lt;b&gt; &amp;amp; </title><b>',
];

export async function newVictim() {
	const visitor = await newVisitor({ bypassCSP: true });
	visitor.attacks = [];
	await visitor.context.exposeFunction('attacked',
		() => visitor.attacks.push(visitor.page.url()));
	visitor.page.on('dialog', (dialog) => {
		visitor.attacks.push(dialog.message());
		dialog.dismiss();
	});
	return visitor;
}

// What runs without a word of ours: scripts, handlers, foreign pictures,
// links that are code.
export function intruders(page) {
	return page.evaluate(() => {
		const found = [];
		for (const element of document.querySelectorAll('*')) {
			// a field called "attributes" hides those of its form
			for (const { name, value } of
				Reflect.get(Element.prototype, 'attributes', element)) {
				if (name.startsWith('on')
					|| /^\s*javascript:/i.test(value)
					&& /^(href|src|action|formaction)$/.test(name))
					found.push(`${element.tagName} ${name}`);
			}
		}
		for (const script of document.scripts) {
			if (!script.src && script.type !== 'application/ld+json')
				found.push(script.textContent);
		}
		return found.concat([...document.querySelectorAll('img[src=x]')]
			.map((picture) => picture.outerHTML));
	});
}

export async function harmless(visitor) {
	assert.deepEqual(visitor.attacks.splice(0), []);
	assert.deepEqual(await intruders(visitor.page), []);
}

// As typed: neither swallowed nor escaped twice.
export async function shows(page, words) {
	const [text, typed] = await page.evaluate(() => [
		document.body.innerText,
		[...document.querySelectorAll('input, textarea')].map(
			(field) => field.value)]);
	const flat = text.replace(/\s+/g, ' ');
	assert.ok(flat.includes(words) || typed.includes(words),
		`does not show ${words}`);
}

export async function shown(visitor, words) {
	await shows(visitor.page, words);
	await harmless(visitor);
}

// Marks that stand in what people read only if something was escaped twice.
const twice = /&(amp;)*(lt|gt|quot|apos|#0?39|#34|#60);/;

// What is folded away is unfolded first.
export function readable(page) {
	return page.evaluate(() => {
		for (const folded of document.querySelectorAll('details'))
			folded.open = true;
		const told = [document.title, document.body.innerText];
		for (const element of document.querySelectorAll(
			'[title], [alt], [aria-label], [placeholder]')) {
			for (const name of ['title', 'alt', 'aria-label', 'placeholder'])
				told.push(element.getAttribute(name) ?? '');
		}
		for (const field of document.querySelectorAll('input, textarea'))
			told.push(field.value);
		for (const choice of document.querySelectorAll('option'))
			told.push(choice.textContent);
		return told.map((text) => text.replace(/\s+/g, ' '));
	});
}

// Opens it: whatever it is about, nothing runs, nothing is escaped twice, and
// each of the words stands there as it was typed.
export async function look(visitor, url, words = []) {
	await visitor.page.goto(url);
	assert.equal(visitor.answer.status(), 200, url);
	await harmless(visitor);
	const told = await readable(visitor.page);
	assert.deepEqual(told.filter((text) => twice.test(text)), []);
	assert.deepEqual(words.filter(
		(word) => !told.some((text) => text.includes(word))), [],
		`what ${url} does not show`);
}
