/**
 * The PIN: choosing one, and checking it before a signature and when somebody comes back. Wrong ones are counted here,
 * in memory: a new start asks for the passphrase anyway. Not here: which are too easy (domain/pin.ts), what is signed
 * (signing.ts), coming back (session.ts).
 */
import type { CallName } from '#contract/index.ts';
import type { pinContract } from '#contract/pin.ts';
import type { UserId } from '#domain/ids.ts';
import { isEasyPin, isPin, mostWrongPins, plainPin } from '#domain/pin.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { appendAudit } from '../../store/register/audit.ts';
import { findPin, putPin } from '../../store/register/pins.ts';
import { inTransaction } from '../../store/base/store.ts';
import { hashPin, isPinOf, pinMark } from '../../vault/pin-hash.ts';
import { done, type Handlers, type OutsideContext } from '../frame/handler.ts';
import type { OpenedRegister } from '../frame/register.ts';
import { proveItIsThem } from './own-passphrase.ts';

/** Where a PIN is asked for: the call, and who is known to be there. */
type Asked = Pick<OutsideContext, 'now' | 'newId'> & { readonly call: CallName; readonly userName: string };

/**
 * Whether this is the person's PIN. The passphrase is asked for again after so many wrong ones in a row. A wrong one is
 * put on the log, without its digits.
 */
export const checkPin = async (
  { store, wrongPins, rightPins }: Pick<OpenedRegister, 'store' | 'wrongPins' | 'rightPins'>,
  userId: UserId,
  pin: string | undefined,
  { now, newId, call, userName }: Asked,
): Promise<Decision<void>> => {
  const kept = await findPin(store, userId);
  // From here to where it is counted nothing is waited for, so that many at once are counted too.
  const wrong = wrongPins.get(userId) ?? 0;
  if (wrong >= mostWrongPins) return refuse({ kind: 'pinLocked' });
  if (!kept) return refuse({ kind: 'pinNotChosen' });
  if (pin === undefined) return refuse({ kind: 'pinNeeded' });
  const digits = plainPin(pin);
  // What cannot be anybody's PIN is a slip in typing and no try at guessing.
  if (!isPin(digits)) return refuse({ kind: 'invalidInput', problems: [{ path: 'pin', message: 'pin' }] });
  wrongPins.set(userId, wrong + 1);
  const mark = pinMark(digits, kept);
  if (rightPins.get(userId) === mark || (await isPinOf(digits, kept))) {
    rightPins.set(userId, mark);
    wrongPins.delete(userId);
    return accept(undefined);
  }
  const left = mostWrongPins - wrong - 1;
  const event = { what: 'pin.wrong', subjectId: userId, after: { left } } as const;
  const by = { id: newId(), at: now, userId: userName ? userId : null, userName, call };
  await inTransaction(store, (write) => appendAudit(write, event, by));
  return refuse(left > 0 ? { kind: 'pinWrong', left } : { kind: 'pinLocked' });
};

export const pinHandlers: Handlers<typeof pinContract> = {
  'pin.status': async ({ store, user, register }) =>
    accept({ isChosen: (await findPin(store, user.userId)) !== undefined, isAsked: register.asksForPin() }),

  'pin.choose': async (context, { pin, passphrase }) => {
    const { store, register, user, now } = context;
    const opened = register.opened();
    if (!opened) return refuse({ kind: 'notSignedIn' });
    if (isEasyPin(pin)) return refuse({ kind: 'pinTooEasy' });
    // Whoever sits down at somebody's open program must not be able to change their PIN.
    if (await findPin(store, user.userId)) {
      const proved = await proveItIsThem(context, passphrase);
      if (!proved.ok) return proved;
    }
    await putPin(store, user.userId, await hashPin(pin, register.cost), now);
    opened.wrongPins.delete(user.userId);
    return done({}, { what: 'pin.chosen', subjectId: user.userId });
  },
};
