/**
 * npm run torture: kills the engine at random moments, then the whole program, and looks each time that nothing which
 * was confirmed is gone. `--kills N` of the engine (1,000 unless told), `--program N` of the program (50), `--seed S`
 * chooses the same work again, `--json` ends with one line of JSON. The exit status is 0 only when the register opened
 * after every kill and nothing was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-stamp.ts';
import { hasDisplay, startDisplay } from './display.ts';
import { ensureDebian, unseenWindow } from './ensure-debian.ts';
import { tortureProgram, type ProgramOutcome } from './torture/program.ts';
import { isWell, torture, type Outcome } from './torture/run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    program: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const numberOf = (name: 'kills' | 'program' | 'seed'): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`--${name} wants a whole number from 1`);
  return number;
};

const [kills, programKills, seed] = [numberOf('kills'), numberOf('program'), numberOf('seed')];
const started = performance.now();
const built = await buildIfChanged();
if (built.code !== 0) throw new Error(built.output);

const tell = (done: number): void => {
  if (done % 50 === 0) console.log(`${String(done)} kills …`);
};

const counted = [
  'kills',
  'opened',
  'confirmed',
  'lost',
  'chainBroken',
  'notWhole',
  'numberGaps',
  'badCopies',
] as const;
const tellOf = (what: string, outcome: Outcome | ProgramOutcome): void => {
  for (const text of outcome.told) console.log(text);
  console.log(`\nOf the ${what}:`);
  for (const name of counted) console.log(`${name.padEnd(12)} ${String(outcome[name]).padStart(7)}`);
};

// Before the first kill, so that what is missing is not found out half way.
await ensureDebian('npm run torture', unseenWindow);
const folder = mkdtempSync(path.join(tmpdir(), 'intyga-torture-'));
let outcomes: { readonly engine: Outcome; readonly program: ProgramOutcome };
try {
  const engine = await torture({ folder: path.join(folder, 'engine'), kills, seed, tell });
  tellOf('engine', engine);
  for (const [moment, { kills: times, inside }] of Object.entries(engine.moments))
    console.log(`  ${moment.padEnd(20)} ${String(times)} kills, ${String(inside)} before the work was done`);
  const display = hasDisplay() ? undefined : await startDisplay();
  try {
    const room = path.join(folder, 'program');
    const program = await tortureProgram({ folder: room, kills: programKills, seed, display: display?.name });
    tellOf('program', program);
    outcomes = { engine, program };
  } finally {
    display?.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { engine, program } = outcomes;
const seconds = Math.round((performance.now() - started) / 1000);
const isAllWell = isWell(engine) && isWell(program);
console.log(
  `\nSeed ${String(seed)}, ${String(seconds)} s. ${isAllWell ? 'Nothing was lost.' : 'SOMETHING IS WRONG.'}`,
);
if (values.json) console.log(JSON.stringify({ isWell: isAllWell, seconds, ...engine, program }));
process.exitCode = isAllWell ? 0 : 1;
