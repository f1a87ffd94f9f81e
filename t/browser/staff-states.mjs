// Staff: the list, one of them, invitations, and the way in.
import { at, somebody } from './lib/demo.mjs';
import { fillIn, press } from './lib/deeds.mjs';
import { invite, setUpFactor, toFactor } from './lib/staff.mjs';

let link, recruit, code;

async function inviteOne(page) {
	recruit = somebody('Nora New');
	link = await invite(page, recruit.email, 'support');
}

export const staffStates = [
	{ name: 'admin-staff', as: 'staff', go: inviteOne },
	{ name: 'admin-staff-wrong', as: 'staff', status: 422,
		go: async (page) => {
			await fillIn(page, { email: recruit.email, role: 'orders' });
			await press(page, 'form[action="/staff/invite"] .go');
		} },
	{ name: 'join', as: 'recruit', go: (page) => page.goto(link) },
	{ name: 'factor', as: 'recruit',
		go: (page) => toFactor(page, link, recruit) },
	{ name: 'factor-wrong', as: 'recruit', status: 422,
		go: async (page) => {
			await page.fill('[name=code]', '000000');
			await press(page, '.go');
		} },
	{ name: 'recovery', as: 'recruit',
		go: async (page) => {
			await setUpFactor(page, recruit);
			[code] = await page.locator('li code').allInnerTexts();
		} },
	{ name: 'join-accept', as: 'recruit', go: (page) => press(page, '.go') },
	{ name: 'admin-recruit', as: 'recruit',
		go: (page) => press(page, '.go') },
	{ name: 'join-gone', as: 'recruit', status: 404,
		go: (page) => page.goto(link) },
	{ name: 'admin-forbidden', as: 'recruit', status: 403,
		go: (page) => page.goto(at('admin', '/staff')) },
	{ name: 'admin-me', as: 'recruit', go: async (page) => {
		await page.goto(at('admin', '/orders'));
		await press(page, 'footer a[href="/me"]');
	} },
	{ name: 'recovered', as: 'returning', go: async (page) => {
		await page.goto(at('admin'));
		await fillIn(page, { email: recruit.email,
			password: recruit.password });
		await press(page, '.go');
		await fillIn(page, { code });
		await press(page, '.go');
	} },
	{ name: 'admin-staff-person', as: 'staff', go: async (page) => {
		await page.goto(at('admin', '/staff'));
		await press(page, `tr:has-text("${recruit.email}") a`);
	} },
	{ name: 'admin-staff-log', as: 'staff',
		go: (page) => page.goto(at('admin', '/audit?kind=staff')) },
	{ name: 'admin-staff-remove', as: 'staff',
		go: async (page) => {
			await press(page, 'main a[href*="/staff/person"]');
			await press(page, 'main a[href*="/staff/remove"]');
		} },
	{ name: 'admin-staff-removed', as: 'staff',
		go: (page) => press(page, 'main button.danger') },
];
