/** Puts who is signed in around the pages, and their organisation's names of the roles into every text. */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { nameRoles, retellTexts } from '../i18n.ts';
import { SessionContext, type Session } from './session.ts';

type ProviderProps = { readonly session: Session; readonly children: ReactNode };

export function SessionProvider({ session, children }: ProviderProps) {
  const { roleNames } = session;
  // Before the pages are shown the first time, so that they need not be shown twice.
  useState(() => nameRoles(roleNames));
  const told = useRef(roleNames);
  useLayoutEffect(() => {
    if (told.current === roleNames) return;
    told.current = roleNames;
    nameRoles(roleNames);
    retellTexts();
  }, [roleNames]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
