/**
 * One valid use of every command over a seeded register: who makes it, with what, and what must be there first. The
 * compiler names the command that lacks an entry. Not here: what is tested of them (engine/door/contract.test.ts).
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { CallName, Contract, InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type {
  AttachmentId,
  BatchId,
  DisposalId,
  DocumentId,
  EvidenceId,
  ModuleVersionId,
} from '#domain/ids.ts';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { resources, temporaryFolder } from './engine.ts';
import { logoFile, signatureFile } from './pictures.ts';
import {
  approvedValidation,
  criteriaOf,
  enrol,
  issuedCertificate,
  partlyShownValidation,
  personInput,
  plannedValidation,
  readyValidation,
  submittedValidation,
  testPassphrase,
  type SeededRegister,
} from './story.ts';

export type CommandName = {
  [N in CallName]: Contract[N]['kind'] extends 'command' ? N : never;
}[CallName];

export type ValidUse<N extends CallName> = {
  readonly by: StaffKey;
  readonly input: InputOf<N>;
  /** The file chosen in the dialog, for a command that asks for one. */
  readonly path?: string;
};

const on = '2026-03-02' as PlainDate;

const moduleFields = {
  title: 'Växthus',
  level: 1,
  seqfLevel: null,
  creditValue: null,
  notionalLearningHours: null,
};
const outcomes: InputOf<'module.saveDraft'>['outcomes'] = [
  {
    text: 'Sköter plantor',
    selfAssessmentText: '',
    suggestedEvidence: ['observation'],
    criteria: [{ text: 'Vattnar lagom', kind: 'skill' }],
  },
];
let drafts = 0;
/** Each with a code of its own, so that several stand beside each other in one register. */
const draft = async ({ ask }: SeededRegister): Promise<ModuleVersionId> => {
  drafts += 1;
  const { id } = await ask('samira', 'module.create', { code: `VÄX-${String(drafts)}`, ...moduleFields });
  await ask('samira', 'module.saveDraft', { id, ...moduleFields, outcomes });
  return id;
};

const newUser = {
  name: 'Åke Ny',
  title: '',
  roles: ['assessor'],
  workshopIds: [],
  trainedOn: null,
  certifiedOn: null,
  seesPersons: true,
  isActive: true,
} satisfies Partial<InputOf<'user.add'>>;

const observation = { type: 'observation', on, place: '', text: 'Körde maskinen.' } as const;
const evidence = async (register: SeededRegister) => {
  const validationId = await plannedValidation(register);
  const [criterionId] = criteriaOf(register, 'EX-DISK', ['1.1']);
  const { id } = await register.ask('maria', 'evidence.register', {
    validationIds: [validationId],
    criterionIds: [criterionId!],
    ...observation,
    judgement: null,
  });
  return { id, validationId, criterionId: criterionId! };
};
const picture = async (): Promise<string> => {
  const path = join(temporaryFolder(), 'hylla.jpg');
  const create = { width: 40, height: 30, channels: 3, background: '#7a9' } as const;
  await sharp({ create }).jpeg().toFile(path);
  return path;
};
const attached = async (register: SeededRegister): Promise<EvidenceId> => {
  const { id } = await evidence(register);
  await register.ask('maria', 'evidence.attach', { id }, { path: await picture() });
  return id;
};
/** A photo that is evidence. */
const file = async (register: SeededRegister): Promise<AttachmentId> => {
  const { id } = await evidence(register);
  return (await register.ask('maria', 'evidence.attach', { id }, { path: await picture() })).id;
};
const planStep = async (register: SeededRegister) => {
  const validationId = await plannedValidation(register);
  const step = { validationId, text: 'Öva på kassan', dueOn: on, who: 'Åsa', doneOn: null };
  return { validationId, ...(await register.ask('maria', 'planStep.save', { ...step, id: null })) };
};

