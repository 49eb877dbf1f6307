/**
 * Where the record, its log and its signatures say different things: what was found, of what, whose and where. Not here:
 * finding it (engine/application/register/record-check), and what is wrong with the log in itself (log-seal.ts).
 */
import type { LogFault } from './log-seal.ts';

export const recordFaultKinds = [
  'notInLog',
  'byAnother',
  'saidOtherwise',
  'gone',
  'notFromEvents',
  'signedByAnother',
  'signedOtherThing',
  'changedSinceSigned',
] as const;

/** What a row is, in the words of the trade. */
export const recordedKinds = [
  'step',
  'selfAssessment',
  'judgement',
  'feedback',
  'rationale',
  'controlMark',
  'certificate',
  'certificateEvent',
  'certificateEntry',
  'proofReading',
  'participant',
  'readers',
  'validation',
  'planStep',
  'evidence',
  'attachment',
  'involvement',
  'user',
  'workshop',
  'settings',
  'limits',
  'recommendation',
  'review',
  'batch',
  'picture',
  'documentKey',
  'disposal',
  'signature',
  'keyHolder',
] as const;
export type RecordedKind = (typeof recordedKinds)[number];

export type RecordFault = {
  /** Of the row of the log that tells of it or should; where nothing is known the last one. */
  readonly position: number;
  readonly fault: (typeof recordFaultKinds)[number];
  readonly what: RecordedKind;
  readonly id: string;
  /** The user whom the row names as the one who did it. */
  readonly userId: string | null;
  /** The participants it is about, as far as the register knows them. */
  readonly participantIds: readonly string[];
};

export type AnyFault = LogFault | RecordFault;

const nouns: Readonly<Record<RecordedKind, string>> = {
  step: 'ett steg i en validering',
  selfAssessment: 'en självskattning',
  judgement: 'en bedömning',
  feedback: 'en återkoppling',
  rationale: 'en motivering',
  controlMark: 'en markering i granskningen',
  certificate: 'ett intyg',
  certificateEvent: 'en händelse på ett intyg',
  certificateEntry: 'ett gallrat intygs nummer',
  proofReading: 'en korrekturläsning',
  participant: 'en deltagares uppgifter',
  readers: 'vilka som får se en deltagare med skyddade uppgifter',
  validation: 'en valideringsplan eller dess läge',
  planStep: 'ett steg i en handlingsplan',
  evidence: 'ett underlag',
  attachment: 'en fil till ett underlag',
  involvement: 'vilka som har deltagit i en bedömning',
  user: 'en användares uppgifter och roller',
  workshop: 'en verkstad',
  settings: 'inställningarna',
  limits: 'gallringsfristerna',
  recommendation: 'ett underlag till en annan verksamhet',
  review: 'en granskning av en annan verksamhet',
  batch: 'en omgång intyg',
  picture: 'en bild',
  documentKey: 'ett stämpelcertifikat',
  disposal: 'en gallring',
  signature: 'en signatur',
  keyHolder: 'en nyckel som öppnar registret',
};

const sentences: Readonly<Record<RecordFault['fault'], (what: string) => string>> = {
  notInLog: (what) => `${what} finns i registret, men loggen berättar inte om det`,
  byAnother: (what) => `${what} bär ett annat namn i registret än i loggen`,
  saidOtherwise: (what) => `${what} säger något annat i registret än i loggen`,
  gone: (what) => `loggen berättar om ${what} som inte finns i registret`,
  notFromEvents: (what) => `${what} stämmer inte med de händelser som det ska följa av`,
  signedByAnother: (what) => `${what} är gjord av en annan person än den som loggen nämner`,
  signedOtherThing: (what) => `${what} gäller något annat än det som loggen berättar om`,
  changedSinceSigned: (what) => `${what} täcker inte det som står nu: något är ändrat efteråt`,
};

/** What, whose and where, in Swedish. `by` and `people` are names; `day` is of the log's row. */
export const recordFaultText = (
  { fault, what, position }: RecordFault,
  {
    by,
    people,
    day,
  }: { readonly by: string | null; readonly people: readonly string[]; readonly day: string | null },
): string => {
  const sentence = sentences[fault](nouns[what]);
  const whose = people.length === 0 ? '' : `, för ${people.join(' och ')}`;
  const named = by === null ? '' : `, med namnet ${by}`;
  const where = `vid rad ${String(position)} i loggen${day === null ? '' : `, ${day}`}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${whose}${named} (${where}).`;
};
