/**
 * The invented staff of Exempelkommunen: who can be tried out in the practice register, and who plays the demo. Not
 * here: the participants (cast.ts) and what anybody does (story.ts).
 */
import type { Role } from '#domain/role.ts';
import type { PracticePerson } from '../application/frame/register.ts';

export const workshopNames = {
  reuse: 'Återbruket',
  kitchen: 'Kaféköket',
  green: 'Gröna gruppen',
} as const;
export type WorkshopKey = keyof typeof workshopNames;

export type StaffMember = PracticePerson & {
  /** Words under a signature; empty where the role's own name says it. */
  readonly title: string;
  readonly workshops: readonly WorkshopKey[];
  /** Days before the story's first day. */
  readonly trainedDaysBefore: number;
  readonly certifiedDaysBefore: number | null;
};

const staffMember = (
  signInName: string,
  name: string,
  roles: readonly Role[],
  more: Omit<StaffMember, keyof PracticePerson>,
): StaffMember => ({ signInName, name, roles, ...more });

export const staff = {
  samira: staffMember('samira', 'Samira Haddad', ['coordinator', 'administrator'], {
    title: '',
    workshops: ['reuse', 'kitchen', 'green'],
    trainedDaysBefore: 620,
    certifiedDaysBefore: null,
  }),
  maria: staffMember('maria', 'Maria Lindqvist', ['assessor'], {
    title: 'Handledare, butik',
    workshops: ['reuse'],
    trainedDaysBefore: 540,
    certifiedDaysBefore: 300,
  }),
  erik: staffMember('erik', 'Erik Sandberg', ['assessor'], {
    title: 'Handledare, kök och kafé',
    workshops: ['kitchen'],
    trainedDaysBefore: 180,
    certifiedDaysBefore: null,
  }),
  johan: staffMember('johan', 'Johan Ekström', ['internalVerifier', 'assessor'], {
    title: '',
    workshops: ['green', 'reuse'],
    trainedDaysBefore: 610,
    certifiedDaysBefore: 420,
  }),
  petra: staffMember('petra', 'Petra Holm', ['internalVerifier'], {
    title: '',
    workshops: ['kitchen'],
    trainedDaysBefore: 430,
    certifiedDaysBefore: 250,
  }),
} as const;
export type StaffKey = keyof typeof staff;

/** Who is offered at the door of the practice register. */
export const practicePeople: readonly PracticePerson[] = Object.values(staff).map(
  ({ signInName, name, roles }) => ({ signInName, name, roles }),
);
