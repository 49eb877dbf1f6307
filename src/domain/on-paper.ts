/**
 * What a certificate begins with before anybody has changed it: the name, how birth is shown, which modules. Not here:
 * what is stated in the end (certificate-facts.ts) and reading it together (proof-reading.ts).
 */
import type { HolderBirth } from './certificate-facts.ts';
import type { PlainDate } from './dates.ts';
import type { ValidationId } from './ids.ts';
import type { ReadMatter } from './proof-reading.ts';

export type Birth = HolderBirth['kind'];

/** From what tells most to what tells nothing. */
export const births = ['date', 'year', 'none'] as const satisfies readonly Birth[];

type Born = { readonly birthDate: PlainDate | null; readonly birthYear: number | null };

/** How birth can be shown, as far as it is known. */
export const possibleBirths = ({ birthDate, birthYear }: Born): Birth[] =>
  births.filter((one) => one === 'none' || (one === 'date' ? birthDate : (birthYear ?? birthDate)) !== null);

/**
 * As it was read last, where that still can be; else as the register and the organisation have it. A protected person
 * chooses the name, so none is suggested.
 */
export const suggestedPaper = (
  person: Born & {
    readonly givenName: string;
    readonly familyName: string;
    readonly hasProtectedIdentity: boolean;
    readonly proofReading: ReadMatter | null;
    readonly modules: readonly { readonly validationId: ValidationId }[];
  },
  birthShown: Birth,
): ReadMatter => {
  const { proofReading, hasProtectedIdentity } = person;
  const all = person.modules.map((module) => module.validationId);
  if (proofReading?.validationIds.every((id) => all.includes(id))) return proofReading;
  const possible = possibleBirths(person);
  const wished = births.slice(births.indexOf(birthShown)).find((one) => possible.includes(one));
  return {
    nameOnCertificate: hasProtectedIdentity ? '' : `${person.givenName} ${person.familyName}`.trim(),
    birth: hasProtectedIdentity ? 'none' : (wished ?? 'none'),
    validationIds: all,
  };
};
