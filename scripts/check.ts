// npm run check: what can be said about the code without running it.
import { runSteps } from './run-steps.ts';
import { staticSteps } from './test-steps.ts';

const { failed } = await runSteps(staticSteps, []);
process.exitCode = failed === 0 ? 0 : 1;
