/**
 * Uses of every query about one participant: with the ids of what is theirs, and with searches for what they are called.
 * The compiler names the query that lacks an entry, so a new one is walked by the tests of rights and of protected
 * identities by itself. Not here: what must hold of the answers (engine/door/rights.test.ts, engine/door/protected-walk.test.ts).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, Contract, InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type {
  AttachmentId,
  BatchId,
  CertificateId,
  DisposalId,
  ModuleVersionId,
  ParticipantId,
  RecommendationId,
  UserId,
  ValidationId,
} from '#domain/ids.ts';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { temporaryFolder } from './engine.ts';
import { approvedValidation, issuedCertificate, plannedValidation, type SeededRegister } from './story.ts';

export type QueryName = {
  [N in CallName]: Contract[N]['kind'] extends 'query' ? N : never;
}[CallName];

/** One participant with everything that can be theirs. */
export type Subject = {
  readonly participantId: ParticipantId;
  readonly moduleVersionId: ModuleVersionId;
  /** Under way, in EX-DISK. */
  readonly plannedId: ValidationId;
  /** A text, in the planned one. */
  readonly attachmentId: AttachmentId;
  /** In EX-BUTIK, on no certificate. */
  readonly approvedId: ValidationId;
  readonly certificateId: CertificateId;
  readonly number: string;
  readonly batchId: BatchId;
  readonly recommendationId: RecommendationId;
  /** What somebody could look for. */
  readonly words: readonly string[];
};

const period = { from: '2026-01-01' as PlainDate, to: '2026-12-31' as PlainDate };

/** A file that is evidence in a validation. */
const noteOf = async (
  { ask }: SeededRegister,
  validationId: ValidationId,
  by: StaffKey,
): Promise<AttachmentId> => {
  const { id } = await ask(by, 'evidence.register', {
    validationIds: [validationId],
    criterionIds: [],
    type: 'written',
    on: period.from,
    place: '',
    text: 'Anteckning.',
    judgement: null,
  });
  const path = join(temporaryFolder(), 'anteckning.txt');
  writeFileSync(path, 'Vi talade om hygien.');
  return (await ask(by, 'evidence.attach', { id }, { path })).id;
};

/** What is theirs, made by somebody who sees them. */
export const subjectOf = async (
  register: SeededRegister,
  participantId: ParticipantId,
  words: readonly [givenName: string, familyName: string, ...more: string[]],
  by: StaffKey = 'maria',
): Promise<Subject> => {
  const { ask } = register;
  const nameOnCertificate = `${words[0]} ${words[1]}`;
  const wanted = { participantId, assessors: [by] as const };
  const issued = await issuedCertificate(register, { ...wanted, module: 'EX-HYGIEN', nameOnCertificate });
  const approvedId = await approvedValidation(register, { ...wanted, module: 'EX-BUTIK' });
  const item = { participantId, validationIds: [approvedId], nameOnCertificate, birth: 'none' as const };
  const { id: batchId } = await ask(by, 'batch.make', { items: [item] });
  const underlag = { reference: 'Våren', ...period, validationIds: [approvedId, issued.validationId] };
  const { id: recommendationId } = await ask('samira', 'recommendation.make', underlag);
  const plannedId = await plannedValidation(register, { ...wanted, module: 'EX-DISK' });
  return {
    participantId,
    moduleVersionId: register.module('EX-DISK').id,
    plannedId,
    attachmentId: await noteOf(register, plannedId, by),
    approvedId,
    certificateId: issued.id,
    number: issued.number,
    batchId,
    recommendationId,
    words,
  };
};

const strange = '01968a2e-1111-7000-8000-00000000dead';

/** Ids of nothing that is there. */
export const nobody: Subject = {
  participantId: strange as ParticipantId,
  moduleVersionId: strange as ModuleVersionId,
  plannedId: strange as ValidationId,
  attachmentId: strange as AttachmentId,
  approvedId: strange as ValidationId,
  certificateId: strange as CertificateId,
  number: 'KI-2026-0001',
  batchId: strange as BatchId,
  recommendationId: strange as RecommendationId,
  words: ['Åsa', 'Öberg'],
};

const page = { after: null, limit: 50 };

type Uses<N extends QueryName> = (
  subject: Subject,
) => readonly { readonly input: InputOf<N>; readonly path?: string }[];

const simply =
  <T>(input: T) =>
  () => [{ input }];
const searched =
  <T>(input: (search: string) => T) =>
  ({ words }: Subject) =>
    ['', ...words].map((search) => ({ input: input(search) }));
const about =
  <T>(input: (subject: Subject) => T) =>
  (subject: Subject) => [{ input: input(subject) }];

