/**
 * What triggers keep in step equals what its events give; certificates are what the log said; signatures are by whom the
 * log names and on what it names. Not here: whether a signature is genuine and what it covers (log-check.ts).
 */
import type { AuditWhat } from '#domain/audit-words.ts';
import { sheetHolder } from '#domain/key-holders.ts';
import type { RecordRows } from '../../../store/register/record-rows.ts';
import { judgementKey } from './folded.ts';
import { grouped, isSaid, type Fault, type Telling, type Told } from './told.ts';

const derivedFaults = (told: Told, rows: RecordRows): readonly Fault[] => {
  const lastStep = new Map(rows.steps.map((step) => [step.validationId, step]));
  const lastJudgement = new Map(
    rows.judgements.map((one) => [judgementKey(one.validationId, one.criterionId), one]),
  );
  const now = new Map(
    rows.judgementsNow.map((one) => [judgementKey(one.validationId, one.criterionId), one]),
  );
  const fault = (
    what: Fault['what'],
    id: string,
    validationId: string,
    of?: { readonly position: number; readonly by: string },
  ): Fault => ({
    position: of?.position ?? told.last,
    fault: 'notFromEvents',
    what,
    id,
    userId: of?.by ?? null,
    participantIds: told.personOf(validationId),
  });
  const states = rows.validations.flatMap(({ id, state, stateSince }): readonly Fault[] => {
    const step = lastStep.get(id);
    return step?.state === state && step.at === stateSince ? [] : [fault('validation', id, id, step)];
  });
  const judged = [...new Set([...now.keys(), ...lastJudgement.keys()])].flatMap((key): readonly Fault[] => {
    const [is, was] = [now.get(key), lastJudgement.get(key)];
    const isSame =
      is?.judgement === was?.judgement && is?.note === was?.note && is?.leftOutReason === was?.leftOutReason;
    return isSame ? [] : [fault('judgement', key, (is ?? was)?.validationId ?? '', was)];
  });
  return [...states, ...judged, ...involvementFaults(rows, fault)];
};

/** Everybody whom something on the validation names has been put down as involved. More of them do no harm. */
const involvementFaults = (
  { involvement, assessors, judgements, feedback, rationales, evidenceLinks, evidence }: RecordRows,
  fault: (what: Fault['what'], id: string, validationId: string) => Fault,
): readonly Fault[] => {
  const keyOf = (validationId: string, userId: string): string => `${validationId} ${userId}`;
  const is = new Set(involvement.map(({ validationId, userId }) => keyOf(validationId, userId)));
  const pieces = new Map(evidence.map((piece) => [piece.id, piece]));
  const should = new Map<string, string>();
  const add = (validationId: string, ...userIds: readonly string[]): void => {
    for (const userId of userIds) should.set(keyOf(validationId, userId), validationId);
  };
  for (const { validationId, userId } of assessors) add(validationId, userId);
  for (const { validationId, by } of [...judgements, ...feedback, ...rationales]) add(validationId, by);
  for (const { evidenceId, validationId, linkedBy } of evidenceLinks) {
    const piece = pieces.get(evidenceId);
    add(validationId, linkedBy, ...(piece ? [piece.by] : []));
  }
  return [...should]
    .filter(([key]) => !is.has(key))
    .map(([key, validationId]) => fault('involvement', key, validationId));
};

