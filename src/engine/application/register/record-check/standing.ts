/**
 * How the register stands, held against what its log last said of it. Not here: reading the log (folded.ts), and events
 * (events.ts).
 */
import type { CallName } from '#contract/index.ts';
import { unjudged } from '#domain/assessment.ts';
import { maskPersonalNumber } from '#domain/participant.ts';
import { nothingThatLeadsHome } from '#domain/person-fields.ts';
import type { RecordedKind } from '#domain/record-fault.ts';
import type { RecordRows } from '../../../store/register/record-rows.ts';
import { foldLog, judgementKey, only, type FoldedKind, type Known } from './folded.ts';
import { grouped, isSaid, readJson, textsIn, type Fault, type Said, type Told } from './told.ts';

/** One thing as it stands, in the words that the log uses. */
type Standing = {
  readonly participantIds: readonly string[];
  readonly fields: Said;
  /** Where the log may say nothing of it: it comes from before the log did, or from what made it. */
  readonly mayBeUntold?: boolean;
  /** What a migration cleared may say less than the log. */
  readonly mayLack?: Said;
};
type Standings = ReadonlyMap<string, Standing>;

const flag = (value: unknown): boolean => value === 1;
const json = (text: unknown): unknown => readJson(typeof text === 'string' ? text : null);

const participantsIn = ({ participants }: RecordRows): Standings =>
  new Map(
    participants.map((row) => {
      const number = row['personalNumber'];
      const isProtected = flag(row['hasProtectedIdentity']);
      const fields = {
        ...row,
        personalNumber: typeof number === 'string' ? maskPersonalNumber(number) : null,
        targetGroups: json(row['targetGroups']),
        needsInterpreter: flag(row['needsInterpreter']),
        hasProtectedIdentity: isProtected,
      };
      return [
        row.id,
        { participantIds: [row.id], fields, ...(isProtected && { mayLack: nothingThatLeadsHome }) },
      ];
    }),
  );

const usersIn = ({ users, roles, userWorkshops }: RecordRows): Standings => {
  const rolesOf = grouped(
    roles,
    ({ userId }) => userId,
    ({ role }) => role,
  );
  const workshopsOf = grouped(
    userWorkshops,
    ({ userId }) => userId,
    ({ workshopId }) => workshopId,
  );
  return new Map(
    users.map((row) => [
      row.id,
      {
        participantIds: [],
        fields: {
          ...row,
          isActive: flag(row['isActive']),
          seesPersons: flag(row['seesPersons']),
          roles: rolesOf.get(row.id) ?? [],
          workshopIds: workshopsOf.get(row.id) ?? [],
        },
      },
    ]),
  );
};

const validationsIn = (told: Told, { validations, assessors }: RecordRows): Standings => {
  const of = grouped(
    assessors.filter(({ toAt }) => toAt === null),
    ({ validationId }) => validationId,
    ({ userId }) => userId,
  );
  return new Map(
    validations.map(({ id, participantId, moduleVersionId, place, plannedFrom, plannedTo }) => [
      id,
      {
        participantIds: told.personOf(id),
        fields: {
          participantId,
          moduleVersionId,
          place,
          plannedFrom,
          plannedTo,
          assessorIds: of.get(id) ?? [],
        },
      },
    ]),
  );
};

const evidenceIn = (told: Told, { evidence, evidenceLinks, evidenceCriteria }: RecordRows): Standings => {
  const criteria = grouped(
    evidenceCriteria,
    ({ evidenceId, validationId }) => `${evidenceId} ${validationId}`,
    ({ criterionId }) => criterionId,
  );
  const links = grouped(
    evidenceLinks,
    ({ evidenceId }) => evidenceId,
    ({ validationId }) => validationId,
  );
  return new Map(
    evidence.map(({ id, type, on, place, text, attachmentId }) => {
      const linked = links.get(id) ?? [];
      const linkFields = linked.map((validation) => [
        `link ${validation}`,
        criteria.get(`${id} ${validation}`) ?? [],
      ]);
      const fields = { type, on, place, text, attachmentId, ...Object.fromEntries(linkFields) } as Said;
      return [id, { participantIds: linked.flatMap((one) => told.personOf(one)), fields }];
    }),
  );
};

const standingIn = (told: Told, rows: RecordRows): Readonly<Record<FoldedKind, Standings>> => {
  const readers = grouped(
    rows.readers,
    ({ participantId }) => participantId,
    ({ userId }) => userId,
  );
  const setting = (key: string): unknown => json(rows.settings.find((one) => one.key === key)?.value);
  return {
    participant: participantsIn(rows),
    readers: new Map(
      rows.participants.map(({ id }) => [
        id,
        { participantIds: [id], fields: { userIds: readers.get(id) ?? [] }, mayBeUntold: true },
      ]),
    ),
    validation: validationsIn(told, rows),
    judgement: new Map(
      rows.judgementsNow.map(({ validationId, criterionId, ...fields }) => [
        judgementKey(validationId, criterionId),
        { participantIds: told.personOf(validationId), fields },
      ]),
    ),
    planStep: new Map(
      rows.planSteps.map(({ id, removedAt, ...fields }) => [
        id,
        {
          participantIds: told.personOf(fields.validationId),
          fields: { ...fields, id, isRemoved: removedAt !== null },
        },
      ]),
    ),
    evidence: evidenceIn(told, rows),
    user: usersIn(rows),
    workshop: new Map(
      rows.workshops.map(({ id, name, isActive }) => [
        id,
        { participantIds: [], fields: { id, name, isActive: flag(isActive) }, mayBeUntold: true },
      ]),
    ),
    settings: new Map([
      [
        only,
        {
          participantIds: [],
          fields: { ...(setting('settings') as Said), organisationName: rows.organisations[0]?.name },
          mayBeUntold: true,
        },
      ],
    ]),
    limits: new Map([
      [only, { participantIds: [], fields: (setting('disposal') ?? {}) as Said, mayBeUntold: true }],
    ]),
  };
};

