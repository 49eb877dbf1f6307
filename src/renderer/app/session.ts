/** Who is signed in here, for pages: the person, what they may do, and whether this is the practice register. */
import { createContext, use } from 'react';
import type { OutputOf } from '#contract/index.ts';
import { isPermitted, type Access } from '#domain/roles.ts';
import type { Role } from '#domain/role.ts';

export type Session = OutputOf<'session.signIn'>;

export const SessionContext = createContext<Session | null>(null);

/** Inside the frame somebody is always signed in. */
export const useSession = (): Session => {
  const session = use(SessionContext);
  if (!session) throw new Error('Only used inside the signed-in frame');
  return session;
};

/** May the signed-in person do what takes one of these roles? Hides buttons; the engine decides. */
export const useMay = (access: Access): boolean => isPermitted(access, useSession().user.roles);

/** A role's name as the organisation says it. */
export const useRoleName = (): ((role: Role) => string) => {
  const { roleNames } = useSession();
  return (role) => roleNames[role];
};
