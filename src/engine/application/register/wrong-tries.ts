/**
 * Wrong passphrases and codes of sheets: the wait that grows with them, which a new start does not shorten, and rows of
 * them once somebody is in. Until then they lie beside the register, where nobody needs a key: by the sign-in names of
 * those who have one, and what else was typed as one of all, so that no passphrase typed in the wrong field is kept. Not
 * here: where they are tried.
 */
import { existsSync } from 'node:fs';
import type { OutputOf } from '#contract/index.ts';
import type { Instant } from '#domain/dates.ts';
import { sheetHolder } from '#domain/key-holders.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { normalName } from '#domain/sign-in-name.ts';
import { appendAudit, listAuditSince } from '../../store/register/audit.ts';
import { listUsers } from '../../store/register/users.ts';
import { inTransaction, type ReadStore } from '../../store/base/store.ts';
import { formatSummed } from '../../files/checksummed-json.ts';
import { removeQuietly, writeWhole } from '../../files/files.ts';
import { outsideFiles, readOutside } from '../../files/outside-files.ts';
import { triesIn } from '../../files/places.ts';
import { readKeyring } from '../../vault/keyring-file.ts';
import type { OpenedRegister, Register } from '../frame/register.ts';

/** Free tries before waiting begins; then 2, 4, 8 ... seconds, at most a minute. */
const freeTries = 3;
const longestWait = 60;
/** Names that are waited for at a time: each cost a slow try. */
const mostNames = 1000;
/** As many as the file can say (files/outside-files.ts). */
const mostKept = 500;

/** What tries with a code are counted under; no sign-in name has a line end. */
export const sheetTries = 'sheet\n';
/** What is kept of a name that nobody has. */
const noName = '';

type Failure = { readonly inARow: number; since: number; readonly at: Instant };
type Untold = { readonly times: number; readonly from: Instant; readonly to: Instant };

const waitAfter = (inARow: number): number =>
  inARow < freeTries ? 0 : Math.min(longestWait, 2 ** (inARow - freeTries + 1));

export const countTries = (folder: string): Register['delay'] => {
  const failures = new Map<string, Failure>();
  const untold = new Map<string, Untold>();
  let isRead = false;

  const read = (): void => {
    if (isRead) return;
    isRead = true;
    const found = readOutside(triesIn(folder), outsideFiles.tries);
    for (const { name, inARow, untold: times, from, to } of found.is === 'good' ? found.value.tries : []) {
      // When they were is a clock's word: the wait begins when it is first asked for.
      if (inARow > 0 && name !== noName) failures.set(name, { inARow, since: Infinity, at: to });
      if (times > 0) untold.set(name, { times, from, to });
    }
  };

  /** The name that is kept of one that was typed. */
  const keptName = (name: string): string => {
    const keyring = readKeyring(folder);
    const isSomebodys =
      keyring.ok && keyring.value.slots.some(({ signInName }) => normalName(signInName) === name);
    return name === sheetTries || isSomebodys ? name : noName;
  };

  /** What the disk says is no reason to let anybody in sooner, nor to keep anybody out. */
  const keep = (): void => {
    const kept = [...failures].filter(([name]) => keptName(name) === name);
    const names = [...new Set([...untold.keys(), ...kept.map(([name]) => name)])].slice(0, mostKept);
    const tries = names.flatMap((name) => {
      const [failure, told] = [failures.get(name), untold.get(name)];
      const from = told?.from ?? failure?.at;
      const to = told?.to ?? failure?.at;
      return from && to ? [{ name, inARow: failure?.inARow ?? 0, untold: told?.times ?? 0, from, to }] : [];
    });
    const path = triesIn(folder);
    if (tries.length > 0) writeWhole(path, formatSummed({ tries }));
    else if (existsSync(path)) removeQuietly(path);
  };

  const secondsLeft = (name: string, now: number): number => {
    const failure = failures.get(name);
    if (!failure) return 0;
    // A try of a time to come: the clock went back since, and the wait, never longer than it is, begins now.
    failure.since = Math.min(failure.since, now);
    return Math.max(0, Math.ceil((failure.since + waitAfter(failure.inARow) * 1000 - now) / 1000));
  };

  return {
    begin: (name, now) => {
      read();
      const waitSeconds = secondsLeft(name, now);
      if (waitSeconds > 0) return refuse({ kind: 'waitBeforeTrying', waitSeconds });
      const [oldest] = failures.keys();
      if (failures.size >= mostNames && oldest !== undefined) failures.delete(oldest);
      const inARow = (failures.get(name)?.inARow ?? 0) + 1;
      failures.set(name, { inARow, since: now, at: new Date(now).toISOString() as Instant });
      return accept(undefined);
    },
    wrong: (name, now) => {
      const [kept, at] = [keptName(name), new Date(now).toISOString() as Instant];
      const before = untold.get(kept);
      untold.set(kept, { times: (before?.times ?? 0) + 1, from: before?.from ?? at, to: at });
      keep();
      return waitAfter(failures.get(name)?.inARow ?? 0);
    },
    passed: (name) => {
      if (failures.delete(name)) keep();
    },
    untold: () => {
      read();
      return [...untold].map(([name, told]) => ({ name, ...told }));
    },
    told: () => {
      untold.clear();
      keep();
    },
  };
};

type ToldTries = OutputOf<'user.wrongTries'>[number];

const toldFor = 30 * 24 * 60 * 60 * 1000;
const mostTold = 20;

/** What the log tells of wrong tries in the last thirty days, the last first. */
export const listWrongTries = async (store: ReadStore, now: Instant): Promise<ToldTries[]> => {
  const since = new Date(Date.parse(now) - toldFor).toISOString() as Instant;
  const [rows, users] = [
    await listAuditSince(store, 'passphrase.wrong', { since, limit: mostTold }),
    await listUsers(store),
  ];
  return rows.map(({ subjectId, after }) => {
    const user = users.find(({ id }) => id === subjectId);
    const told = JSON.parse(after ?? '{}') as Omit<ToldTries, 'of' | 'name'>; // written below
    return {
      of: user ? 'person' : subjectId === sheetHolder ? 'sheet' : 'nobody',
      name: user?.name ?? '',
      ...told,
    };
  });
};

/** Puts on the log what was tried since somebody was last in: a row for each who was tried. */
export const tellTries = async (
  { store }: Pick<OpenedRegister, 'store'>,
  delay: Register['delay'],
  { newId, now }: { readonly newId: () => string; readonly now: Instant },
): Promise<void> => {
  const untold = delay.untold();
  if (untold.length === 0) return;
  await inTransaction(store, async (write) => {
    const users = await listUsers(write);
    for (const { name, times, from, to } of untold) {
      const user = users.find(({ signInName }) => normalName(signInName) === name);
      const subjectId = name === sheetTries ? sheetHolder : (user?.id ?? 'nobody');
      const event = { what: 'passphrase.wrong', subjectId, after: { times, from, to } } as const;
      const by = { id: newId(), at: now, userId: null, userName: '', call: 'session.signIn' };
      // eslint-disable-next-line no-await-in-loop -- a row for each who was tried since, in the order of the log
      await appendAudit(write, event, by);
    }
  });
  delay.told();
};
