/**
 * A new key for the register, in place: for when somebody who had access has left. The register is written anew under
 * the new key beside the old, proved, and changes places with it as a copy does (restoring.ts): a program that dies at
 * any point leaves the one or the other, whole. Nobody's passphrase changes, nor the recovery sheet.
 */
import type { Instant } from '#domain/dates.ts';
import { accept, refuse, type Decision, type Refusal } from '#domain/refusal.ts';
import type { recoveryContract } from '#contract/recovery.ts';
import { changeKey, copyRegister, proveCopy } from '../../store/register/copies.ts';
import { writeRefusal } from '../../files/disk-errors.ts';
import { copyName } from '../../files/outside-files.ts';
import { writeKeyring } from '../../vault/keyring-file.ts';
import { newRegisterKey, withNewKey, type Keyring } from '../../vault/keyring.ts';
import { takeLock } from '../../files/lock.ts';
import { done, type Handlers } from '../frame/handler.ts';
import { databaseIn } from '../../files/places.ts';
import { proveItIsThem } from './own-passphrase.ts';
import {
  changePlaces,
  finishExchange,
  flushIncoming,
  newIncoming,
  toTheEnd,
  type Steps,
} from './restoring.ts';
import { takeSeat } from './seats.ts';

type Keys = { readonly old: Uint8Array; readonly next: Uint8Array; readonly keyring: Keyring };

/** The register, which must be closed, under its next key. Refuses `copyNotWhole`, and what the disk refuses. */
export function* rekey(folder: string, { old, next, keyring }: Keys, now: Instant): Steps<Decision<void>> {
  const incoming = newIncoming(folder);
  const file = databaseIn(incoming);
  yield 'a place for the new';
  copyRegister(databaseIn(folder), old, file);
  yield 'written anew';
  changeKey(file, old, next);
  yield 'under the next key';
  const written = writeKeyring(incoming, keyring);
  if (!written.ok) return written;
  yield 'with its slots';
  if (!proveCopy(file, next).isWhole) return refuse({ kind: 'copyNotWhole' });
  flushIncoming(incoming);
  yield 'proved';
  yield* changePlaces(folder, { aside: copyName(now), isRekey: true });
  return accept(undefined);
}

/** What stands in the way on the disk; anything else is thrown on. */
const troubleOf = (error: unknown, folder: string): Refusal => {
  const refusal = writeRefusal(error, databaseIn(folder));
  if (!refusal) throw error;
  return refusal;
};

/** The key that the register lies under afterwards, and what was refused if it is the old one. */
const exchangeKey = (folder: string, keys: Keys, now: Instant): Decision<void> => {
  try {
    const exchanged = toTheEnd(rekey(folder, keys, now));
    if (!exchanged.ok) finishExchange(folder, now); // takes away what came in
    return exchanged;
  } catch (error) {
    return finishExchange(folder, now) ? accept(undefined) : refuse(troubleOf(error, folder));
  }
};

const none = refuse({ kind: 'notFound', what: 'register' });

export const rekeyingHandlers: Handlers<Pick<typeof recoveryContract, 'register.rekey'>> = {
  'register.rekey': async (context, { passphrase }) => {
    const { register, seat, now } = context;
    const { folder, copies } = register;
    const opened = register.opened();
    const user = seat.session;
    if (!user || !copies || !opened || opened.folder !== folder) return none;
    const proved = await proveItIsThem({ register, user, now }, passphrase);
    if (!proved.ok) return proved;
    const found = register.keyring(folder);
    if (!found.ok) return found;
    const [old, next] = [opened.key, newRegisterKey()];
    const keyring = withNewKey(found.value, next); // only of those whom the register knows
    const { local } = await copies.take(opened, 'beforeRekey');
    if (!local.isMade) return refuse({ kind: 'notCopied', trouble: local.trouble });
    await register.close();
    const lock = takeLock(folder, user.signInName, now);
    if (!lock.ok) return lock;
    let exchanged: Decision<void>;
    try {
      exchanged = exchangeKey(folder, { old, next, keyring }, now);
    } finally {
      lock.value.release();
    }
    const key = exchanged.ok ? next : old;
    const { publicKey } = proved.value;
    const shown = { holder: user.userId, publicKey, signInName: user.signInName };
    const opening = await register.open({ folder, shown, key, by: user.signInName, since: now });
    if (!opening.ok) return opening;
    const seated = await takeSeat(context, proved.value);
    if (!exchanged.ok) return exchanged;
    if (!seated.ok) return seated;
    return done(seated.value, {
      what: 'register.rekeyed',
      subjectId: 'key',
      after: { holders: keyring.slots.length },
    });
  },
};
