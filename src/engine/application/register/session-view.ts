/**
 * What is told of a session and of those who can come back to one: who it is, and where. Read only, and no file. Not
 * here: signing in, locking, and out (session.ts), and how the register is (health.ts).
 */
import type { OutputOf } from '#contract/index.ts';
import type { UserId } from '#domain/ids.ts';
import { mostWrongPins } from '#domain/pin.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { listPinHolders } from '../../store/register/pins.ts';
import { listUsers } from '../../store/register/users.ts';
import type { OutsideContext, SignedIn } from '../frame/handler.ts';
import type { OpenedRegister } from '../frame/register.ts';
import { readSettings } from '../../store/base/settings.ts';

export type Session = OutputOf<'session.signIn'>;

export const describeSession = async (
  opened: OpenedRegister,
  session: SignedIn,
  { register }: Pick<OutsideContext, 'register'>,
): Promise<Session> => {
  const { roleNames, lockAfterMinutes } = await readSettings(opened.store);
  return {
    user: {
      id: session.userId,
      name: session.name,
      signInName: session.signInName,
      roles: [...session.roles],
      workshopIds: [...session.workshopIds],
    },
    organisation: await getOrganisation(opened.store),
    isPractice: opened.isPractice,
    copyOf: opened.copyOf,
    awaits: register.awaits(session.userId),
    roleNames,
    signedInAt: session.signedInAt,
    lockAfterMinutes,
  };
};

type Returning = OutputOf<'register.status'>['people'][number];

export const whoComesBack = async (opened: OpenedRegister | undefined): Promise<Returning[]> => {
  if (!opened || opened.copyOf !== null) return [];
  const withPin = new Set(await listPinHolders(opened.store));
  const waysOf = (userId: UserId): Returning['comesBackBy'] =>
    opened.isPractice
      ? 'name'
      : withPin.has(userId) && (opened.wrongPins.get(userId) ?? 0) < mostWrongPins
        ? 'pin'
        : 'passphrase';
  return (await listUsers(opened.store))
    .filter((user) => user.isActive && opened.seeds.has(user.id))
    .map(({ id, name, signInName }) => ({ userId: id, name, signInName, comesBackBy: waysOf(id) }));
};
