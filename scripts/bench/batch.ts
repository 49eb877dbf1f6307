/**
 * A batch of certificates as it is issued in the program, each sealed, stored and logged in a transaction of its own,
 * beside Chromium printing as many words from web pages in the same run.
 */
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hasDisplay, startDisplay } from '../display.ts';
import { makeApproved } from './approved.ts';
import { openPrinter } from './chromium.ts';
import { figure, type Figure } from './figures.ts';
import { openBatch } from './issue-many.ts';
import { benchLong } from './long.ts';

/** Fresh processes, each for the time that its first certificate takes. */
const coldStarts = 3;
/** The first and the tenth of each start. */
const firstMany = 10;
const othersDuring = 50;
/** In turns of so many, so that both meet the same machine; the first turn of each is not counted. */
const turns = 10;

async function benchCold(folder: string, display: string | undefined): Promise<Figure> {
  const [times, bare]: [number[], number[]] = [[], []];
  for (let start = 0; start < coldStarts; start += 1) {
    const printer = await openPrinter(display);
    bare.push(...(await printer.print(1)));
    await printer.close();
    const batch = await openBatch(folder, 1);
    times.push(...(await batch.issue(1)));
    await batch.close();
  }
  return figure('the first certificate after the start, against Chromium’s first page', { times, bare });
}

/** Signed in, and then nothing else for so long: more than warming up takes where others use the machine too. */
const quiet = 25_000;

/** What was made ready while nobody asked for anything shows in the first certificate beside the tenth. */
async function benchFirst(folder: string): Promise<Figure> {
  const [times, bare]: [number[], number[]] = [[], []];
  for (let start = 0; start < coldStarts; start += 1) {
    const batch = await openBatch(folder, firstMany);
    await setTimeout(quiet);
    const issued = await batch.issue(firstMany);
    times.push(...issued.slice(0, 1));
    bare.push(...issued.slice(-1));
    await batch.close();
  }
  return figure('the first certificate after sign-in and a quiet moment, against the tenth', {
    times,
    bare,
    target: { words: 'at most 1.5×', holds: ({ ratio }) => ratio <= 1.5 },
  });
}

/** How long others wait for the engine while it issues. */
async function benchOthers(folder: string): Promise<Figure> {
  const batch = await openBatch(folder, othersDuring);
  await batch.issue(1);
  const bare = await batch.othersDuring(() => setTimeout(1_000));
  const times = await batch.othersDuring(() => batch.issue(othersDuring));
  await batch.close();
  return figure(`another window’s call while a batch of ${String(othersDuring)} is issued, against at rest`, {
    times,
    bare,
    target: { words: 'p95 at most 100 ms', holds: ({ p95 }) => p95 <= 100 },
  });
}

/** Milliseconds of processor time for each of what `make` makes. */
async function busyWith(
  { busy }: { readonly busy: () => Promise<number> },
  make: () => Promise<readonly number[]>,
): Promise<{ readonly made: readonly number[]; readonly each: number }> {
  const before = await busy();
  const made = await make();
  return { made, each: ((await busy()) - before) / made.length };
}

async function benchWarm(
  folder: string,
  count: number,
  display: string | undefined,
): Promise<readonly Figure[]> {
  const printer = await openPrinter(display);
  const batch = await openBatch(folder, count);
  const [times, bare]: [number[], number[]] = [[], []];
  const [busy, bareBusy]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const printed = await busyWith(printer, () => printer.print(Math.ceil(count / turns / 5)));
    const issued = await busyWith(batch, () =>
      batch.issue(turn === turns - 1 ? count : Math.floor(count / turns)),
    );
    if (turn === 0) continue;
    bare.push(...printed.made);
    times.push(...issued.made);
    bareBusy.push(printed.each);
    busy.push(issued.each);
  }
  const many = `${String(count)} certificates issued in a batch`;
  return [
    figure(`${many}, against pages printed by Chromium`, {
      times,
      bare,
      isCountedPerSecond: true,
      size: { ...(await batch.close()), bare: await printer.close() },
      target: { words: 'no slower than Chromium', holds: ({ ratio }) => ratio <= 1 },
    }),
    figure(`processor time of each of ${many}, against Chromium’s`, {
      times: busy,
      bare: bareBusy,
      target: { words: 'no more than Chromium', holds: ({ ratio }) => ratio <= 1 },
    }),
  ];
}

/** `parent` gets a register of its own. */
export async function benchBatch(parent: string, count = 500): Promise<readonly Figure[]> {
  const folder = path.join(parent, 'approved');
  await makeApproved(folder, count + coldStarts * (1 + firstMany) + 2 * othersDuring);
  const server = hasDisplay() ? undefined : await startDisplay();
  try {
    return [
      await benchCold(folder, server?.name),
      await benchFirst(folder),
      await benchOthers(folder),
      ...(await benchLong(folder)),
      ...(await benchWarm(folder, count, server?.name)),
    ];
  } finally {
    server?.stop();
  }
}
