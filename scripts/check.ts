/**
 * npm run check: what can be said about the code without running it; lint and formatting look again only at what has
 * changed. A part of it: `npm run check -- types`.
 */
import { chooseSteps, runSteps } from './run-steps.ts';
import { remembering, staticSteps } from './test-steps.ts';

const { steps, rest } = chooseSteps(remembering(staticSteps), process.argv.slice(2));
const { failed } = await runSteps(steps, rest);
process.exitCode = failed === 0 ? 0 : 1;
