/** What a measurement is, when it is good enough, and how it is told. Not here: what is measured. */
import { performance } from 'node:perf_hooks';

export type Times = {
  /** Milliseconds. */
  readonly median: number;
  /** Milliseconds that 95 of 100 rounds stay within. */
  readonly p95: number;
};

/** Of what was made, in bytes. */
export type Size = {
  readonly each: number;
  /** The most memory held at once by every process that took part; null where the system does not tell. */
  readonly peak: number | null;
};

export type Figure = Times & {
  readonly name: string;
  /** Its bare twin, in the same run. */
  readonly bare: Times;
  /** The median against the twin's. */
  readonly ratio: number;
  /** How many in a second, one after another: where that is what people ask. */
  readonly perSecond?: number;
  readonly size?: Size & { readonly bare: Size };
  readonly target?: { readonly words: string; readonly isMet: boolean };
};

export type Target = {
  readonly words: string;
  readonly holds: (measured: Times & { readonly ratio: number }) => boolean;
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function timesOf(rounds: readonly number[]): Times {
  const sorted = rounds.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

/** Milliseconds of each of `rounds` runs, after one that is not counted (round -1). */
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

export function figure(
  name: string,
  measured: {
    readonly times: readonly number[];
    readonly bare: readonly number[];
    readonly target?: Target | undefined;
    readonly isCountedPerSecond?: boolean;
    readonly size?: Figure['size'];
  },
): Figure {
  const { times, target, size } = measured;
  const [own, bare] = [timesOf(times), timesOf(measured.bare)];
  const ratio = own.median / bare.median;
  const perSecond = (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);
  return {
    name,
    ...own,
    bare,
    ratio,
    ...(measured.isCountedPerSecond === true ? { perSecond } : {}),
    ...(size ? { size } : {}),
    ...(target ? { target: { words: target.words, isMet: target.holds({ ...own, ratio }) } } : {}),
  };
}

/** Figures whose target does not hold. A run without figures has measured nothing, and nothing is no success. */
export const missed = (figures: readonly Figure[]): readonly string[] =>
  figures.length === 0
    ? ['nothing was measured']
    : figures.filter(({ target }) => target?.isMet === false).map(({ name }) => name);

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

const kilo = (bytes: number): string => `${(bytes / 1e3).toFixed(0)} kB`;
const mega = (bytes: number | null): string => (bytes === null ? '' : `${(bytes / 1e6).toFixed(0)} MB`);

const headings = [
  '',
  'median',
  'p95',
  'bare',
  'bare p95',
  'ratio',
  'a second',
  'each',
  'bare each',
  'memory',
  'bare memory',
  'target',
] as const;

const cells = ({ name, median, p95, bare, ratio, perSecond, size, target }: Figure): readonly string[] => [
  name,
  ms(median),
  ms(p95),
  ms(bare.median),
  ms(bare.p95),
  `${ratio.toFixed(2)}×`,
  perSecond === undefined ? '' : perSecond.toFixed(0),
  ...(size
    ? [kilo(size.each), kilo(size.bare.each), mega(size.peak), mega(size.bare.peak)]
    : ['', '', '', '']),
  target === undefined ? '' : `${target.isMet ? 'holds' : 'MISSED'}: ${target.words}`,
];

export function formatTable(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isWords = (column: number): boolean => column === 0 || column === headings.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isWords(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
