/** The program's places: where they are, who has them in the menu, and how they are found. One row a place. */
import {
  Archive,
  BadgeCheck,
  BookOpen,
  ClipboardCheck,
  House,
  ListChecks,
  DatabaseBackup,
  Settings,
  UserRoundCog,
  Users,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { Access } from '#domain/roles.ts';
import type words from '../../../resources/locales/sv/common.json';

export type Place = {
  readonly href: string;
  readonly text: keyof typeof words.nav;
  readonly group: 'work' | 'register';
  readonly icon: LucideIcon;
  readonly access: Access;
  readonly keys?: string;
};

export const places: readonly Place[] = [
  { href: '/', text: 'todo', group: 'work', icon: House, access: 'signedIn', keys: 'Alt+1' },
  { href: '/deltagare', text: 'participants', group: 'work', icon: Users, access: 'signedIn', keys: 'Alt+2' },
  {
    href: '/valideringar',
    text: 'validations',
    group: 'work',
    icon: ListChecks,
    access: 'signedIn',
    keys: 'Alt+3',
  },
  { href: '/snabbregistrera', text: 'quick', group: 'work', icon: Zap, access: ['assessor'], keys: 'Alt+4' },
  {
    href: '/granskning',
    text: 'control',
    group: 'work',
    icon: ClipboardCheck,
    access: ['internalVerifier'],
    keys: 'Alt+5',
  },
  {
    href: '/intyg',
    text: 'certificates',
    group: 'work',
    icon: BadgeCheck,
    access: 'signedIn',
    keys: 'Alt+6',
  },
  { href: '/moduler', text: 'modules', group: 'register', icon: BookOpen, access: 'signedIn', keys: 'Alt+7' },
  {
    href: '/personal',
    text: 'people',
    group: 'register',
    icon: UserRoundCog,
    access: ['administrator', 'coordinator'],
  },
  {
    href: '/arkiv',
    text: 'archive',
    group: 'register',
    icon: Archive,
    access: ['administrator', 'coordinator'],
  },
  {
    href: '/sakerhetskopior',
    text: 'copies',
    group: 'register',
    icon: DatabaseBackup,
    access: 'signedIn',
  },
  { href: '/installningar', text: 'settings', group: 'register', icon: Settings, access: 'signedIn' },
];

/** The place a path lies in, for the mark in the menu. */
export const placeOf = (path: string): Place | undefined =>
  places
    .filter((place) => path === place.href || (place.href !== '/' && path.startsWith(`${place.href}/`)))
    .at(-1);
