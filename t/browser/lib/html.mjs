// What html-validate and axe-core find on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const axe = readFileSync(
	createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The interface repeats sku, quantity and f.NAME, so form-dup-name is off.
const validator = new HtmlValidate({
	root: true,
	extends: ['html-validate:recommended'],
	rules: { 'form-dup-name': 'off' },
});

export async function htmlFaults(html) {
	const report = await validator.validateString(html);
	return report.results.flatMap((result) => result.messages.map(
		(fault) => `line ${fault.line}: ${fault.ruleId}: ${fault.message}`));
}

// RULES: those alone; none given: all of them.
export async function axeFaults(page, rules) {
	await page.evaluate(`if (!window.axe) { ${axe} }`);
	const violations = await page.evaluate(async (only) => {
		const options = { resultTypes: ['violations'] };
		if (only)
			options.runOnly = { type: 'rule', values: only };
		return (await window.axe.run(document, options)).violations;
	}, rules);
	return violations.flatMap((violation) => violation.nodes.map(
		(node) => `${violation.id}: ${node.target.join(' ')}: `
			+ node.failureSummary.replaceAll('\n', ' ')));
}