const limits = {
  reference: 'KS 2026/12',
  withoutCertificateYears: 5,
  withCertificateYears: 10,
  fileMonths: 6,
  draftDays: 30,
  logYears: 5,
};
/** Proposed by Petra, who coordinates just then; nothing else waits. */
const proposedDisposal = async (register: SeededRegister): Promise<DisposalId> => {
  const { ask, userId } = register;
  const petra = { ...newUser, name: 'Petra Holm', id: userId('petra') };
  const { waiting } = await ask('samira', 'disposal.get', {});
  if (waiting) await ask('samira', 'disposal.withdraw', { id: waiting.id });
  await ask('samira', 'user.save', { ...petra, roles: ['internalVerifier', 'coordinator'] });
  await ask('samira', 'disposal.setLimits', limits);
  const { id } = await ask('petra', 'disposal.propose', { participantIds: [], kinds: ['drafts'] });
  await ask('samira', 'user.save', { ...petra, roles: ['internalVerifier'] });
  return id;
};

const batchChoice = async (register: SeededRegister): Promise<InputOf<'certificate.issue'>> => ({
  participantId: register.participantId,
  validationIds: [await approvedValidation(register)],
  nameOnCertificate: 'Åsa Öberg',
  birth: 'date',
});
const batch = async (register: SeededRegister): Promise<BatchId> =>
  (await register.ask('maria', 'batch.make', { items: [await batchChoice(register)] })).id;

const heldDocument = async (register: SeededRegister): Promise<DocumentId> => {
  const validationId = await plannedValidation(register);
  return (await register.ask('maria', 'document.remaining', { validationId })).documentId;
};

