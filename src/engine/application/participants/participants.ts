/** Participants: enrol, search, everything about one person. Checking numbers: personal-number.ts. */
import type { ParsedInputOf } from '#contract/index.ts';
import type { participantContract } from '#contract/participants.ts';
import {
  datesCanBe,
  displayName,
  looksLikeSame,
  maskPersonalNumber,
  orderOf,
  participantKeys,
} from '#domain/participant.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import { daysBetween, type PlainDate } from '#domain/dates.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { inPeopleOrder } from '#domain/people-order.ts';
import { nothingThatLeadsHome, type Participant } from '#domain/person-fields.ts';
import { accept, refuse, type Decision, type NotFoundWhat } from '#domain/refusal.ts';
import { mayBePutIn, mayEnrolIn } from '#domain/rights.ts';
import { countAccesses, listAccesses } from '../../store/register/accesses.ts';
import { countAuditOfParticipant, listAuditOfParticipant } from '../../store/register/audit.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import { findParticipants, listValidationsOf } from '../../store/participants/participant-list.ts';
import {
  findParticipant,
  insertParticipant,
  listByNameKey,
  listByNumber,
  updateParticipant,
} from '../../store/participants/participants.ts';
import {
  listProtected,
  listReaders,
  listReadersOf,
  nameReaders,
} from '../../store/participants/protected-readers.ts';
import type { Viewer } from '../../store/base/reach.ts';
import { listUsers } from '../../store/register/users.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';
import { readCursor, pageOf } from '../frame/cursor.ts';
import { done, type CommandContext, type Handlers } from '../frame/handler.ts';
import { enrolOutlook, figuresFor } from './outlook.ts';
import { certificatesOf, validationsOf, viewsOf } from './participant-view.ts';
import { checkPersonalNumber, isBornAs, type CheckedNumber } from './personal-number.ts';

const missing = (what: NotFoundWhat = 'participant') => refuse({ kind: 'notFound', what });
const about = (id: ParticipantId) => ({ subjectId: id, participantId: id });

type Typed = ParsedInputOf<'participant.enrol'>;

/** The number as it was shown, masked, says that it should stay as it is. */
const numberFrom = (
  typed: string | null,
  before: Participant | undefined,
  today: PlainDate,
): Decision<CheckedNumber | null> => {
  if (typed === null || typed === '') return accept(null);
  const kept = before?.personalNumber;
  return checkPersonalNumber(kept && typed === maskPersonalNumber(kept) ? kept : typed, today);
};

/** What was typed, checked: a verkstad that is, letters that can be printed, a number that agrees with the birth. */
const checked = async (
  { store, today, viewer }: CommandContext,
  { confirmedAnotherPerson, ...typed }: Typed,
  before?: Participant,
): Promise<Decision<Omit<Participant, 'id' | 'exitedOn' | 'exitReason'>>> => {
  const already = before ? [before.workshopId] : [];
  const put = mayBePutIn([typed.workshopId], already, await listWorkshops(store));
  if (!put.ok) return put;
  const letters = missingGlyphs(`${typed.givenName}${typed.familyName}${typed.alias ?? ''}`);
  if (letters.length > 0) return refuse({ kind: 'nameHasUnknownLetters', letters });
  const number = numberFrom(typed.personalNumber, before, today);
  if (!number.ok) return number;
  const told = number.value;
  const dates = datesCanBe(typed, today);
  if (!dates.ok) return dates;
  // Without one everybody protected would be called the same.
  if (typed.hasProtectedIdentity && (typed.alias ?? '') === '' && !before?.hasProtectedIdentity)
    return refuse({ kind: 'invalidInput', problems: [{ path: 'alias', message: 'aliasNeeded' }] });
  if (told && !isBornAs(told.birth, typed.birthDate, typed.birthYear))
    return refuse({ kind: 'birthContradictsNumber' });
  if (told && told.number !== before?.personalNumber && !confirmedAnotherPerson) {
    const [same] = await listByNumber(store, viewer, told.number, before?.id ?? null);
    if (same) return refuse({ kind: 'sameNumber', name: displayName(same) });
  }
  const birthDate = typed.birthDate ?? told?.birthDate ?? null;
  const birthYear =
    birthDate === null ? (told?.birth.year ?? typed.birthYear) : Number(birthDate.slice(0, 4));
  return accept({
    ...typed,
    ...(typed.hasProtectedIdentity ? nothingThatLeadsHome : {}),
    alias: typed.alias === '' ? null : typed.alias,
    targetGroups: [...new Set(typed.targetGroups)],
    personalNumber: told?.number ?? null,
    personalNumberKind: told?.kind ?? null,
    birthDate,
    birthYear,
  });
};

