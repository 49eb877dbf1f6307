/**
 * The register that is open, if any: its folder, store, key and lock. The first who signs in opens it, the last who
 * signs out closes it. Lives here: opening and closing. Not here: what it is to others
 * (frame/register.ts), who may what (dispatch) and the calls themselves (session.ts).
 */
import { existsSync, rmSync } from 'node:fs';
import { goesBeyond } from '#domain/certificate.ts';
import type { Instant } from '#domain/dates.ts';
import { isKnown, leftStrange, onlyKnown, sheetHolder } from '#domain/key-holders.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { openStore, type Ran } from '../../store/base/open.ts';
import { keepGivenNumbers, listHighestGiven } from '../../store/certificates/given-numbers.ts';
import { lastEventAt } from '../../store/register/audit.ts';
import { numbersInCopy } from '../../store/register/copies.ts';
import { greatestId } from '../../store/base/order.ts';
import { inTransaction, type ReadStore } from '../../store/base/store.ts';
import type { Copy } from '../../files/copies.ts';
import { writeRefusal } from '../../files/disk-errors.ts';
import { ensureFolder } from '../../files/files.ts';
import {
  keyringExists,
  prepareKeyring,
  readKeyring,
  readOlderKeyring,
  settleKeyring,
} from '../../vault/keyring-file.ts';
import { takeLock, type Lock } from '../../files/lock.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { databaseIn, lookedAtIn, practiceIn } from '../../files/places.ts';
import { mayLieIn } from '../../files/disk-kind.ts';
import { isSealedBy } from '../../files/seals.ts';
import { knownSlots, takeStock } from './key-holders.ts';
import { finishBegun } from './restoring.ts';
import { sealLog } from './log-seals.ts';
import { countTries } from './wrong-tries.ts';
import type { CopyKeeper, OpenedRegister, Register } from '../frame/register.ts';

/**
 * A copy may know of certificate numbers that this register, which was one of them, does not: none is given twice. An
 * account is taken at its word where the register's key sealed it; else the copy itself is asked, which opens to nobody
 * without the key.
 */
const keepNumbersOf = async (ofThis: readonly Copy[], key: Uint8Array, store: ReadStore): Promise<void> => {
  const isSealed = ({ proof }: Copy): boolean => isSealedBy(key, proof);
  const [sealed, unsealed] = [ofThis.filter(isSealed), ofThis.filter((copy) => !isSealed(copy))];
  const numbers = sealed.flatMap((copy) => copy.numbers ?? []);
  const known = unsealed.length > 0 ? [...numbers, ...(await listHighestGiven(store))] : [];
  const asked = unsealed
    .filter((copy) => goesBeyond(copy.numbers ?? [], known))
    .flatMap(({ folder }) => numbersInCopy(databaseIn(folder), key));
  await inTransaction(store, (write) => keepGivenNumbers(write, [...numbers, ...asked]));
};

const copiesOf = (folder: string, copies: CopyKeeper): readonly Copy[] => {
  const keyring = readKeyring(folder);
  return copies.list().filter(({ registerId }) => keyring.ok && registerId === keyring.value.registerId);
};

