// TAP: a test is a sentence and what must not throw.
let count = 0;
let failed = 0;

function comment(text) {
	const plain = String(text).replace(/\x1b\[\d*m/g, '');
	return plain.trimEnd().replace(/^/gm, '# ');
}

function report(good, sentence, why) {
	count += 1;
	failed += good ? 0 : 1;
	const words = sentence.replaceAll('#', '\\#');
	console.log(`${good ? 'ok' : 'not ok'} ${count} - ${words}`);
	if (why)
		console.log(comment(why));
}

export async function test(sentence, body) {
	try {
		await body();
	} catch (error) {
		report(false, sentence, error.stack ?? error);
		return false;
	}
	report(true, sentence);
	return true;
}

// Steps that need the ones before them: after the first that fails, the rest
// fail at once instead of waiting in vain.
export async function walk(name, steps) {
	let going = true;
	for (const [sentence, body] of steps) {
		const words = `${name}: ${sentence}`;
		if (going)
			going = await test(words, body);
		else
			report(false, words, 'not reached');
	}
}

export function say(text) {
	console.log(comment(text));
}

// An assertion that tells every fault, not only the first.
export function none(faults) {
	if (faults.length > 0)
		throw faults.join('\n');
}

export function finish() {
	console.log(`1..${count}`);
	process.exitCode = failed > 0 ? 1 : 0;
}
