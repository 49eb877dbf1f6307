/**
 * npm run bench: how fast the program is, each figure beside its bare twin in the same run. Ratios count: machines
 * differ. `--json` ends with one line of JSON. The exit status is 0 only when every target holds, or with `--report`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-stamp.ts';
import { ensureDebian, unseenWindow } from './ensure-debian.ts';
import { benchBatch } from './bench/batch.ts';
import { benchClick } from './bench/click.ts';
import { benchEngine } from './bench/engine.ts';
import { formatTable, missed, type Figure } from './bench/figures.ts';
import { benchPdf } from './bench/pdf.ts';
import { makeRegister } from './bench/register.ts';
import { benchSafety } from './bench/safety.ts';
import { benchWindow } from './bench/window.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, report: { type: 'boolean', default: false } },
});

const started = performance.now();
const say = (text: string): void => {
  console.log(`${text} …`);
};

await ensureDebian('npm run bench', unseenWindow);
say('Building what has changed');
const built = await buildIfChanged();
if (built.code !== 0) throw new Error(built.output);

const folder = mkdtempSync(path.join(tmpdir(), 'intyga-bench-'));
const figures: Figure[] = [];
try {
  say('Filling registers of 1,000, 10,000 and 100,000 participants');
  const small = await makeRegister(folder, 1_000);
  const middle = await makeRegister(folder, 10_000);
  const large = await makeRegister(folder, 100_000);
  say('Measuring the window');
  figures.push(...(await benchWindow(small, large)));
  say('Measuring a click');
  figures.push(...(await benchClick(folder)));
  say('Measuring the engine');
  figures.push(...(await benchEngine([small, middle, large])));
  say('Measuring what safety costs');
  figures.push(...(await benchSafety(middle)));
  say('Measuring certificates');
  figures.push(...(await benchPdf()));
  say('Measuring a batch of 500');
  figures.push(...(await benchBatch(folder)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const short = missed(figures);
console.log(`\n${formatTable(figures)}\n`);
console.log(short.length === 0 ? 'Every target holds.' : `Missed: ${short.join('; ')}.`);
if (values.json)
  console.log(
    JSON.stringify({
      seconds: Math.round((performance.now() - started) / 1000),
      isMet: short.length === 0,
      figures,
    }),
  );
process.exitCode = short.length === 0 || values.report ? 0 : 1;
