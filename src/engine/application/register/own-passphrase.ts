/** Asks once more for the passphrase of whoever is signed in, before something that cannot be taken back. */
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { normalName } from '#domain/sign-in-name.ts';
import { openSlot, type Unlocked } from '../../vault/keyring.ts';
import type { QueryContext } from '../frame/handler.ts';

/** Refuses `wrongPassphrase` and `waitBeforeTrying`, as signing in does; none given at all is no try. */
export const proveItIsThem = async (
  { register, user, now }: Pick<QueryContext, 'register' | 'user' | 'now'>,
  passphrase: string | null,
): Promise<Decision<Unlocked>> => {
  if (passphrase === null) return refuse({ kind: 'wrongPassphrase', waitSeconds: 0 });
  const keyring = register.keyring(user.folder);
  if (!keyring.ok) return keyring;
  const name = normalName(user.signInName);
  const at = Date.parse(now);
  const waitSeconds = register.delay.secondsLeft(name, at);
  if (waitSeconds > 0) return refuse({ kind: 'waitBeforeTrying', waitSeconds });
  const slot = keyring.value.slots.find(({ userId }) => userId === user.userId);
  const unlocked = slot && (await openSlot(slot, passphrase));
  if (!unlocked) return refuse({ kind: 'wrongPassphrase', waitSeconds: register.delay.failed(name, at) });
  register.delay.passed(name);
  return accept(unlocked);
};
