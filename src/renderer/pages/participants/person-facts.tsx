/** What is recorded about a person, as names and values in the order of the page; what is empty is left out. */
import type { TFunction } from 'i18next';
import type { OutputOf } from '#contract/index.ts';
import type { Participant } from '#domain/person-fields.ts';
import type { Fact } from '../../ui/frame/layout.tsx';
import { DateText } from '../../ui/words/text.tsx';

/** Every field, so that a new one is asked about; null for what is told elsewhere on the page. */
type Shown = Readonly<Record<Exclude<keyof Participant, 'id'>, Fact['value'] | null>>;

export const factsOf = (
  person: OutputOf<'participant.get'>,
  t: TFunction<['participants', 'common']>,
): readonly Fact[] => {
  const { birthDate, exitedOn, exitReason } = person;
  const shown: Shown = {
    givenName: null,
    familyName: null,
    alias: person.hasProtectedIdentity ? null : person.alias, // then it is the page's heading
    birthDate: birthDate && <DateText date={birthDate} />,
    birthYear: birthDate === null ? person.birthYear : null,
    personalNumber: person.personalNumber,
    personalNumberKind: null,
    gender: t(`common:gender.${person.gender}`),
    workshopId: null,
    homeMunicipality: person.homeMunicipality,
    targetGroups: person.targetGroups.map((group) => t(`common:targetGroup.${group}`)).join(', '),
    language: person.language,
    needsInterpreter: person.needsInterpreter ? t('yes') : '',
    phone: person.phone,
    email: person.email,
    enrolledOn: <DateText date={person.enrolledOn} />,
    exitedOn: exitedOn && <DateText date={exitedOn} />,
    exitReason: exitReason && t(`common:exitReason.${exitReason}`),
    hasProtectedIdentity: null,
  };
  return (Object.keys(shown) as (keyof Shown)[]) // its own keys
    .flatMap((field) => {
      const value = shown[field];
      return value === null || value === '' ? [] : [{ term: t(`field.${field}`), value }];
    });
};
