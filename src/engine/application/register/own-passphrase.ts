/**
 * Trying a passphrase: the one way to it, so that every wrong try counts and the next waits. Also asking once more for
 * that of whoever is signed in, before something that cannot be taken back. Not here: how tries are counted
 * (wrong-tries.ts).
 */
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { normalName } from '#domain/sign-in-name.ts';
import { openSlot, type Unlocked } from '../../vault/keyring.ts';
import type { QueryContext } from '../frame/handler.ts';

type Trying = Pick<QueryContext, 'now'> & { readonly register: Pick<QueryContext['register'], 'delay'> };

/** What `open` gives. Refuses `wrongPassphrase` where it gives nothing, and `waitBeforeTrying` before it is asked. */
export const trying = async <T>(
  { register, now }: Trying,
  signInName: string,
  open: () => Promise<T | undefined>,
): Promise<Decision<T>> => {
  const [name, at] = [normalName(signInName), Date.parse(now)];
  const begun = register.delay.begin(name, at);
  if (!begun.ok) return begun;
  const opened = await open();
  if (opened === undefined)
    return refuse({ kind: 'wrongPassphrase', waitSeconds: register.delay.wrong(name, at) });
  register.delay.passed(name);
  return accept(opened);
};

/** Refuses `wrongPassphrase` and `waitBeforeTrying`, as signing in does; none given at all is no try. */
export const proveItIsThem = async (
  { register, user, now }: Pick<QueryContext, 'register' | 'user' | 'now'>,
  passphrase: string | null,
): Promise<Decision<Unlocked>> => {
  if (passphrase === null) return refuse({ kind: 'wrongPassphrase', waitSeconds: 0 });
  const keyring = register.keyring(user.folder);
  if (!keyring.ok) return keyring;
  const slot = keyring.value.slots.find(({ userId }) => userId === user.userId);
  return trying({ register, now }, user.signInName, async () => slot && openSlot(slot, passphrase));
};
