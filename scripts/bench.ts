// npm run bench: how fast the program is, each figure beside its bare twin in the same run. Ratios count:
// machines differ. `--json` ends with one line of JSON; the exit status is 0 only when every target holds.
import { performance } from 'node:perf_hooks';
import { buildIfChanged } from './build-stamp.ts';
import { benchEngine } from './bench/engine.ts';
import { benchPdf } from './bench/pdf.ts';
import { benchWindow } from './bench/window.ts';
import { formatTable, type Figure } from './bench/figures.ts';

const started = performance.now();
const built = await buildIfChanged();
if (built.code !== 0) throw new Error(built.output);

const figures: Figure[] = [];
for (const [title, bench] of [
  ['the window', benchWindow],
  ['the engine', benchEngine],
  ['certificates', benchPdf],
] as const) {
  console.log(`Measuring ${title} …`);
  figures.push(...(await bench()));
}

console.log(formatTable(figures));
const missed = figures.filter((figure) => figure.target !== undefined && !figure.target.isMet);
console.log(
  missed.length === 0 ? 'Every target holds.' : `Missed: ${missed.map((figure) => figure.name).join('; ')}.`,
);
if (process.argv.includes('--json'))
  console.log(JSON.stringify({ seconds: Math.round((performance.now() - started) / 1000), figures }));
process.exitCode = missed.length === 0 ? 0 : 1;
