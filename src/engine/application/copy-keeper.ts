/**
 * Keeps copies of the register of this data folder: when one is due, one at a time, with what went wrong remembered.
 * Not here: one copy, start to end (copy-job.ts), the calls (backups.ts), and putting a copy in the register's place
 * (restoring.ts).
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  inOrderOfAge,
  isCopyDue,
  safetyOf,
  wasJustTried,
  type CopyReason,
  type Safety,
} from '#domain/backup.ts';
import type { OutputOf } from '#contract/index.ts';
import type { Instant } from '#domain/dates.ts';
import { lastPosition } from '../store/audit.ts';
import { sqliteCode } from '../store/open.ts';
import { listCopies, newestCopy, type Copy } from '../vault/copies.ts';
import { readCopySettings, writeCopySettings, type CopySettings } from '../vault/copy-settings.ts';
import { readKeyring } from '../vault/keyring-file.ts';
import { sharesFate } from '../vault/where.ts';
import type { CopyJob, CopyOutcome, CopyResult } from './copy-job.ts';
import { sealLog } from './log-seals.ts';
import type { OpenedRegister } from './open-register.ts';

/** Runs a job: in a thread in the program, at once where nobody waits for a window. */
export type Copier = (job: CopyJob) => Promise<CopyOutcome>;

export type PlacedCopy = Copy & { readonly place: OutputOf<'backup.list'>['copies'][number]['place'] };

export type CopyKeeper = {
  readonly settings: () => CopySettings;
  readonly chosenRoot: () => string | null;
  readonly isTaking: () => boolean;
  readonly list: () => readonly PlacedCopy[];
  /** Lists the copies in a folder too, or in the one in it or above it; answers how many there are. */
  readonly lookIn: (folder: string) => number;
  readonly safety: (now: Instant) => Safety;
  /** Waits for one that is under way, then takes its own. */
  readonly take: (
    opened: Pick<OpenedRegister, 'key'> & Partial<Pick<OpenedRegister, 'store'>>,
    reason: CopyReason,
  ) => Promise<CopyOutcome>;
  /** Takes one when it is due. */
  readonly takeIfDue: (opened: OpenedRegister) => Promise<void>;
  /** Takes one when anything has changed since the last. */
  readonly takeIfChanged: (opened: OpenedRegister, reason: CopyReason) => Promise<void>;
};

/** Copies of several registers may lie side by side on one stick; the account says whose they are. */
const chosenName = 'Intyga-kopior';
const localRoot = (folder: string): string => join(folder, 'kopior');
/** Where a copy is opened to be looked at, until it is left. */
export const lookedAtIn = (folder: string): string => join(folder, 'provoppning');
export const setAsideRoot = (folder: string): string => join(folder, 'undanlagda');

const unlessFull = (error: unknown): void => {
  if (sqliteCode(error) !== 'SQLITE_FULL') throw error;
};

const troubleIn = (result: CopyResult | null) => (result && !result.isMade ? result.trouble : null);

export const keepCopies = (folder: string, copier: Copier, clock: () => Instant): CopyKeeper => {
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let triedAt: Instant | null = null;
  let foundRoot: string | null = null;

  const settings = (): CopySettings => readCopySettings(folder);
  const chosenRoot = (): string | null => {
    const { chosenFolder } = settings();
    return chosenFolder === null ? null : join(chosenFolder, chosenName);
  };
  const placed = (place: PlacedCopy['place'], root: string | null): readonly PlacedCopy[] =>
    root === null ? [] : listCopies(root).map((copy) => ({ ...copy, place }));
  const newestIn = (root: string | null, now: Instant) => {
    const keyring = readKeyring(folder);
    const registerId = keyring.ok ? keyring.value.registerId : undefined;
    const newest = root === null ? undefined : newestCopy(root, { now, registerId });
    return newest ? { at: newest.at, auditRows: newest.counts.auditRows } : null;
  };

  const take: CopyKeeper['take'] = (opened, reason) => {
    const now = clock();
    waiting += 1;
    triedAt = now;
    const taken = underWay.then(async () => {
      // A disk too full for the seal is the very time to copy what is there to the other place.
      if (opened.store) await sealLog(opened.store, now).catch(unlessFull);
      const keyring = readKeyring(folder);
      const registerId = keyring.ok ? keyring.value.registerId : '';
      const outcome = await copier({
        folder,
        registerId,
        key: opened.key,
        local: localRoot(folder),
        chosen: chosenRoot(),
        chosenIsApart: settings().chosenIsApart,
        at: now,
        reason,
      });
      // A full disk cannot keep the account of it either; the lamp still goes by the age of what is there.
      writeCopySettings(folder, {
        ...settings(),
        localTrouble: troubleIn(outcome.local),
        chosenTrouble: troubleIn(outcome.chosen),
      });
      return outcome;
    });
    underWay = taken
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
      });
    return taken;
  };

  return {
    settings,
    chosenRoot,
    isTaking: () => waiting > 0,
    list: () =>
      inOrderOfAge(
        [
          ...placed('local', localRoot(folder)),
          ...placed('chosen', chosenRoot()),
          ...placed('setAside', setAsideRoot(folder)),
          ...placed('found', foundRoot),
        ],
        clock(),
      ),
    lookIn: (there) => {
      const known = [localRoot(folder), chosenRoot(), setAsideRoot(folder)];
      const root = [there, join(there, chosenName), dirname(there)].find((one) => newestCopy(one));
      foundRoot = root === undefined || known.includes(root) ? null : root;
      return root === undefined ? 0 : listCopies(root).length;
    },
    safety: (now) => {
      const { chosenFolder, localTrouble, chosenTrouble } = settings();
      const local = { newest: newestIn(localRoot(folder), now), trouble: localTrouble };
      const chosen =
        chosenFolder === null
          ? null
          : {
              newest: newestIn(chosenRoot(), now),
              trouble: chosenTrouble,
              sharesFate: sharesFate(chosenFolder, folder),
            };
      return safetyOf(local, chosen, now);
    },
    take,
    takeIfDue: async (opened) => {
      const now = clock();
      // A place that failed a moment ago is not tried again every minute.
      if (waiting > 0 || wasJustTried(triedAt, now)) return;
      const rows = await lastPosition(opened.store);
      const { chosenFolder } = settings();
      const isChosenThere = chosenFolder !== null && existsSync(chosenFolder);
      const roots = [localRoot(folder), ...(isChosenThere ? [chosenRoot()] : [])];
      if (roots.some((root) => isCopyDue(newestIn(root, now), rows, now))) await take(opened, 'interval');
    },
    takeIfChanged: async (opened, reason) => {
      if (newestIn(localRoot(folder), clock())?.auditRows !== (await lastPosition(opened.store)))
        await take(opened, reason);
    },
  };
};
