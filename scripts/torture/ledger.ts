/**
 * What must be there after a kill: every command whose answer came before it, in the register itself or, after a copy
 * was brought back, in what was set aside. Not here: reading the disk (record.ts) and what is done (moments.ts).
 */
import path from 'node:path';
import { databaseFile } from '../../src/engine/files/places.ts';
import { copiedFiles, listCopies, type Copy } from '../../src/engine/files/copies.ts';
import { existsSync, readdirSync } from 'node:fs';
import { readRecord, type Keys, type LogRow, type Trace } from './record.ts';

/** A command whose answer came. */
export type Confirmed = {
  readonly call: string;
  /** As its row in the log names it. */
  readonly subject: string;
  readonly trace?: Trace;
};

export type CopyPlace = 'kopior' | 'undanlagda';

/** What was found wrong, by kind, with a line that tells what. */
export type Findings = {
  lost: number;
  chainBroken: number;
  notWhole: number;
  numberGaps: number;
  badCopies: number;
  readonly told: string[];
};

export const noFindings = (): Findings => ({
  lost: 0,
  chainBroken: 0,
  notWhole: 0,
  numberGaps: 0,
  badCopies: 0,
  told: [],
});

/** Adds what one look found to what was found before. */
export const add = (sum: Findings, more: Findings): void => {
  for (const kind of ['lost', 'chainBroken', 'notWhole', 'numberGaps', 'badCopies'] as const)
    sum[kind] += more[kind];
  sum.told.push(...more.told);
};

/** A line of history: the log as it was last seen, what has been confirmed since, and what the settled rows wrote. */
type Line = {
  readonly log: readonly LogRow[];
  readonly confirmed: readonly Confirmed[];
  readonly traces: readonly { readonly position: number; readonly trace: Trace }[];
};

const emptyLine: Line = { log: [], confirmed: [], traces: [] };

const startsWith = (log: readonly LogRow[], first: readonly LogRow[]): boolean =>
  log.length >= first.length && first.every(({ id }, index) => log[index]?.id === id);

/** The position of each confirmed command's row among the new ones; undefined where it is not there. */
function place(
  confirmed: readonly Confirmed[],
  log: readonly LogRow[],
  from: number,
): (number | undefined)[] {
  const taken = new Set<number>();
  return confirmed.map(({ call, subject }) => {
    const index = log.findIndex(
      (row, at) => at >= from && !taken.has(at) && row.call === call && row.subject === subject,
    );
    if (index < 0) return undefined;
    taken.add(index);
    return index;
  });
}

/** A line as it is once its log has been read: what the confirmed commands wrote is looked for from now on. */
const settled = ({ log: before, confirmed, traces }: Line, log: readonly LogRow[]): Line => {
  const positions = place(confirmed, log, before.length);
  const fresh = confirmed.flatMap(({ trace }, index) => {
    const position = positions[index];
    return trace && position !== undefined ? [{ position, trace }] : [];
  });
  return {
    log,
    confirmed: [],
    traces: [...traces.filter(({ position }) => position < log.length), ...fresh],
  };
};

/** Keeps the account of one register through its whole life. */
export class Ledger {
  private readonly folder: string;
  private keys: Keys;
  private line: Line = emptyLine;
  /** What the register was before a copy was asked to take its place, until it is known whether it did. */
  private before: Line | undefined;
  private chosen: Line | undefined;
  private isRestored = false;
  /** The copies seen so far, by path: as lines to go back to. */
  private readonly copies = new Map<string, Line>();

  constructor(folder: string, key: Uint8Array) {
    this.folder = folder;
    this.keys = [key];
  }

  /** The register lies under another key from now on. */
  learn(key: Uint8Array): void {
    this.keys = [key, ...this.keys];
  }

  /** Only after the answer. */
  confirm(command: Confirmed): void {
    this.line = { ...this.line, confirmed: [...this.line.confirmed, command] };
  }

  /** How many answers have come since the last look. */
  get waiting(): number {
    return this.line.confirmed.length + (this.isRestored ? (this.before?.confirmed.length ?? 0) : 0);
  }