export const validUses: {
  readonly [N in CommandName]: (register: SeededRegister) => Promise<ValidUse<N>>;
} = {
  'session.changePassphrase': () =>
    Promise.resolve({ by: 'maria', input: { current: testPassphrase, next: 'en ny lång lösenfras' } }),
  'recovery.begin': () =>
    Promise.resolve({
      by: 'samira',
      input: { custodians: ['Åsa Ek', 'Bo Alm'], passphrase: testPassphrase },
    }),
  'recovery.confirm': async ({ ask }) => {
    const custodians: [string, string] = ['Åsa Ek', 'Bo Alm'];
    const { groups } = await ask('samira', 'recovery.begin', { custodians, passphrase: testPassphrase });
    return { by: 'samira', input: { code: groups.join('-') } };
  },
  'pin.choose': () => Promise.resolve({ by: 'maria', input: { pin: '739184', passphrase: null } }),
  'workshop.add': () => Promise.resolve({ by: 'samira', input: { name: 'Ateljén' } }),
  'workshop.save': ({ workshopId }) =>
    Promise.resolve({
      by: 'samira',
      input: { id: workshopId('green'), name: 'Trädgården', isActive: false },
    }),
  'user.add': () =>
    Promise.resolve({
      by: 'samira',
      input: { ...newUser, name: 'Ebba Nyström', signInName: 'ake' },
    }),
  'user.save': ({ userId }) => Promise.resolve({ by: 'samira', input: { ...newUser, id: userId('erik') } }),
  'user.resetPassphrase': ({ userId }) => Promise.resolve({ by: 'samira', input: { id: userId('erik') } }),
  'settings.save': async ({ ask }) => ({
    by: 'samira',
    input: { ...(await ask('samira', 'settings.get', {})), stuckAfterDays: 21 },
  }),

  'module.create': () => Promise.resolve({ by: 'samira', input: { code: 'VÄX', ...moduleFields } }),
  'module.saveDraft': async (register) => ({
    by: 'samira',
    input: { id: await draft(register), ...moduleFields, title: 'Odling', outcomes },
  }),
  'module.newVersion': ({ module }) => Promise.resolve({ by: 'samira', input: { id: module('EX-DISK').id } }),
  'module.copy': ({ module }) =>
    Promise.resolve({ by: 'samira', input: { id: module('EX-DISK').id, code: 'DISK', title: 'Disk' } }),
  'module.publish': async (register) => ({ by: 'samira', input: { id: await draft(register) } }),
  'module.retire': ({ module }) => Promise.resolve({ by: 'samira', input: { id: module('EX-DISK').id } }),
  'module.discardDraft': async (register) => ({ by: 'samira', input: { id: await draft(register) } }),
  'module.import': () => {
    const path = join(temporaryFolder(), 'moduler.json');
    copyFileSync(join(resources, 'modules', 'ex-ams.json'), path);
    return Promise.resolve({ by: 'samira', input: {}, path });
  },
  'module.export': ({ module }) =>
    Promise.resolve({
      by: 'maria',
      input: { ids: [module('EX-DISK').id], suggestedName: 'disk' },
      path: join(temporaryFolder(), 'moduler.json'),
    }),

  'participant.enrol': (register) =>
    Promise.resolve({ by: 'maria', input: personInput(register, { givenName: 'Eva' }) }),
  'participant.save': (register) =>
    Promise.resolve({
      by: 'maria',
      input: { ...personInput(register, { givenName: 'Eva' }), id: register.participantId },
    }),
  'participant.exit': ({ participantId }) =>
    Promise.resolve({ by: 'maria', input: { id: participantId, exitedOn: on, reason: 'completed' } }),
  'participant.reopen': async ({ ask, participantId }) => {
    await ask('maria', 'participant.exit', { id: participantId, exitedOn: on, reason: 'completed' });
    return { by: 'maria', input: { id: participantId } };
  },
  'participant.nameReaders': async (register) => ({
    by: 'samira',
    input: {
      id: await enrol(register, { alias: 'Solros', hasProtectedIdentity: true }),
      userIds: [register.userId('johan')],
    },
  }),
  'participant.revealPersonalNumber': ({ participantId }) =>
    Promise.resolve({ by: 'maria', input: { id: participantId } }),

  'validation.plan': ({ participantId, module, userId }) =>
    Promise.resolve({
      by: 'maria',
      input: {
        participantId,
        moduleVersionId: module('EX-DISK').id,
        assessorIds: [userId('maria')],
        place: 'Köket',
        plannedFrom: on,
        plannedTo: null,
      },
    }),
  'validation.replan': async (register) => ({
    by: 'maria',
    input: {
      id: await plannedValidation(register),
      assessorIds: [register.userId('maria'), register.userId('erik')],
      place: 'Kaféet',
      plannedFrom: null,
      plannedTo: null,
    },
  }),
  'validation.selfAssess': async (register) => ({
    by: 'maria',
    input: {
      id: await plannedValidation(register),
      outcomeId: register.module('EX-DISK').outcomes[0]!.id,
      answer: 'withHelp',
    },
  }),
  'planStep.save': async (register) => ({
    by: 'maria',
    input: {
      validationId: await plannedValidation(register),
      id: null,
      text: 'Öva på kassan',
      dueOn: on,
      who: 'Åsa',
      doneOn: null,
    },
  }),
  'planStep.remove': async (register) => ({ by: 'maria', input: await planStep(register) }),
  'judgement.set': async (register) => ({
    by: 'maria',
    input: {
      validationId: await plannedValidation(register),
      criterionId: criteriaOf(register, 'EX-DISK')[0]!,
      judgement: 'shown',
    },
  }),
  'judgement.note': async (register) => ({
    by: 'maria',
    input: {
      validationId: await plannedValidation(register),
      criterionId: criteriaOf(register, 'EX-DISK')[0]!,
      note: 'Behövde en påminnelse.',
    },
  }),
  'judgement.leaveOut': async (register) => ({
    by: 'maria',
    input: {
      validationId: await plannedValidation(register),
      criterionId: criteriaOf(register, 'EX-DISK')[0]!,
      reason: 'Maskinen är sönder.',
    },
  }),
  'feedback.give': async (register) => ({
    by: 'maria',
    input: { validationId: await plannedValidation(register), text: 'Bra jobbat.' },
  }),
  'rationale.write': async (register) => ({
    by: 'maria',
    input: { validationId: await plannedValidation(register), text: 'Visat under ett helt pass.' },
  }),
  'evidence.register': async (register) => ({
    by: 'maria',
    input: {
      validationIds: [await plannedValidation(register)],
      criterionIds: criteriaOf(register, 'EX-DISK', ['1.1', '1.2']),
      ...observation,
      judgement: 'shown',
    },
  }),
  'evidence.save': async (register) => ({
    by: 'maria',
    input: { id: (await evidence(register)).id, ...observation, text: 'Körde maskinen själv.' },
  }),
  'evidence.link': async (register) => {
    const { id, validationId } = await evidence(register);
    const criterionIds = criteriaOf(register, 'EX-DISK', ['2.1']);
    return { by: 'maria', input: { id, validationId, criterionIds, isKept: true } };
  },
  'attachment.save': async (register) => ({
    by: 'maria',
    input: { id: await file(register), suggestedName: 'hylla.jpg' },
    path: join(temporaryFolder(), 'hylla.jpg'),
  }),
  'evidence.attach': async (register) => ({
    by: 'maria',
    input: { id: (await evidence(register)).id },
    path: await picture(),
  }),
  'evidence.detach': async (register) => ({ by: 'maria', input: { id: await attached(register) } }),
  'validation.submit': async (register) => ({ by: 'maria', input: { id: await readyValidation(register) } }),
  'validation.requestTranscript': async (register) => ({
    by: 'maria',
    input: { id: await partlyShownValidation(register) },
  }),
  'validation.withdraw': async (register) => ({
    by: 'maria',
    input: { id: await submittedValidation(register) },
  }),
  'validation.endEarly': async (register) => ({
    by: 'maria',
    input: { id: await plannedValidation(register), reason: 'moved', note: '' },
  }),
  'validation.resume': async (register) => {
    const id = await plannedValidation(register);
    await register.ask('maria', 'validation.endEarly', { id, reason: 'moved', note: '' });
    return { by: 'maria', input: { id } };
  },
  'control.mark': async (register) => ({
    by: 'petra',
    input: {
      validationId: await submittedValidation(register),
      criterionIds: criteriaOf(register, 'EX-DISK', ['1.1']),
      agrees: true,
      comment: '',
    },
  }),
  'control.approve': async (register) => {
    const validationId = await submittedValidation(register);
    const criterionIds = criteriaOf(register, 'EX-DISK');
    await register.ask('petra', 'control.mark', { validationId, criterionIds, agrees: true, comment: '' });
    return { by: 'petra', input: { validationId, message: '' } };
  },
  'control.return': async (register) => ({
    by: 'petra',
    input: { validationId: await submittedValidation(register), message: 'Mer om 4.2.', dueOn: on },
  }),

  'certificate.confirm': async (register) => ({
    by: 'maria',
    input: {
      participantId: register.participantId,
      validationIds: [await approvedValidation(register)],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date',
    },
  }),
  'certificate.issue': async (register) => {
    const input: InputOf<'certificate.issue'> = {
      participantId: register.participantId,
      validationIds: [await approvedValidation(register)],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date',
    };
    await register.ask('maria', 'certificate.confirm', input);
    return { by: 'maria', input };
  },
  'batch.make': async (register) => ({ by: 'maria', input: { items: [await batchChoice(register)] } }),
  'batch.confirm': async (register) => ({
    by: 'maria',
    input: { id: await batch(register), positions: [1] },
  }),
  'batch.issueNext': async (register) => {
    const id = await batch(register);
    await register.ask('maria', 'batch.confirm', { id, positions: [1] });
    return { by: 'maria', input: { id } };
  },
  'batch.end': async (register) => ({ by: 'maria', input: { id: await batch(register) } }),
  'certificate.replace': async (register) => {
    const { id, validationId } = await issuedCertificate(register);
    const choice: InputOf<'certificate.confirm'> = {
      replacesId: id,
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Öbergh',
      birth: 'date',
    };
    await register.ask('maria', 'certificate.confirm', choice);
    return { by: 'maria', input: { ...choice, replacesId: id, reason: 'Namnet var felstavat.' } };
  },
  'certificate.revoke': async (register) => ({
    by: 'samira',
    input: { id: (await issuedCertificate(register)).id, reason: 'Det utfärdades till fel person.' },
  }),
  'certificate.print': async (register) => ({
    by: 'maria',
    input: { ids: [(await issuedCertificate(register)).id] },
  }),
  'certificate.recordPrint': async (register) => {
    const { id } = await issuedCertificate(register);
    const { documentId } = await register.ask('maria', 'certificate.print', { ids: [id] });
    return { by: 'maria', input: { documentId } };
  },
  'certificate.save': async (register) => ({
    by: 'maria',
    input: { id: (await issuedCertificate(register)).id, suggestedName: 'intyg' },
    path: join(temporaryFolder(), 'intyg.pdf'),
  }),
  'backup.choose': () => Promise.resolve({ by: 'samira', input: {}, path: temporaryFolder() }),
  'backup.answer': () => Promise.resolve({ by: 'samira', input: {} }),
  'backup.forget': () => Promise.resolve({ by: 'samira', input: {} }),
  'disposal.setLimits': () => Promise.resolve({ by: 'samira', input: limits }),
  'disposal.propose': async (register) => {
    await register.ask('samira', 'disposal.setLimits', limits);
    return { by: 'samira', input: { participantIds: [], kinds: ['drafts', 'files', 'log'] } };
  },
  'disposal.withdraw': async (register) => ({
    by: 'samira',
    input: { id: await proposedDisposal(register) },
  }),
  'disposal.carryOut': async (register) => ({
    by: 'samira',
    input: { id: await proposedDisposal(register) },
  }),
  'archive.export': async (register) => {
    await issuedCertificate(register);
    return {
      by: 'samira',
      input: { from: on, to: on, withProtected: false },
      path: temporaryFolder(),
    };
  },
  'participant.extract': ({ participantId }) =>
    Promise.resolve({
      by: 'samira',
      input: { id: participantId, suggestedName: 'utdrag.zip' },
      path: join(temporaryFolder(), 'utdrag.zip'),
    }),
  'documentKey.import': (register) => {
    register.clock.passDays(365); // the file's certificate is not valid before
    return Promise.resolve({
      by: 'samira',
      input: { password: 'lösen-ord' },
      path: join(import.meta.dirname, '../engine/certificates/p12/aes.p12'),
    });
  },
  'documentKey.make': () => Promise.resolve({ by: 'samira', input: {} }),
  'documentKey.use': async (register) => ({
    by: 'samira',
    input: { id: (await register.ask('samira', 'documentKey.make', {})).id },
  }),
  'issuerKey.renew': () => Promise.resolve({ by: 'samira', input: {} }),
  'check.exportPage': () =>
    Promise.resolve({
      by: 'samira',
      input: { suggestedName: 'kontroll' },
      path: join(temporaryFolder(), 'kontroll.html'),
    }),
  'check.exportList': () =>
    Promise.resolve({
      by: 'samira',
      input: { suggestedName: 'lista' },
      path: join(temporaryFolder(), 'lista.intyga-lista'),
    }),
  'look.addLogo': () => Promise.resolve({ by: 'samira', input: {}, path: logoFile() }),
  'look.setLogo': async ({ ask }) => ({
    by: 'samira',
    input: { id: (await ask('samira', 'look.addLogo', {}, { path: logoFile() })).id },
  }),
  'look.addSignature': async () => ({ by: 'maria', input: {}, path: await signatureFile() }),
  'look.setSignature': async ({ ask }) => ({
    by: 'maria',
    input: { id: (await ask('maria', 'look.addSignature', {}, { path: await signatureFile() })).id },
  }),
  'recommendation.make': async (register) => ({
    by: 'petra',
    input: {
      reference: 'Våren 2026',
      from: on,
      to: on,
      validationIds: [await approvedValidation(register)],
    },
  }),
  'recommendation.review': async (register) => {
    const { by, input } = await validUses['recommendation.make'](register);
    const { id } = await register.ask(by, 'recommendation.make', input);
    return { by: 'samira', input: { id, on, reviewer: 'Eva Ek' } };
  },
  'document.print': async (register) => ({
    by: 'maria',
    input: { documentId: await heldDocument(register) },
  }),
  'document.recordPrint': async (register) => ({
    by: 'maria',
    input: { documentId: await heldDocument(register) },
  }),
  'page.print': ({ participantId }) =>
    Promise.resolve({ by: 'maria', input: { page: '/deltagare', id: participantId } }),
  'page.recordPrint': ({ participantId }) =>
    Promise.resolve({ by: 'maria', input: { page: '/deltagare', id: participantId } }),
  'document.save': async (register) => {
    const path = join(temporaryFolder(), 'papper.pdf');
    return {
      by: 'maria',
      input: { documentId: await heldDocument(register), suggestedName: 'papper' },
      path,
    };
  },
};
