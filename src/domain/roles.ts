/**
 * Who may do what, as roles. Names on the screen are a setting; these are the code names.
 * Source: the evaluation report's roles (handledare, intern kontrollant) plus coordination and administration.
 */
import { accept, refuse, type Decision } from './refusal.ts';
import type { Role } from './role.ts';

/** Who may make a call: before sign-in, any signed-in user, or somebody holding one of the roles. */
export type Access = 'anyone' | 'signedIn' | readonly Role[];

/** True when somebody with `held` roles passes; `undefined` means nobody is signed in. */
export const isPermitted = (access: Access, held: readonly Role[] | undefined): boolean => {
  if (access === 'anyone') return true;
  if (held === undefined) return false;
  if (access === 'signedIn') return true;
  return access.some((role) => held.includes(role));
};

/** Default Swedish role names, as the customer says them (Nordiskt Valideringsforum now uses other words). */
export const defaultRoleNames: Readonly<Record<Role, string>> = {
  assessor: 'Handledare',
  internalVerifier: 'Intern kontrollant',
  coordinator: 'Samordnare',
  administrator: 'Administratör',
};

const firstLetter = (name: string, turned: (letter: string) => string): string =>
  turned(name.charAt(0)) + name.slice(1);

/** A role's name inside a sentence: `intern kontrollant`. An abbreviation stays as it is: `OCN-bedömare`. */
export const withinSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? firstLetter(name, (letter) => letter.toLowerCase()) : name;

/** And where one begins, or as a heading, however the organisation wrote it. */
export const atSentenceStart = (name: string): string => firstLetter(name, (letter) => letter.toUpperCase());

type Colleague = { readonly name: string; readonly isActive: boolean; readonly roles: readonly Role[] };

/**
 * Handledare whose assessments nobody can control: there is no intern kontrollant but themselves. Source: OCN, nobody
 * verifies what they assessed. Not here: who is involved in one validation (verification.ts).
 */
export const withoutController = <User extends Colleague>(users: readonly User[]): readonly User[] => {
  const active = users.filter((user) => user.isActive);
  const controllers = active.filter((user) => user.roles.includes('internalVerifier'));
  return active.filter(
    (user) => user.roles.includes('assessor') && controllers.every((controller) => controller === user),
  );
};

/** A register keeps at least one active administrator: nobody else can let people in again. */
export const keepsAdministrator = (
  users: readonly { readonly isActive: boolean; readonly roles: readonly Role[] }[],
): Decision<void> =>
  users.some((user) => user.isActive && user.roles.includes('administrator'))
    ? accept(undefined)
    : refuse({ kind: 'lastAdministrator' });