  /** Before a copy is asked for; after that only `restored` until the next look. */
  restoring(copyPlace: CopyPlace, name: string): void {
    this.chosen = this.copies.get(path.join(this.folder, copyPlace, name));
    if (!this.chosen) throw new Error(`No copy ${name} has been seen`);
    this.before = this.line;
  }

  restored(): void {
    if (!this.chosen) throw new Error('Nothing is being brought back');
    this.isRestored = true;
    this.line = this.chosen;
  }

  /** Reads everything and holds it against the account; what is there becomes the account. */
  look(): Findings {
    const findings = noFindings();
    const tell = (kind: Exclude<keyof Findings, 'told'>, text: string, count = 1): void => {
      findings[kind] += count;
      findings.told.push(`${kind}: ${text}`);
    };
    const bare = readRecord(path.join(this.folder, databaseFile), this.keys);
    if (!bare.proof.isWhole) {
      tell(bare.proof.fault === 'log' ? 'chainBroken' : 'notWhole', `the register: ${bare.proof.fault}`);
      return findings;
    }
    // A kill while a copy was being brought back leaves either of the two, and nothing in between.
    if (this.chosen && !this.isRestored && !startsWith(bare.log, this.line.log)) {
      this.isRestored = true;
      this.line = this.chosen;
    }
    const { log } = bare;
    if (!startsWith(log, this.line.log)) tell('lost', 'rows of the log that were there before');
    const positions = place(this.line.confirmed, log, this.line.log.length);
    this.line.confirmed.forEach(({ call, subject }, index) => {
      if (positions[index] === undefined) tell('lost', `${call} ${subject}`);
    });
    const { confirmed } = this.line;
    this.line = settled(this.line, log);
    const traces = this.line.traces.map(({ trace }) => trace);
    const { untraced, numberGaps } = readRecord(path.join(this.folder, databaseFile), this.keys, traces);
    for (const { sql, values } of untraced) tell('lost', `${sql} ${values.join(' ')}`);
    if (numberGaps > 0) tell('numberGaps', 'certificate numbers', numberGaps);
    this.lookAtCopies(tell);
    for (const { call, subject } of confirmed)
      if (call === 'backup.take' && !this.copies.has(path.join(this.folder, 'kopior', subject)))
        tell('lost', `copy ${subject}`);
    if (this.isRestored && this.before) {
      const old = this.before;
      const isKept = [...this.copies].some(
        ([where, { log: kept }]) =>
          path.basename(path.dirname(where)) === 'undanlagda' &&
          startsWith(kept, old.log) &&
          place(old.confirmed, kept, old.log.length).every((position) => position !== undefined),
      );
      if (!isKept) tell('lost', 'the register that a copy took the place of', old.confirmed.length + 1);
    }
    this.before = undefined;
    this.chosen = undefined;
    this.isRestored = false;
    return findings;
  }

  /** Every copy that counts is whole and is what the register was at some time; nothing else is listed. */
  private lookAtCopies(tell: (kind: 'badCopies', text: string) => void): void {
    for (const copyPlace of ['kopior', 'undanlagda'] as const) {
      const root = path.join(this.folder, copyPlace);
      for (const copy of listCopies(root)) if (!this.copies.has(copy.folder)) this.lookAtCopy(copy, tell);
      for (const name of copyPlace === 'undanlagda' && existsSync(root) ? readdirSync(root) : [])
        if (!this.copies.has(path.join(root, name)) && hasRegister(path.join(root, name)))
          tell('badCopies', `${copyPlace}/${name} is whole and not listed`);
    }
  }

  private lookAtCopy({ folder, name, counts }: Copy, tell: (kind: 'badCopies', text: string) => void): void {
    const { proof, log } = readRecord(path.join(folder, databaseFile), this.keys);
    const lines = [this.line, ...(this.before ? [this.before] : [])];
    const line = lines.find((one) => startsWith(one.log, log.slice(0, one.log.length)));
    if (!proof.isWhole) tell('badCopies', `${name} is not whole: ${proof.fault}`);
    else if (log.length !== counts.auditRows) tell('badCopies', `${name} holds less than it says`);
    else if (!line) tell('badCopies', `${name} is of another history`);
    else this.copies.set(folder, settled(line, log));
  }
}

const hasRegister = (folder: string): boolean =>
  copiedFiles.every((name) => existsSync(path.join(folder, name)));