/** Keys that the log speaks of and the register keeps in other words, or not at all. */
const isComparable = (
  kind: FoldedKind,
  key: string,
  { fields, mayLack }: Standing,
  said: unknown,
): boolean => {
  if (kind === 'evidence' && key.startsWith('link ')) return said !== null || key in fields;
  if (mayLack && key in mayLack && isSaid(fields[key], mayLack[key])) return false;
  return key in fields;
};

const saysOtherwise = (kind: FoldedKind, known: Known, standing: Standing): boolean => {
  const said = Object.entries(known.fields).filter(([key, value]) =>
    isComparable(kind, key, standing, value),
  );
  if (kind === 'readers' && known.fields['isNamed'] !== true) {
    // From before readers were named: those who had written the person down as protected.
    const now = textsIn(standing.fields['userIds']);
    return textsIn(known.fields['userIds']).length === 0 && now.length > 0;
  }
  const isLinkedUntold =
    kind === 'evidence' &&
    Object.keys(standing.fields).some((key) => key.startsWith('link ') && !(known.fields[key] != null));
  return isLinkedUntold || said.some(([key, value]) => !isSaid(value, standing.fields[key]));
};

/** What was said of a criterion and took nothing in leaves no row. */
const isMissing = (kind: FoldedKind, { fields }: Known): boolean =>
  kind !== 'judgement' ||
  Object.entries(fields).some(([key, value]) => !isSaid(value, unjudged[key as keyof typeof unjudged]));

const standingFaults = (told: Told, rows: RecordRows): readonly Fault[] => {
  const folded = foldLog(told);
  const standing = standingIn(told, rows);
  const isSilent = (key: string): boolean => key.split(' ').some((id) => told.isSilentOn(id));
  return (Object.keys(standing) as FoldedKind[]).flatMap((kind) => {
    const [known, now] = [folded[kind], standing[kind]];
    const fault = (key: string, which: Fault['fault'], by?: Known, one?: Standing): Fault => ({
      position: by?.position ?? told.last,
      fault: which,
      what: kind satisfies RecordedKind,
      id: key,
      userId: by?.userId ?? null,
      participantIds: one?.participantIds ?? by?.participantIds ?? [],
    });
    const untold = [...now]
      .filter(([key, one]) => !known.has(key) && !one.mayBeUntold && !isSilent(key))
      .map(([key, one]) => fault(key, 'notInLog', undefined, one));
    const others = [...known].flatMap(([key, by]): readonly Fault[] => {
      if (isSilent(key)) return [];
      const one = now.get(key);
      if (!one)
        return isMissing(kind, by) && !told.isDisposed(by.participantIds) ? [fault(key, 'gone', by)] : [];
      return saysOtherwise(kind, by, one) ? [fault(key, 'saidOtherwise', by, one)] : [];
    });
    return [...untold, ...others];
  });
};

/** What was written at a moment has a row of that moment by that person, of a call that writes such. */
const moments = {
  attachment: { of: 'attachments', calls: ['evidence.attach'] },
  picture: { of: 'pictures', calls: ['look.addLogo', 'look.addSignature'] },
  documentKey: { of: 'documentKeys', calls: ['documentKey.import', 'documentKey.make'] },
  batch: { of: 'batches', calls: ['batch.make'] },
  recommendation: { of: 'recommendations', calls: ['recommendation.make'] },
  review: { of: 'reviews', calls: ['recommendation.review'] },
  disposal: { of: 'disposals', calls: ['disposal.propose'] },
} as const satisfies Partial<Record<RecordedKind, { of: keyof RecordRows; calls: readonly CallName[] }>>;

const momentFaults = (told: Told, rows: RecordRows): readonly Fault[] => {
  const keyOf = (call: string, at: string, by: string | null): string => `${call} ${at} ${String(by)}`;
  const there = new Set(told.rows.map(({ call, at, userId }) => keyOf(call, at, userId)));
  return (Object.keys(moments) as (keyof typeof moments)[]).flatMap((what) => {
    const { of, calls } = moments[what];
    return rows[of]
      .filter(({ at, by }) => !calls.some((call) => there.has(keyOf(call, at, by))))
      .map(({ id, by }): Fault => ({
        position: told.last,
        fault: 'notInLog',
        what,
        id,
        userId: by,
        participantIds: [],
      }));
  });
};

export const faultsInStanding = (told: Told, rows: RecordRows): readonly Fault[] => [
  ...standingFaults(told, rows),
  ...momentFaults(told, rows),
];
