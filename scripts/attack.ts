/**
 * npm run attack: the hostile calls of tests/engine/door/attack.test.ts, and the histories of people who would control
 * their own work (attack-own-control.test.ts), in any number and from another seed each time. `--calls 1000000`,
 * `--histories 2000`, `--seed <number>` to repeat a run. Not here: what is sent and what must hold.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, show, tool } from './run.ts';

const { values } = parseArgs({
  options: { calls: { type: 'string' }, histories: { type: 'string' }, seed: { type: 'string' } },
});

process.exitCode = await show(
  process.execPath,
  [
    tool('vitest'),
    'run',
    '--project',
    'engine',
    ...['attack', 'attack-own-control'].map((name) =>
      path.join(root, 'tests', 'engine', 'door', `${name}.test.ts`),
    ),
  ],
  {
    env: {
      INTYGA_ATTACK_CALLS: values.calls ?? '1000000',
      INTYGA_ATTACK_HISTORIES: values.histories ?? '2000',
      INTYGA_ATTACK_SEED: values.seed ?? String(Math.floor(Math.random() * 2 ** 31)),
    },
  },
);
