// Members of staff in a browser: invited, on their way in, at work.
import { at, mailTo, until } from './demo.mjs';
import { fillIn, press, totp } from './deeds.mjs';

// By an owner, at their page; the link that was mailed.
export async function invite(page, email, role) {
	await page.goto(at('admin', '/staff'));
	await fillIn(page, { email, role });
	await press(page, 'form[action="/staff/invite"] .go');
	const mails = await until(`an invitation to ${email}`, async () => {
		const found = await mailTo(email);
		return found.length > 0 && found;
	});
	return mails.at(-1).text.match(/^http\S+\/join\/\S+$/m)[0];
}

// Makes the account that the invitation is for, as far as the page that
// wants a second factor.
export async function toFactor(page, link, person) {
	await page.goto(link);
	await press(page, '.go');
	await press(page, 'a[href*="register"]');
	await fillIn(page, person);
	await press(page, '.go');
	await fillIn(page, { email: person.email, password: person.password });
	await press(page, '.go');
}

// From there: sets one up, and leaves at the codes to keep.
export async function setUpFactor(page, person) {
	const secret = await page.locator('#secret').innerText();
	person.totp_secret = secret.replaceAll(' ', '');
	await page.fill('[name=code]', totp(person.totp_secret));
	await press(page, '.go');
}
