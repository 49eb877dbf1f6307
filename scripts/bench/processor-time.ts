/**
 * What processes have kept the processors busy with, as Linux counts it: unlike time on the clock it hardly changes when
 * others use the machine too. Not here: whose processes.
 */
import { existsSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const tick = 10;

/** Milliseconds since each began, threads counted; NaN where the system does not tell. */
export const processorTime = (pids: readonly (number | undefined)[]): number =>
  pids.reduce<number>((sum, pid) => {
    const file = `/proc/${String(pid)}/stat`;
    if (!existsSync(file)) return Number.NaN;
    // The name stands in brackets and may have spaces.
    const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) * tick;
  }, 0);
