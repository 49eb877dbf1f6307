/**
 * The calls about copies: taking one, the second place, the list, and bringing one back. Not here: the lamp (health.ts),
 * when copies are made by themselves (copy-keeper.ts) and how files change places (restoring.ts).
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import type { backupContract } from '#contract/backups.ts';
import type { ParsedInputOf } from '#contract/index.ts';
import { asOneList, oursFirst } from '#domain/copy-lines.ts';
import type { ShownKey } from '#domain/key-holders.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { inTransaction } from '../../store/base/store.ts';
import { listWhoTookCopies } from '../../store/register/audit.ts';
import { administratorsIn, proveCopy } from '../../store/register/copies.ts';
import { readKeyring } from '../../vault/keyring-file.ts';
import { newSecret, unlock, type Unlocked } from '../../vault/keyring.ts';
import { prepareCopySettings, readCopySettings } from '../../files/copy-settings.ts';
import { copyFiles } from '../../files/copies.ts';
import {
  bringToToday,
  isAdministratorHere,
  keyThere,
  liveBeside,
  logBeside,
  logLooking,
  rightsNow,
  type RightsNow,
} from './copy-looking.ts';
import { heldOf, isOfItsAccount, linesOf } from './copy-standing.ts';
import type { PlacedCopy } from '../frame/copies.ts';
import type { Register } from '../frame/register.ts';
import { databaseIn, lookedAtIn } from '../../files/places.ts';
import { done, doneSaving, type Handlers, type OutsideContext } from '../frame/handler.ts';
import { shown, uncountedIn } from './copy-rows.ts';
import { countsInCopy } from './key-holders.ts';
import { answerLeftBehind } from './left-behind.ts';
import { trying } from './own-passphrase.ts';
import { keyFromCode } from './recovery.ts';
import { bringIn, putInPlace, toTheEnd } from './restoring.ts';
import { takeLock } from '../../files/lock.ts';
import { mayLieIn, sharesFate } from '../../files/disk-kind.ts';
import { ensureFolder } from '../../files/files.ts';
import { leaveSeat, takeSeat } from './seats.ts';

const none = refuse({ kind: 'notFound', what: 'copies' });

/** Leaves what is open here, for all who sit in it. */
const leave = async ({ register, seat }: OutsideContext): Promise<void> => {
  leaveSeat(seat);
  await register.close();
};

type Choice = ParsedInputOf<'backup.restore'>;

/** Who sits down in it. */
type Comer = Pick<Unlocked, 'userId' | 'key' | 'signingSeed' | 'isOneTime'>;

type Found = {
  readonly copy: PlacedCopy;
  readonly by: string;
  readonly shown: ShownKey;
  readonly unlocked: Comer;
};

/** The key, and who opened it; nobody with the sheet. */
type Keys = {
  readonly key: Uint8Array;
  readonly by: string;
  readonly shown: ShownKey;
  readonly unlocked: Comer | undefined;
};

const openKeys = async (
  context: OutsideContext,
  copy: PlacedCopy,
  choice: Choice,
): Promise<Decision<Keys>> => {
  const keyring = readKeyring(copy.folder);
  if (!keyring.ok) return keyring;
  if ('code' in choice) {
    const key = keyFromCode(context, keyring, choice.code);
    return key.ok ? accept({ ...key.value, by: 'Återställningsblad', unlocked: undefined }) : key;
  }
  const { signInName, passphrase } = choice;
  const tried = await trying(context, signInName, () => unlock(keyring.value, signInName, passphrase));
  if (!tried.ok) return tried;
  const unlocked = tried.value;
  const { key, userId, publicKey } = unlocked;
  return accept({ key, by: signInName, shown: { holder: userId, publicKey, signInName }, unlocked });
};

/**
 * Whose seat one takes with the sheet: an administrator's, who can but look. In a copy nothing is signed, and a copy that
 * is put in place is left locked.
 */
const administratorOf = (file: string, key: Uint8Array): Comer | undefined => {
  const [userId] = administratorsIn(file, key);
  return userId && { userId, key, signingSeed: newSecret(), isOneTime: false };
};

/**
 * Finds a copy, opens its key slots and proves it, as long after a wrong try as when signing in. One that is not whole
 * where it was chosen may be whole in another place.
 */
