// npm run torture: kills the engine at random moments and looks each time that nothing which was confirmed is gone.
// `--kills N` (1,000 unless told), `--seed S` chooses the same work again, `--json` ends with one line of JSON. The exit
// status is 0 only when the register opened after every kill and nothing was lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-stamp.ts';
import { isWell, torture, type Outcome } from './torture/run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const numberOf = (name: 'kills' | 'seed'): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`--${name} wants a whole number from 1`);
  return number;
};

const [kills, seed] = [numberOf('kills'), numberOf('seed')];
const started = performance.now();
const built = await buildIfChanged();
if (built.code !== 0) throw new Error(built.output);

const folder = mkdtempSync(path.join(tmpdir(), 'intyga-torture-'));
let outcome: Outcome;
try {
  outcome = await torture({
    folder,
    kills,
    seed,
    tell: (done) => {
      if (done % 50 === 0) console.log(`${String(done)} kills …`);
    },
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - started) / 1000);
for (const text of outcome.told) console.log(text);
console.log(`\nseed         ${String(seed)}, ${String(seconds)} s`);
for (const name of [
  'kills',
  'opened',
  'confirmed',
  'lost',
  'chainBroken',
  'notWhole',
  'numberGaps',
  'badCopies',
] as const)
  console.log(`${name.padEnd(12)} ${String(outcome[name])}`);
for (const [moment, { kills: times, inside }] of Object.entries(outcome.moments))
  console.log(`  ${moment.padEnd(20)} ${String(times)} kills, ${String(inside)} before the work was done`);
console.log(isWell(outcome) ? 'Nothing was lost.' : 'SOMETHING IS WRONG.');
if (values.json) console.log(JSON.stringify({ isWell: isWell(outcome), seconds, ...outcome }));
process.exitCode = isWell(outcome) ? 0 : 1;
