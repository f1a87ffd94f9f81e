// What there is to look at: a name for the picture, who looks (a stranger if
// not said), how to get there, and the status of the answer (200 if not said).
import { at } from './lib/demo.mjs';

// A state that is just an address.
function path(name, where, more = {}) {
	return { name, go: (page) => page.goto(at('shop', where)), ...more };
}

export const states = [
	path('home', '/'),
	path('error-404', '/no/such/page', { status: 404 }),
];
