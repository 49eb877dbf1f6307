/**
 * Every event has a row in the log of a call that may write it, by that person and saying the same; and every row of the
 * log that tells of one has it. Not here: what changes in place (standing.ts) and what is made of events (derived.ts).
 */
import type { CallName } from '#contract/index.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import type { RecordedKind } from '#domain/record-fault.ts';
import type { RecordRows } from '../../../store/register/record-rows.ts';
import { isSaid, textsIn, type Fault, type Said, type Telling, type Told } from './told.ts';

type Event = {
  readonly id: string;
  readonly position: number;
  readonly by: string;
};
type OfValidation = Event & { readonly validationId: string };

/** Whether a row of the log by this call says what the event says. */
type Teller<Row> = (event: Row, row: Telling) => boolean;
type Tellers<Row> = Partial<Readonly<Record<CallName, Teller<Row>>>>;

const holds = (list: unknown, id: string): boolean => textsIn(list).includes(id);

const ofValidation: Teller<OfValidation> = ({ validationId }, row) => row.subjectId === validationId;
/** Written on the way by a call about something else: whose it is says enough. */
const byTheWay = (): boolean => true;

type Step = RecordRows['steps'][number];

/** Calls that take a planned validation in hand. */
const begins: Tellers<Step> = {
  'evidence.register': byTheWay,
  'evidence.link': byTheWay,
  'judgement.set': ofValidation,
  'judgement.note': ofValidation,
  'judgement.leaveOut': ofValidation,
  'feedback.give': ofValidation,
  'rationale.write': ofValidation,
  'validation.selfAssess': ofValidation,
};
const certifies: Teller<Step> = ({ validationId }, { after }) => holds(after['validationIds'], validationId);
const stepTellers: Readonly<Record<string, Tellers<Step>>> = {
  planned: { 'validation.plan': ofValidation },
  begun: begins,
  submitted: { 'validation.submit': ofValidation, 'validation.requestTranscript': ofValidation },
  withdrawn: { 'validation.withdraw': ofValidation },
  returned: {
    'control.return': (step, row) =>
      ofValidation(step, row) &&
      row.after['message'] === step.message &&
      isSaid(row.after['dueOn'], step.dueOn),
  },
  approved: { 'control.approve': ofValidation },
  certified: {
    'certificate.issue': certifies,
    'batch.issueNext': certifies,
    'certificate.replace': certifies,
  },
  endedEarly: {
    'validation.endEarly': (step, row) => ofValidation(step, row) && isSaid(row.after['reason'], step.reason),
  },
  resumed: { 'validation.resume': ofValidation },
};

type Judgement = RecordRows['judgements'][number];
const judged: Teller<Judgement> = (event, { subjectId, after }) =>
  subjectId === event.validationId &&
  after['criterionId'] === event.criterionId &&
  isSaid(after['judgement'], event.judgement) &&
  after['note'] === event.note &&
  isSaid(after['leftOutReason'], event.leftOutReason);
const takenIn: Teller<Judgement> = (event, row) =>
  ofValidation(event, row) && event.leftOutReason === null && holds(row.after['takenIn'], event.criterionId);

const judgementTellers: Tellers<Judgement> = {
  'judgement.set': judged,
  'judgement.note': judged,
  'judgement.leaveOut': judged,
  'evidence.register': (event, { after }) =>
    isSaid(after['judgement'], event.judgement) &&
    holds(after['validationIds'], event.validationId) &&
    holds(after['criterionIds'], event.criterionId),
  'validation.requestTranscript': (event, row) =>
    ofValidation(event, row) &&
    event.leftOutReason !== null &&
    holds(row.after['leftOut'], event.criterionId),
  'validation.withdraw': takenIn,
  'validation.resume': takenIn,
};

type CertificateEvent = RecordRows['certificateEvents'][number];
const ofCertificate: Teller<CertificateEvent> = ({ certificateId }, { subjectId }) =>
  subjectId === certificateId;