const someFile = (): string => {
  const path = join(temporaryFolder(), 'fil.pdf');
  writeFileSync(path, '%PDF-1.7 inget intyg');
  return path;
};

export const queryUses: { readonly [N in QueryName]: Uses<N> } = {
  'register.status': simply({}),
  'passphrase.suggest': simply({}),
  'pin.status': simply({}),
  'session.get': simply({}),
  'recovery.status': simply({}),
  'recovery.sheet': simply({}),
  'recovery.look': simply({ code: 'AAAA' }),
  'workshop.list': simply({}),
  'user.list': simply({}),
  'user.wrongTries': simply({}),
  'user.holds': simply({ id: strange as UserId }),
  'settings.get': simply({}),
  'module.list': simply({ withOldVersions: true }),
  'module.get': about(({ moduleVersionId: id }) => ({ id })),
  'participant.list': searched((search) => ({
    search,
    workshopId: null,
    standing: 'all',
    sort: 'name',
    direction: 'ascending',
    ...page,
  })),
  'participant.enrolsIn': simply({}),
  'participant.figures': simply({}),
  'participant.findDuplicates': about(({ words: [givenName = '', familyName = ''] }) => ({
    givenName,
    familyName,
    birthYear: null,
    except: null,
  })),
  'participant.get': about(({ participantId: id }) => ({ id })),
  'participant.listProtected': simply({}),
  'participant.accesses': about(({ participantId: id }) => ({ id, ...page })),
  'participant.checkName': simply({ name: 'Åsa' }),
  'participant.log': about(({ participantId: id }) => ({ id, ...page })),
  'participant.corrections': about(({ participantId: id }) => ({ id })),
  'validation.list': searched((search) => ({
    search,
    workshopId: null,
    moduleVersionId: null,
    states: [],
    assessorId: null,
    ...page,
  })),
  'attachment.read': about(({ attachmentId: id }) => ({ id })),
  'attachment.open': about(({ attachmentId: id }) => ({ id })),
  'validation.get': ({ plannedId, approvedId }) => [
    { input: { id: plannedId } },
    { input: { id: approvedId } },
  ],
  'quick.group': about(({ moduleVersionId }) => ({ moduleVersionId, workshopId: null })),
  'certificate.waiting': simply({}),
  'certificate.replacing': about(({ certificateId: id }) => ({ id })),
  'certificate.preview': about(({ participantId, approvedId }) => ({
    participantId,
    validationIds: [approvedId],
    nameOnCertificate: 'Någon Annan',
    birth: 'none',
  })),
  'certificate.list': searched((search) => ({ search, year: null, ...page })),
  'certificate.get': about(({ certificateId: id }) => ({ id })),
  'certificate.open': about(({ certificateId: id }) => ({ id })),
  'batch.candidates': simply({}),
  'batch.list': simply({}),
  'batch.get': about(({ batchId: id }) => ({ id })),
  'batch.proofList': about(({ batchId: id }) => ({ id })),
  'check.text': about(({ number }) => ({ text: number })),
  'check.file': () => [{ input: {}, path: someFile() }],
  'check.summary': simply({}),
  'documentKey.get': simply({}),
  'document.remaining': ({ plannedId, approvedId }) => [
    { input: { validationId: plannedId } },
    { input: { validationId: approvedId } },
  ],
  'document.handover': about(({ certificateId }) => ({ certificateId })),
  'archive.count': simply(period),
  'disposal.get': simply({}),
  'disposal.protocol': simply({ id: strange as DisposalId }),
  'look.logo': simply({}),
  'look.signature': simply({}),
  'look.preview': simply({
    certificateTitle: 'Kompetensintyg',
    certificatePrefix: 'KI',
    firstRunningNumber: 1,
    accentColour: '#0f4c5c',
    isPreprinted: false,
    textAbove: '',
    textBelow: '',
    birthShown: 'date',
    controlAddress: '',
    externalQualityAssurance: { isDone: false, by: '' },
  }),
  'look.testPage': simply({ accentColour: '#0f4c5c' }),
  'recommendation.candidates': simply(period),
  'recommendation.preview': about(({ approvedId }) => ({
    reference: 'Våren',
    ...period,
    validationIds: [approvedId],
  })),
  'recommendation.list': simply({}),
  'recommendation.open': about(({ recommendationId: id }) => ({ id })),
  'register.health': simply({}),
  'backup.list': simply({}),
  'signature.list': ({ approvedId, certificateId }) => [
    { input: { subject: { kind: 'validation', id: approvedId } } },
    { input: { subject: { kind: 'certificate', id: certificateId } } },
  ],
  'todo.list': simply({}),
  'draft.get': simply({ key: 'k' }),
};
