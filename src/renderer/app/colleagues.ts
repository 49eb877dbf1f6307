/** Whom to ask: colleagues who hold a role, by name, for pages that can only say that somebody else must do it. */
import type { Role } from '#domain/role.ts';
import { useCall } from '../calls/calls.ts';
import { eitherOf } from '../ui/words/format.ts';
import { useSession } from './session.ts';

/** "Samira Haddad eller Maria Lindqvist"; empty while it is not known, or when there is nobody else. */
export const useColleagues = (role: Role): string => {
  const { user } = useSession();
  const users = useCall('user.list', {}).data ?? [];
  return eitherOf(
    users
      .filter((other) => other.isActive && other.id !== user.id && other.roles.includes(role))
      .map(({ name }) => name),
  );
};
