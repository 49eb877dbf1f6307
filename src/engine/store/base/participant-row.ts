/**
 * A person's row: from it and to it, with the keys and terms that the person is found by, which are made anew where the
 * rules for them change. Not here: asking for people (participants/participants.ts).
 */
import { sql } from 'kysely';
import { participantKeys, type TargetGroup } from '#domain/participant.ts';
import type { Participant } from '#domain/person-fields.ts';
import { searchTerms } from './search.ts';
import type { WriteStore } from './store.ts';
import type { Tables } from './tables.ts';

type FieldColumns = Omit<
  Tables['participant'],
  'search_row' | 'sort_key' | 'search_key' | 'name_key' | 'created_at'
>;

export const rowToParticipant = (row: FieldColumns): Participant => ({
  id: row.id,
  givenName: row.given_name,
  familyName: row.family_name,
  alias: row.alias,
  birthDate: row.birth_date,
  birthYear: row.birth_year,
  personalNumber: row.personal_number,
  personalNumberKind: row.personal_number_kind,
  gender: row.gender,
  workshopId: row.workshop_id,
  homeMunicipality: row.home_municipality,
  targetGroups: JSON.parse(row.target_groups) as TargetGroup[], // written below
  language: row.language,
  needsInterpreter: row.needs_interpreter === 1,
  phone: row.phone,
  email: row.email,
  enrolledOn: row.enrolled_on,
  exitedOn: row.exited_on,
  exitReason: row.exit_reason,
  hasProtectedIdentity: row.has_protected_identity === 1,
});

export const participantToRow = (person: Participant) => {
  const keys = participantKeys(person);
  return {
    given_name: person.givenName,
    family_name: person.familyName,
    alias: person.alias,
    sort_key: keys.sort,
    search_key: keys.search,
    name_key: keys.name,
    birth_date: person.birthDate,
    birth_year: person.birthYear,
    personal_number: person.personalNumber,
    personal_number_kind: person.personalNumberKind,
    gender: person.gender,
    workshop_id: person.workshopId,
    home_municipality: person.homeMunicipality,
    target_groups: JSON.stringify(person.targetGroups),
    language: person.language,
    needs_interpreter: person.needsInterpreter ? 1 : 0,
    phone: person.phone,
    email: person.email,
    enrolled_on: person.enrolledOn,
    exited_on: person.exitedOn,
    exit_reason: person.exitReason,
    has_protected_identity: person.hasProtectedIdentity ? 1 : 0,
  } satisfies Partial<Tables['participant']>;
};

/** Puts a person's terms into the search index, in place of those that were there. */
export const indexParticipant = async (
  store: WriteStore,
  searchRow: number,
  person: Participant,
): Promise<void> => {
  const terms = searchTerms({
    searchKey: participantKeys(person).search,
    workshopId: person.workshopId,
    isExited: person.exitedOn !== null,
  });
  await sql`INSERT OR REPLACE INTO participant_search (rowid, terms) VALUES (${searchRow}, ${terms})`.execute(
    store,
  );
};

/** The keys and terms of a person as they are made now, in place of those that were kept. */
export const reindexParticipant = async (
  store: WriteStore,
  searchRow: number,
  person: Participant,
): Promise<void> => {
  const { sort, search, name } = participantKeys(person);
  await store
    .updateTable('participant')
    .set({ sort_key: sort, search_key: search, name_key: name })
    .where('search_row', '=', searchRow)
    .execute();
  await indexParticipant(store, searchRow, person);
};
