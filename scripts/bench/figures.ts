// What a measurement is, and how it is told. Not here: measuring.
import { performance } from 'node:perf_hooks';

export interface Figure {
  readonly name: string;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  /** Its bare twin's median, in the same run. */
  readonly bare?: number;
  readonly target?: { readonly words: string; readonly isMet: boolean };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const medianOf = (times: readonly number[]): number =>
  at(
    times.toSorted((a, b) => a - b),
    0.5,
  );
const p95Of = (times: readonly number[]): number =>
  at(
    times.toSorted((a, b) => a - b),
    0.95,
  );

/** Milliseconds of each of `rounds` runs, after one that is not counted. */
export async function timeRounds(rounds: number, work: (round: number) => unknown): Promise<number[]> {
  await work(-1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work(round);
    times.push(performance.now() - begun);
  }
  return times;
}

export interface Target {
  readonly words: string;
  readonly holds: (figure: {
    readonly median: number;
    readonly p95: number;
    readonly ratio: number;
  }) => boolean;
}

export function figure(
  name: string,
  times: readonly number[],
  bare?: readonly number[],
  target?: Target,
): Figure {
  const [median, p95] = [medianOf(times), p95Of(times)];
  const bareMedian = bare === undefined ? undefined : medianOf(bare);
  const ratio = bareMedian === undefined ? Number.NaN : median / bareMedian;
  return {
    name,
    median,
    p95,
    ...(bareMedian === undefined ? {} : { bare: bareMedian }),
    ...(target === undefined
      ? {}
      : { target: { words: target.words, isMet: target.holds({ median, p95, ratio }) } }),
  };
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.name,
    ms(one.median),
    ms(one.p95),
    one.bare === undefined ? '' : ms(one.bare),
    one.bare === undefined ? '' : `${(one.median / one.bare).toFixed(2)}×`,
    one.target === undefined ? '' : `${one.target.isMet ? 'holds' : 'MISSED'} (${one.target.words})`,
  ]);
  const all = [['', 'median', 'p95', 'bare', 'ratio', 'target'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