const openCopy = async (context: OutsideContext, choice: Choice): Promise<Decision<Found>> => {
  const { place, name } = choice;
  const isChosen = (one: PlacedCopy): boolean => one.place === place && one.name === name;
  const alike =
    asOneList(context.register.copies?.list() ?? []).find((copies) => copies.some(isChosen)) ?? [];
  const chosenFirst = [...alike].sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)));
  let found: Decision<Found> = none;
  for (const copy of chosenFirst) {
    // eslint-disable-next-line no-await-in-loop -- one passphrase after another, until one opens it
    found = await openOne(context, copy, choice);
    if (found.ok || !['copyNotWhole', 'registerDamaged'].includes(found.refusal.kind)) return found;
  }
  return found;
};

const openOne = async (
  context: OutsideContext,
  copy: PlacedCopy,
  choice: Choice,
): Promise<Decision<Found>> => {
  const { register } = context;
  const allowed = mayLieIn(register.folder);
  if (!allowed.ok) return allowed;
  const ready = ensureFolder(register.folder);
  if (!ready.ok) return ready;
  const keys = await openKeys(context, copy, choice);
  if (!keys.ok) return keys;
  const { key, by, shown } = keys.value;
  const file = databaseIn(copy.folder);
  const proof = proveCopy(file, key);
  // Whole, but not what it is said to be: an older file lies under a newer account.
  if (!proof.isWhole || !isOfItsAccount(copy, proof)) return refuse({ kind: 'copyNotWhole' });
  // Before anything changes places: whoever wrote in a copy's file of slots gets no further than in the register's.
  const counts = countsInCopy(copy.folder, key, shown);
  if (!counts.ok) return counts;
  const unlocked = keys.value.unlocked ?? administratorOf(file, key);
  return unlocked ? accept({ copy, by, shown, unlocked }) : refuse({ kind: 'copyNotWhole' });
};

/** Opens a copy that lies in its folder, with the rights of today where they are known, and signs in to it. */
const enter = async (
  context: OutsideContext,
  unlocked: Comer,
  where: Omit<Parameters<Register['open']>[0], 'key'>,
  today: RightsNow | null,
) => {
  const opening = await context.register.open({ ...where, key: unlocked.key });
  if (!opening.ok) return opening;
  if (today) await inTransaction(opening.value.store, (store) => bringToToday(store, today));
  const seated = await takeSeat(context, unlocked);
  if (seated.ok) return seated;
  await context.register.close();
  return today ? refuse({ kind: 'notAdministratorThen' }) : seated;
};

