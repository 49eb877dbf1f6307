/**
 * npm run intyga, npm run demo: the engine's command line from source, once what is built for it is there. Not here:
 * its commands (src/engine/cli.ts).
 */
import { buildControlPage } from './control-page.ts';

await buildControlPage();
await import('../src/engine/cli.ts');
