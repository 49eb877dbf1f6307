// A batch of certificates as it is issued in the program, each sealed, stored and logged in a transaction of its own,
// beside Chromium printing as many words from web pages in the same run.
import path from 'node:path';
import { hasDisplay, startDisplay } from '../display.ts';
import { makeApproved } from './approved.ts';
import { openPrinter } from './chromium.ts';
import { figure, type Figure } from './figures.ts';
import { openBatch } from './issue-many.ts';

/** Fresh processes, each for the time that its first certificate takes. */
const coldStarts = 3;
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

async function benchWarm(folder: string, count: number, display: string | undefined): Promise<Figure> {
  const printer = await openPrinter(display);
  const batch = await openBatch(folder, count);
  const [times, bare]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const printed = await printer.print(Math.ceil(count / turns / 5));
    const issued = await batch.issue(turn === turns - 1 ? count : Math.floor(count / turns));
    if (turn === 0) continue;
    bare.push(...printed);
    times.push(...issued);
  }
  return figure(`${String(count)} certificates issued in a batch, against pages printed by Chromium`, {
    times,
    bare,
    isCountedPerSecond: true,
    size: { ...(await batch.close()), bare: await printer.close() },
    target: { words: 'no slower than Chromium', holds: ({ ratio }) => ratio <= 1 },
  });
}

/** `parent` gets a register of its own. */
export async function benchBatch(parent: string, count = 500): Promise<readonly Figure[]> {
  const folder = path.join(parent, 'approved');
  await makeApproved(folder, count + coldStarts);
  const server = hasDisplay() ? undefined : await startDisplay();
  try {
    return [await benchCold(folder, server?.name), await benchWarm(folder, count, server?.name)];
  } finally {
    server?.stop();
  }
}