const certificateTellers: Readonly<Record<string, Tellers<CertificateEvent>>> = {
  issued: {
    'certificate.issue': ofCertificate,
    'batch.issueNext': ofCertificate,
    'certificate.replace': ({ certificateId }, { after }) => after['id'] === certificateId,
  },
  replaced: {
    'certificate.replace': (event, row) => ofCertificate(event, row) && row.after['reason'] === event.detail,
  },
  revoked: {
    'certificate.revoke': (event, row) => ofCertificate(event, row) && row.after['reason'] === event.detail,
  },
};

const eventFault = <Row extends Event>(
  told: Told,
  event: Row,
  {
    what,
    tellers,
    participantIds,
  }: {
    readonly what: RecordedKind;
    /** Undefined: whatever call writes such. */
    readonly tellers: Tellers<Row> | undefined;
    readonly participantIds: readonly string[];
  },
): readonly Fault[] => {
  const { id, position, by: userId } = event;
  const found = (fault: Fault['fault']): readonly Fault[] => [
    { position, fault, what, id, userId, participantIds },
  ];
  const row = told.at(position);
  const teller = tellers === undefined ? byTheWay : row && tellers[row.call as CallName];
  if (!row || !teller) return found('notInLog');
  if (row.userId !== userId) return found('byAnother');
  if (row.isEmptied) return [];
  const isOfThem = participantIds.every((person) => row.participantIds.includes(person));
  return isOfThem && teller(event, row) ? [] : found('saidOtherwise');
};

/** Of each kind of event, which rows tell of it. */
const eventFaults = (told: Told, rows: RecordRows): readonly Fault[] => {
  const of = <Row extends OfValidation>(
    what: RecordedKind,
    events: readonly Row[],
    tellersOf: (event: Row) => Tellers<Row>,
  ): readonly Fault[] =>
    events.flatMap((event) =>
      eventFault(told, event, {
        what,
        tellers: tellersOf(event),
        participantIds: told.personOf(event.validationId),
      }),
    );
  return [
    ...of('step', rows.steps, ({ step }) => stepTellers[step] ?? {}),
    ...of('selfAssessment', rows.selfAssessments, () => ({
      'validation.selfAssess': (event, row) =>
        ofValidation(event, row) &&
        row.after['outcomeId'] === event.outcomeId &&
        isSaid(row.after['answer'], event.answer),
    })),
    ...of('judgement', rows.judgements, () => judgementTellers),
    ...of('feedback', rows.feedback, () => ({
      'feedback.give': (event, row) => ofValidation(event, row) && row.after['feedbackId'] === event.id,
    })),
    ...of('rationale', rows.rationales, () => ({
      'rationale.write': (event, row) => ofValidation(event, row) && row.plain.after === event.text,
    })),
    ...of('controlMark', rows.marks, () => ({
      'control.mark': (event, row) =>
        ofValidation(event, row) &&
        holds(row.after['criterionIds'], event.criterionId) &&
        isSaid(row.after['agrees'], event.agrees === null ? null : event.agrees === 1) &&
        row.after['comment'] === event.comment,
    })),
    ...rows.certificateEvents.flatMap((event) =>
      eventFault(told, event, {
        what: 'certificateEvent',
        tellers: certificateTellers[event.what],
        participantIds: [event.participantId],
      }),
    ),
    ...rows.proofReadings.flatMap((event) =>
      eventFault(told, event, {
        what: 'proofReading',
        tellers: {
          'certificate.confirm': ({ id }, { subjectId }) => subjectId === id,
          'batch.confirm': byTheWay,
        },
        participantIds: [event.participantId],
      }),
    ),
  ];
};

const hasChanged = ({ before, after }: { before: Said; after: Said }): boolean =>
  Object.keys(after).some((key) => !isSaid(before[key], after[key]));

/** Kind, and whether what a row tells of is there. */
type Left = readonly [what: RecordedKind, isThere: (row: Telling) => boolean];

