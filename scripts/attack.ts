/**
 * npm run attack: the hostile calls of tests/engine/door/attack.test.ts in any number and from another seed each time.
 * `--calls 1000000`, `--seed <number>` to repeat a run. Not here: what is sent and what must hold.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, show, tool } from './run.ts';

const { values } = parseArgs({ options: { calls: { type: 'string' }, seed: { type: 'string' } } });

process.exitCode = await show(
  process.execPath,
  [
    tool('vitest'),
    'run',
    '--project',
    'engine',
    path.join(root, 'tests', 'engine', 'door', 'attack.test.ts'),
  ],
  {
    env: {
      INTYGA_ATTACK_CALLS: values.calls ?? '1000000',
      INTYGA_ATTACK_SEED: values.seed ?? String(Math.floor(Math.random() * 2 ** 31)),
    },
  },
);