/** What the audit row keeps of a person: whole for the record, but never the number's last digits. */
const forAudit = (person: Participant) => ({
  ...person,
  personalNumber: person.personalNumber === null ? null : maskPersonalNumber(person.personalNumber),
});

const rowsOf = async (
  store: ReadStore,
  viewer: Viewer,
  people: readonly (Participant & { readonly workshopName: string })[],
) => {
  const validations = await listValidationsOf(
    store,
    viewer,
    people.map((person) => person.id),
  );
  return people.map((person) => ({
    id: person.id,
    displayName: displayName(person),
    birthYear: person.hasProtectedIdentity ? null : person.birthYear,
    workshopId: person.workshopId,
    workshopName: person.workshopName,
    enrolledOn: person.enrolledOn,
    exitedOn: person.exitedOn,
    hasProtectedIdentity: person.hasProtectedIdentity,
    validations: validations
      .filter((validation) => validation.participantId === person.id)
      .map(({ id, moduleCode, moduleTitle, state }) => ({ id, moduleCode, moduleTitle, state })),
  }));
};

const findOrRefuse = async ({ store }: CommandContext, id: ParticipantId): Promise<Decision<Participant>> => {
  const person = await findParticipant(store, id);
  return person ? accept(person) : missing();
};

/** Writes a changed person and records it. */
const change = async (
  { store }: CommandContext,
  what: AuditWhat,
  before: Participant,
  after: Participant,
) => {
  await updateParticipant(store, after);
  return done({}, { what, ...about(before.id), before: forAudit(before), after: forAudit(after) });
};