export const backupHandlers: Handlers<typeof backupContract> = {
  'backup.take': async ({ register }) => {
    const { copies } = register;
    const opened = register.opened();
    if (!copies || opened?.folder !== register.folder) return none;
    const { local, chosen } = await copies.take(opened, 'manual');
    if (!local.isMade) return refuse({ kind: 'notCopied', trouble: local.trouble });
    return done(
      {
        copy: shown([{ ...local.copy, place: 'local' }], { line: 'ours' }),
        chosenTrouble: chosen && !chosen.isMade ? chosen.trouble : null,
      },
      { what: 'backup.taken', subjectId: local.copy.name, after: local.copy.counts },
    );
  },

  'backup.choose': ({ register, path }) => {
    const { folder } = register;
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
      return Promise.resolve(refuse({ kind: 'folderNotWritable', folder: path }));
    const before = readCopySettings(folder);
    const saved = prepareCopySettings(folder, {
      ...before,
      chosenFolder: path,
      chosenIsApart: !sharesFate(path, folder),
      chosenTrouble: null,
      chosenNewest: null,
    });
    return Promise.resolve(
      saved.ok
        ? doneSaving(
            { chosenFolder: path },
            {
              what: 'backup.placeChosen',
              subjectId: 'copies',
              before: { folder: before.chosenFolder },
              after: { folder: path },
            },
            saved.value,
          )
        : saved,
    );
  },

  'backup.answer': async ({ store, register, now }) => {
    const seen = register.copies?.survey(now) ?? {
      copies: [],
      registerId: undefined,
      settings: readCopySettings(register.folder),
    };
    const copies = await answerLeftBehind(store, seen, await heldOf(store, seen));
    return done({}, { what: 'backup.newerAnswered', subjectId: 'copies', after: { copies } });
  },

  'backup.forget': ({ register }) => {
    const { folder } = register;
    const before = readCopySettings(folder);
    const saved = prepareCopySettings(folder, {
      ...before,
      chosenFolder: null,
      chosenIsApart: false,
      chosenTrouble: null,
      chosenNewest: null,
    });
    return Promise.resolve(
      saved.ok
        ? doneSaving(
            {},
            {
              what: 'backup.placeForgotten',
              subjectId: 'copies',
              before: { folder: before.chosenFolder },
            },
            saved.value,
          )
        : saved,
    );
  },

  'backup.list': async ({ register, seat, now }) => {
    if (!register.copies) return accept({ copies: [], uncounted: [] });
    const copies = register.copies.list();
    const opened = register.opened();
    const store = opened?.folder === register.folder ? opened.store : undefined;
    const seen = register.copies.survey(now);
    const lineOf = linesOf(seen, store && (await heldOf(store, seen)));
    const isSeated = seat.session !== undefined && seat.session.folder === opened?.folder;
    const tookBy = store && isSeated ? await listWhoTookCopies(store) : undefined;
    const rows = asOneList(copies).map((alike) =>
      shown(alike, { line: lineOf(alike[0]), by: tookBy?.get(alike[0].name) }),
    );
    return accept({
      copies: [...oursFirst(rows)],
      uncounted: uncountedIn(seen, isSeated ? seat.session : undefined),
    });
  },

  'backup.find': ({ register, path }) => {
    const count = register.copies?.lookIn(path) ?? 0;
    return Promise.resolve(
      count > 0
        ? done({ count }, { what: 'backup.found', subjectId: 'copies', after: { path, count } })
        : none,
    );
  },

  'backup.rehearse': async (context, input) => {
    const { register, now } = context;
    const beside = await liveBeside(context, input);
    if (!beside.ok) return beside;
    const live = beside.value;
    const found = await openCopy(context, input);
    if (!found.ok) return found;
    const { copy, by, shown, unlocked } = found.value;
    if (live && !('code' in input) && live.user.userId !== unlocked.userId)
      return refuse({ kind: 'lookAsYourself' });
    const today = live && (await rightsNow(live.opened.store));
    if (live) await logLooking(context, live, copy, input.why);
    const folder = lookedAtIn(register.folder);
    if (register.opened()?.folder === folder) await leave(context);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    copyFiles(copy.folder, folder);
    await leave(context);
    const logsTo = live ? logBeside(live.opened) : undefined;
    const where = { folder, by, shown, since: now, copyOf: copy.at, logsTo };
    return enter(context, live ? { ...unlocked, userId: live.user.userId } : unlocked, where, today);
  },

  'backup.restore': async (context, input) => {
    const { register, now } = context;
    const found = await openCopy(context, input);
    if (!found.ok) return found;
    const { copy, by, shown, unlocked } = found.value;
    if (!administratorsIn(databaseIn(copy.folder), unlocked.key).includes(unlocked.userId))
      return refuse({ kind: 'notAdministratorThen' });
    const { folder } = register;
    const nextKey = unlocked.key;
    const opened = register.opened();
    const keyring = register.keyring(folder);
    const isOther = keyring.ok && keyring.value.registerId !== copy.registerId;
    if (isOther && !isAdministratorHere(context)) return refuse({ kind: 'otherRegister' });
    const registerId = keyring.ok ? keyring.value.registerId : copy.registerId;
    const liveKey = opened?.folder === folder ? opened.key : await keyThere(keyring, input);
    bringIn(folder, copy.folder); // before leaving: that takes a last copy, for which an old one may have to go
    await leave(context);
    const lock = takeLock(folder, by, now);
    if (!lock.ok) return lock;
    try {
      toTheEnd(putInPlace(folder, now, { key: liveKey ?? nextKey, nextKey, registerId }));
    } finally {
      lock.value.release();
    }
    const where = { folder, by, shown, since: now };
    // With the sheet nobody is let in yet: it is opened for its log only.
    const opening = await register.open({ ...where, key: unlocked.key });
    if (!opening.ok) return opening;
    const seated = 'code' in input ? accept(null) : await takeSeat(context, unlocked);
    if (!seated.ok) return seated;
    return done(seated.value, {
      what: 'register.restored',
      subjectId: copy.name,
      // Copies up to here may know more than the register does from now on.
      after: {
        place: copy.place,
        at: copy.at,
        counts: copy.counts,
        known: [...new Set(register.copies?.list().map(({ name }) => name))],
      },
    });
  },
};
