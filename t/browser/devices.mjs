// Two browsers without scripts on one account: what both do adds up, what
// contradicts itself is asked about, and nothing typed is lost.
import { adding } from './devices/adding.mjs';
import { buying } from './devices/buying.mjs';
import { leaving } from './devices/leaving.mjs';
import { setting } from './devices/setting.mjs';
import { vanishing } from './devices/vanishing.mjs';
import { withBrowser } from './lib/browser.mjs';

const parts = { adding, setting, buying, vanishing, leaving };
const wanted = process.argv.slice(2);

await withBrowser(async () => {
	for (const [name, part] of Object.entries(parts))
		if (wanted.length === 0 || wanted.includes(name))
			await part();
});
