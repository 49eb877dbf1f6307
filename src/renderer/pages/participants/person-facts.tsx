/** What is recorded about a person, as names and values; what is empty is left out. */
import type { TFunction } from 'i18next';
import type { OutputOf } from '#contract/index.ts';
import type words from '../../../../resources/locales/sv/participants.json';
import type { Fact } from '../../ui/frame/layout.tsx';
import { DateText } from '../../ui/words/text.tsx';

export const factsOf = (
  person: OutputOf<'participant.get'>,
  t: TFunction<['participants', 'common']>,
): readonly Fact[] => {
  const birth = person.birthDate === null ? (person.birthYear ?? '') : <DateText date={person.birthDate} />;
  const rows: readonly (readonly [keyof typeof words.fact, Fact['value']])[] = [
    ['born', birth],
    ['personalNumber', person.personalNumber ?? ''],
    ['gender', t(`common:gender.${person.gender}`)],
    ['homeMunicipality', person.homeMunicipality],
    ['targetGroups', person.targetGroups.map((group) => t(`common:targetGroup.${group}`)).join(', ')],
    ['language', person.language],
    ['interpreter', person.needsInterpreter ? t('fact.yes') : ''],
    ['phone', person.phone],
    ['email', person.email],
    ['enrolled', <DateText key="enrolled" date={person.enrolledOn} />],
    ['exited', person.exitedOn === null ? '' : <DateText key="exited" date={person.exitedOn} />],
    ['exitReason', person.exitReason === null ? '' : t(`common:exitReason.${person.exitReason}`)],
  ];
  return rows.filter(([, value]) => value !== '').map(([key, value]) => ({ term: t(`fact.${key}`), value }));
};