const certificateFaults = (told: Told, rows: RecordRows): readonly Fault[] => {
  const issuing = new Map(
    told.rows.flatMap((row) => {
      if (row.what === 'certificate.issued') return [[row.subjectId, row] as const];
      return row.what === 'certificate.replaced' && !row.isEmptied
        ? [[String(row.after['id']), row] as const]
        : [];
    }),
  );
  const signed = new Set(rows.signatures.map(({ subjectId }) => subjectId));
  const validationsOf = grouped(
    rows.certificateValidations,
    ({ certificateId }) => certificateId,
    ({ validationId }) => validationId,
  );
  const certificates = rows.certificates.flatMap((one): readonly Fault[] => {
    const { id, by: userId, participantId } = one;
    const row = issuing.get(id);
    const found = (fault: Fault['fault']): readonly Fault[] => [
      {
        position: row?.position ?? told.last,
        fault,
        what: 'certificate',
        id,
        userId,
        participantIds: [participantId],
      },
    ];
    if (!row) return found('notInLog');
    if (row.userId !== userId) return found('byAnother');
    const { number, kind, sha256, validationIds } = row.after;
    const isAsSaid =
      row.isEmptied ||
      (number === one.number &&
        kind === one.kind &&
        sha256 === one.sha256 &&
        row.participantIds.includes(participantId) &&
        isSaid(validationIds, validationsOf.get(id) ?? []) &&
        isSaid(row.what === 'certificate.replaced' ? row.subjectId : null, one.replacesId));
    return isAsSaid ? [] : found('saidOtherwise');
  });
  const done = new Set(rows.disposals.filter(({ isDone }) => isDone === 1).map(({ id }) => id));
  // The row of a replacement says which it made until it is emptied; the signature goes on saying so.
  const hasOlder = told.rows.some((row) => row.what === 'certificate.replaced' && row.isEmptied);
  const entries = rows.certificateEntries
    .filter(({ id, disposalId }) => !done.has(disposalId) || !(issuing.has(id) || signed.has(id) || hasOlder))
    .map(({ id }): Fault => ({
      position: told.last,
      fault: 'notInLog',
      what: 'certificateEntry',
      id,
      userId: null,
      participantIds: [],
    }));
  return [...certificates, ...entries];
};

const signatureFaults = (told: Told, { signatures }: RecordRows): readonly Fault[] =>
  signatures.flatMap(({ id, position, by: userId, call, subjectKind, subjectId }): readonly Fault[] => {
    const row = told.at(position);
    // Where there is none the log was cut off, which is told as that.
    if (!row) return [];
    const found = (fault: Fault['fault']): readonly Fault[] => [
      { position, fault, what: 'signature', id, userId, participantIds: row.participantIds },
    ];
    if (row.userId !== userId || row.call !== call) return found('signedByAnother');
    const named = row.what === 'certificate.replaced' ? row.after['id'] : row.subjectId;
    const isOn = row.isEmptied || named === subjectId;
    return isOn && row.what !== 'batch.itemRefused' && row.what.startsWith(subjectKind)
      ? []
      : found('signedOtherThing');
  });

const ofSubject = (holder: string, { subjectId }: Telling): boolean => subjectId === holder;
const ofWhoever = (holder: string, { userId }: Telling): boolean => userId === holder;

/** Rows by which a key comes to count, or goes, and whose it is then. */
const changesKeys: Partial<Readonly<Record<AuditWhat, (holder: string, row: Telling) => boolean>>> = {
  'register.created': ofWhoever,
  'passphrase.changed': ofWhoever,
  'user.added': ofSubject,
  'user.changed': ofSubject,
  'user.passphraseReset': ofSubject,
  'register.recovered': ofSubject,
  'recoverySheet.made': (holder) => holder === sheetHolder,
  'register.rekeyed': () => true,
  'keyHolder.takenOver': () => true,
  'keyHolder.takenAway': () => true,
};

const keyFaults = (told: Told, { keyHolders }: RecordRows): readonly Fault[] =>
  keyHolders.flatMap(({ id, holder, position }): readonly Fault[] => {
    const row = told.at(position);
    const isTold = row && changesKeys[row.what as AuditWhat]?.(holder, row);
    const userId = holder === sheetHolder ? null : holder;
    return isTold ? [] : [{ position, fault: 'notInLog', what: 'keyHolder', id, userId, participantIds: [] }];
  });

export const faultsInDerived = (told: Told, rows: RecordRows): readonly Fault[] => [
  ...derivedFaults(told, rows),
  ...certificateFaults(told, rows),
  ...signatureFaults(told, rows),
  ...keyFaults(told, rows),
];