const leftBy = (rows: RecordRows): Partial<Readonly<Record<AuditWhat, Left>>> => {
  const places = <Row extends { readonly position: number }>(events: readonly Row[]) => {
    const at = new Map<number, Row[]>();
    for (const event of events) {
      const there = at.get(event.position);
      if (there) there.push(event);
      else at.set(event.position, [event]);
    }
    return (position: number): readonly Row[] => at.get(position) ?? [];
  };
  const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(list.map(({ id }) => id));
  const [steps, judgements, marks] = [places(rows.steps), places(rows.judgements), places(rows.marks)];
  const [rationales, answers] = [places(rows.rationales), places(rows.selfAssessments)];
  const certificateEvents = places(rows.certificateEvents);
  const certificates = ids([...rows.certificates, ...rows.certificateEntries]);
  const replaced = new Map(rows.certificates.map(({ id, replacesId }) => [id, replacesId]));
  const [feedback, readings, batches] = [ids(rows.feedback), ids(rows.proofReadings), ids(rows.batches)];
  const [recommendations, reviews] = [ids(rows.recommendations), ids(rows.reviews)];
  const disposals = new Map(rows.disposals.map((one) => [one.id, one]));
  const step = (wanted: string): Left => [
    'step',
    ({ position, subjectId }) =>
      steps(position).some((one) => one.step === wanted && one.validationId === subjectId),
  ];
  const judgement: Left = ['judgement', (row) => !hasChanged(row) || judgements(row.position).length > 0];
  const happened = (wanted: string, { position }: Telling): boolean =>
    certificateEvents(position).some(({ what }) => what === wanted);
  return {
    'validation.planned': step('planned'),
    'validation.submitted': step('submitted'),
    'validation.transcriptRequested': step('submitted'),
    'validation.withdrawn': step('withdrawn'),
    'validation.returned': step('returned'),
    'validation.approved': step('approved'),
    'validation.endedEarly': step('endedEarly'),
    'validation.resumed': step('resumed'),
    'judgement.changed': judgement,
    'judgement.noted': judgement,
    'criterion.leftOut': judgement,
    'criterion.takenIn': judgement,
    'selfAssessment.recorded': [
      'selfAssessment',
      (row) => !hasChanged(row) || answers(row.position).length > 0,
    ],
    'feedback.given': ['feedback', ({ after }) => feedback.has(String(after['feedbackId']))],
    'rationale.written': [
      'rationale',
      ({ plain, position }) => plain.before === plain.after || rationales(position).length > 0,
    ],
    'control.marked': [
      'controlMark',
      ({ position, after }) => marks(position).length === textsIn(after['criterionIds']).length,
    ],
    'certificate.issued': [
      'certificate',
      (row) => certificates.has(row.subjectId) && happened('issued', row),
    ],
    'certificate.replaced': [
      'certificate',
      (row) => replaced.get(String(row.after['id'])) === row.subjectId && happened('replaced', row),
    ],
    'certificate.revoked': ['certificateEvent', (row) => happened('revoked', row)],
    'certificate.proofRead': ['proofReading', ({ subjectId }) => readings.has(subjectId)],
    'batch.made': ['batch', ({ subjectId }) => batches.has(subjectId)],
    'recommendation.made': ['recommendation', ({ subjectId }) => recommendations.has(subjectId)],
    'recommendation.reviewed': ['review', ({ subjectId }) => reviews.has(subjectId)],
    'disposal.proposed': ['disposal', ({ subjectId }) => disposals.has(subjectId)],
    'disposal.carriedOut': ['disposal', ({ subjectId }) => disposals.get(subjectId)?.isDone === 1],
  };
};

/** What the log tells of and the record does not have. What went with everybody it was about is not missed. */
const goneFaults = (told: Told, rows: RecordRows): readonly Fault[] => {
  const left = leftBy(rows);
  return told.rows.flatMap((row): readonly Fault[] => {
    const leaves = left[row.what as AuditWhat];
    if (!leaves || row.isEmptied || told.isDisposed(row.participantIds)) return [];
    const [what, isThere] = leaves;
    if (isThere(row)) return [];
    const { position, subjectId: id, userId, participantIds } = row;
    return [{ position, fault: 'gone', what, id, userId, participantIds }];
  });
};

export const faultsInEvents = (told: Told, rows: RecordRows): readonly Fault[] => [
  ...eventFaults(told, rows),
  ...goneFaults(told, rows),
];
