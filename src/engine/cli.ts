/** The command line, `npm run intyga -- <command>`, as a process. What it answers lives in cli/run.ts. */
import { run } from './cli/run.ts';

process.exitCode = await run(
  process.argv.slice(2),
  (text) => {
    process.stdout.write(`${text}\n`);
  },
  (text) => {
    process.stderr.write(`${text}\n`);
  },
);
