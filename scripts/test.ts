/**
 * npm test: every step that CI runs, closed by one line that counts them all. A part of it:
 * `npm test -- unit`, `npm test -- e2e tests/e2e/main-job.spec.ts`.
 */
import { chooseSteps, runSteps } from './run-steps.ts';
import { closingLine } from './test-counts.ts';
import { allSteps } from './test-steps.ts';

const { steps, rest } = chooseSteps(allSteps, process.argv.slice(2));
const counts = await runSteps(steps, rest);
console.log(`\n${closingLine(counts)}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
