// npm run check: what can be said about the code without running it. A part of it: `npm run check -- types`.
import { chooseSteps, runSteps } from './run-steps.ts';
import { staticSteps } from './test-steps.ts';

const { steps, rest } = chooseSteps(staticSteps, process.argv.slice(2));
const { failed } = await runSteps(steps, rest);
process.exitCode = failed === 0 ? 0 : 1;
