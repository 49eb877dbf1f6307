/**
 * The local log of refusals, faults and slow statements: one JSON line each, no personal data (no input, no names), kept
 * small. It never leaves the computer. Not here: the audit trail, which is part of the record.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#domain/dates.ts';
import { logIn } from './files/places.ts';
import type { Ran } from './store/base/open.ts';

export type LogLine =
  | { readonly at: Instant; readonly level: 'refusal'; readonly call: string; readonly kind: string }
  | {
      readonly at: Instant;
      readonly level: 'fault';
      readonly call: string;
      readonly reference: string;
      readonly stack: string;
    }
  | { readonly at: Instant; readonly level: 'slow'; readonly milliseconds: number; readonly sql: string };

export type Log = (line: LogLine) => void;

const largest = 1024 * 1024;

/** Writes to `<folder>/log/intyga.log`; at 1 MB the file becomes `.1` and a new one begins. */
export const fileLog = (folder: string): Log => {
  const file = logIn(folder);
  return (line) => {
    try {
      mkdirSync(join(folder, 'log'), { recursive: true });
      if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    } catch {
      // A log that cannot be written must not stop the work it tells about.
    }
  };
};

/** A statement that takes longer is felt: some ten of them go to a click. In milliseconds. */
const slow = 50;
const longestText = 1000;

/** Notes what was slow by its text, which holds `?` where values were. */
export const noteSlow =
  (log: Log, clock: () => Instant, over = slow) =>
  ({ sql, milliseconds }: Ran): void => {
    if (milliseconds > over)
      log({
        at: clock(),
        level: 'slow',
        milliseconds: Math.round(milliseconds),
        sql: sql.replace(/\s+/g, ' ').slice(0, longestText),
      });
  };