export const openRegister = (
  options: Pick<Register, 'folder' | 'cost' | 'makePractice' | 'practicePeople'> & {
    readonly isPractice: boolean;
    readonly asksForPin?: boolean;
    /** None where a register is only looked at: then its log is not sealed. */
    readonly clock?: () => Instant;
    /** None where nothing is written. */
    readonly newId?: () => string;
    /** None where no copies are kept: in the practice register, and where a register is only looked at. */
    readonly copies?: CopyKeeper | undefined;
    /** Told the greatest id of what is opened, which new ones must follow. None where nothing is written. */
    readonly follow?: (id: string | undefined) => void;
    /** Told of every statement. */
    readonly ran?: ((statement: Ran) => void) | undefined;
  },
): Register => {
  const practiceFolder = practiceIn(options.folder);
  const lookedAtFolder = lookedAtIn(options.folder);
  let opened: OpenedRegister | undefined;
  let lock: Lock | undefined;
  /** What lies in the opened folder: asked for at every call. */
  let keyring: Keyring | undefined;
  const { copies } = options;

  const sheet: Register['sheet'] = {
    begun: undefined,
    forget: () => {
      sheet.begun?.code.fill(0);
      sheet.begun = undefined;
    },
  };

  const awaits: Register['awaits'] = (userId) => {
    if (!opened || opened.copyOf !== null) return null;
    if (!keyring) {
      const found = readKeyring(opened.folder);
      if (!found.ok) return null;
      keyring = onlyKnown(found.value, opened.keys);
    }
    if (keyring.slots.some((slot) => slot.userId === userId && slot.isOneTime)) return 'ownPassphrase';
    // A sheet whose slot was exchanged is told to those who can make another; work goes on.
    return opened.isPractice || opened.keys.has(sheetHolder) ? null : 'recoverySheet';
  };

  const close = async (): Promise<void> => {
    const closing = opened;
    opened = undefined;
    for (const seed of closing?.seeds.values() ?? []) seed.fill(0);
    // A disk that says no must not keep the register open; the next seal covers what this one would have.
    if (closing?.copyOf === null && options.clock)
      await sealLog(closing.store, options.clock()).catch(() => undefined);
    keyring = undefined;
    sheet.forget();
    // Whatever a last copy meets, the register itself is closed in order; the lamp tells next time.
    if (closing?.folder === options.folder)
      await copies?.takeIfChanged(closing, 'closing').catch(() => undefined);
    await closing?.close();
    if (closing?.folder === lookedAtFolder) rmSync(lookedAtFolder, { recursive: true, force: true });
    lock?.release();
    lock = undefined;
  };

  return {
    ...options,
    practiceFolder,
    copies,
    opened: () => opened,
    isStillOurs: () => lock?.check() ?? accept(undefined),
    asksForPin: () => options.asksForPin === true && opened?.isPractice === false,
    exists: (folder) => keyringExists(folder) || existsSync(databaseIn(folder)),
    keyring: (folder) => {
      if (!opened && options.clock) finishBegun(folder, options.clock);
      const found = readKeyring(folder);
      return found.ok && opened?.folder === folder ? accept(onlyKnown(found.value, opened.keys)) : found;
    },
    olderKeyring: (folder) => (opened ? undefined : readOlderKeyring(folder)),
    prepareKeyring: (folder, before, change, then) => {
      const prepared = prepareKeyring(folder, before, change);
      if (!prepared.ok) return prepared;
      return accept({
        ...prepared.value,
        settle: () => {
          prepared.value.settle();
          if (opened?.folder === folder) {
            keyring = undefined;
            const { holders } = prepared.value;
            const isOtherSheet = holders.some(({ holder }) => holder === sheetHolder);
            opened.strange = isOtherSheet ? [] : leftStrange(opened.strange, opened.keys);
            for (const { holder, publicKey, signInName } of holders)
              if (publicKey === null) opened.keys.delete(holder);
              else opened.keys.set(holder, { publicKey, signInName });
          }
          then?.();
        },
      });
    },
    awaits,
    sheet,
    open: async ({ folder, shown, key, by, since, copyOf = null, logsTo }) => {
      if (opened) throw new Error('A register is already open');
      const file = databaseIn(folder);
      const allowed = mayLieIn(folder);
      if (!allowed.ok) return allowed;
      const ready = ensureFolder(folder);
      if (!ready.ok) return ready;
      if (!shown && existsSync(file)) return refuse({ kind: 'registerExists' });
      if (shown && !existsSync(file)) return refuse({ kind: 'registerMissing', folder });
      let mine: Lock | undefined;
      try {
        const taken = takeLock(folder, by, since);
        if (!taken.ok) return taken;
        mine = taken.value;
        const beforeMigration = async (): Promise<Decision<void>> => {
          if (folder !== options.folder || !copies) return accept(undefined);
          const { local } = await copies.take({ key }, 'beforeMigration');
          return local.isMade ? accept(undefined) : refuse({ kind: 'notCopied', trouble: local.trouble });
        };
        const store = await openStore(file, key, { beforeMigration, ran: options.ran });
        if (!store.ok) {
          mine.release();
          return store;
        }
        let stock: Awaited<ReturnType<typeof takeStock>>;
        try {
          settleKeyring(folder, await knownSlots(store.value.store));
          options.follow?.(await greatestId(store.value.store));
          const { newId } = options;
          const recording = newId && copyOf === null ? { newId, now: since } : undefined;
          stock = await takeStock(store.value.store, { folder, key, recording });
        } catch (error) {
          await store.value.close();
          throw error;
        }
        if (shown && !isKnown(shown, stock.keys)) {
          await store.value.close();
          mine.release();
          return refuse({ kind: 'keyNotKnown' });
        }
        lock = mine;
        const ofThis = folder === options.folder && copies ? copiesOf(folder, copies) : undefined;
        if (ofThis) await keepNumbersOf(ofThis, key, store.value.store);
        opened = {
          folder,
          isPractice: options.isPractice || folder === practiceFolder,
          copyOf,
          logsTo,
          key,
          lastAtOpening: await lastEventAt(store.value.store),
          // The newest comes first.
          copyAtOpening: ofThis?.find(({ at, proof }) => at <= since && isSealedBy(key, proof))?.at ?? null,
          ...stock,
          seeds: new Map(),
          wrongPins: new Map(),
          rightPins: new Map(),
          ...store.value,
        };
        return accept(opened);
      } catch (error) {
        mine?.release();
        const refusal = writeRefusal(error, file);
        if (refusal) return refuse(refusal);
        throw error;
      }
    },
    close,
    undoNew: async (folder) => {
      await close();
      for (const end of ['', '-wal', '-shm']) rmSync(`${databaseIn(folder)}${end}`, { force: true });
    },
    delay: countTries(options.folder),
  };
};