export const participantHandlers: Handlers<typeof participantContract> = {
  'participant.list': async ({ store, viewer }, { sort, direction, after, limit, ...filter }) => {
    const cursor = readCursor(after, 3);
    if (!cursor.ok) return cursor;
    const [value = '', key = '', id = ''] = cursor.value ?? [];
    const place = cursor.value && { value, sortKey: key, id: id as ParticipantId }; // written below
    const { people, total } = await findParticipants(
      store,
      viewer,
      filter,
      { sort, direction },
      place,
      limit + 1,
    );
    const page = pageOf(people, limit, (last) => [last.place.value, last.place.sortKey, last.place.id]);
    return accept({ rows: await rowsOf(store, viewer, page.rows), total, next: page.next });
  },

  'participant.enrolsIn': async ({ store, viewer }) => accept(await enrolOutlook(store, viewer)),

  'participant.figures': async ({ store, user }) => accept(await figuresFor(store, user)),

  'participant.findDuplicates': async ({ store, viewer, today }, typed) => {
    const { givenName, familyName, birthYear, personalNumber, except } = typed;
    const number = checkPersonalNumber(personalNumber ?? '', today);
    const asked = { givenName, familyName, birthYear, alias: null, hasProtectedIdentity: false };
    const { name } = participantKeys(asked);
    const workshops = new Map((await listWorkshops(store)).map((workshop) => [workshop.id, workshop.name]));
    const numbered = number.ok ? await listByNumber(store, viewer, number.value.number, except) : [];
    const named = (name === '' ? [] : await listByNameKey(store, viewer, name, except))
      .filter((person) => looksLikeSame(asked, person))
      .filter(({ id }) => numbered.every((person) => person.id !== id));
    const same = [...inPeopleOrder(numbered, orderOf), ...inPeopleOrder(named, orderOf)].map((person) => ({
      ...person,
      workshopName: workshops.get(person.workshopId) ?? '',
    }));
    const rows = await rowsOf(store, viewer, same);
    return accept(rows.map((row, at) => ({ ...row, hasSameNumber: at < numbered.length })));
  },

  'participant.enrol': async (context, typed) => {
    const { store, user, viewer, newId, now } = context;
    const fields = await checked(context, typed);
    if (!fields.ok) return fields;
    const workshops = await listWorkshops(store);
    const workshop = workshops.find((one) => one.id === typed.workshopId);
    const may = workshop ? mayEnrolIn(viewer, workshop, workshops) : missing('workshop');
    if (!may.ok) return may;
    const id = newId<ParticipantId>();
    const person: Participant = { ...fields.value, id, exitedOn: null, exitReason: null };
    await insertParticipant(store, person, now);
    if (person.hasProtectedIdentity) await nameReaders(store, id, [user.userId]);
    return done({ id }, { what: 'participant.enrolled', ...about(id), after: forAudit(person) });
  },

  'participant.save': async (context, { id, ...typed }) => {
    const before = await findOrRefuse(context, id);
    if (!before.ok) return before;
    const fields = await checked(context, typed, before.value);
    if (!fields.ok) return fields;
    const { hasProtectedIdentity } = fields.value;
    // Whoever protects somebody goes on seeing them; names do not outlive the protection.
    if (hasProtectedIdentity !== before.value.hasProtectedIdentity)
      await nameReaders(context.store, id, hasProtectedIdentity ? [context.user.userId] : []);
    return change(context, 'participant.changed', before.value, { ...before.value, ...fields.value });
  },

  'participant.exit': async (context, { id, exitedOn, reason }) => {
    const before = await findOrRefuse(context, id);
    if (!before.ok) return before;
    if (daysBetween(before.value.enrolledOn, exitedOn) < 0)
      return refuse({ kind: 'invalidInput', problems: [{ path: 'exitedOn', message: 'beforeEnrolment' }] });
    const after = { ...before.value, exitedOn, exitReason: reason };
    return change(context, 'participant.exited', before.value, after);
  },

  'participant.reopen': async (context, { id }) => {
    const before = await findOrRefuse(context, id);
    if (!before.ok) return before;
    const after = { ...before.value, exitedOn: null, exitReason: null };
    return change(context, 'participant.reopened', before.value, after);
  },

  'participant.get': async ({ store, viewer }, { id }) => {
    const person = await findParticipant(store, id);
    if (!person) return missing();
    const view = (await viewsOf(store, viewer, [person])).get(id);
    if (!view) return missing();
    return accept({
      ...view.shown,
      readers: [...(await listReaders(store, id))],
      validations: await validationsOf(store, viewer, id),
      certificates: await certificatesOf(store, id),
    });
  },

  'participant.nameReaders': async (context, { id, userIds }) => {
    const { store } = context;
    const person = await findOrRefuse(context, id);
    if (!person.ok) return person;
    if (!person.value.hasProtectedIdentity) return missing();
    const active = (await listUsers(store)).filter(({ isActive }) => isActive);
    const named = active.filter((user) => userIds.includes(user.id)).map((user) => user.id);
    if (named.length < new Set(userIds).size) return missing('user');
    const before = (await listReaders(store, id)).map((reader) => reader.id);
    await nameReaders(store, id, named);
    return done({}, { what: 'participant.readersNamed', ...about(id), before, after: named });
  },

  'participant.listProtected': async ({ store }) => {
    const people = await listProtected(store);
    const readers = await listReadersOf(
      store,
      people.map(({ id }) => id),
    );
    return accept(
      people.map((person) => ({
        ...person,
        readers: readers
          .filter(({ participantId }) => participantId === person.id)
          .map(({ participantId: _, ...reader }) => reader),
      })),
    );
  },

  'participant.revealPersonalNumber': async (context, { id }) => {
    const person = await findOrRefuse(context, id);
    if (!person.ok) return person;
    const { personalNumber } = person.value;
    return done({ personalNumber }, { what: 'participant.numberShown', ...about(id) });
  },

  'participant.checkName': (_context, { name }) =>
    Promise.resolve(accept({ unknownLetters: missingGlyphs(name) })),

  'participant.accesses': async ({ store }, { id, after, limit }) => {
    const cursor = readCursor(after, 1);
    if (!cursor.ok) return cursor;
    const before = cursor.value?.[0] === undefined ? undefined : Number(cursor.value[0]);
    const rows = await listAccesses(store, id, limit + 1, before);
    const page = pageOf(rows, limit, (last) => [String(last.position)]);
    return accept({
      rows: page.rows.map(({ position: _, ...row }) => row),
      total: await countAccesses(store, id),
      next: page.next,
    });
  },

  'participant.log': async ({ store }, { id, after, limit }) => {
    const cursor = readCursor(after, 1);
    if (!cursor.ok) return cursor;
    const before = cursor.value?.[0] === undefined ? undefined : Number(cursor.value[0]);
    const rows = await listAuditOfParticipant(store, id, limit + 1, before);
    const page = pageOf(rows, limit, (last) => [String(last.position)]);
    return accept({
      rows: page.rows.map(({ id: rowId, at, userName, what }) => ({ id: rowId, at, userName, what })),
      total: await countAuditOfParticipant(store, id),
      next: page.next,
    });
  },
};
