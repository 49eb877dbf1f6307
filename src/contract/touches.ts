/**
 * What each query is about and what each command touches: after a command the page reads again what is about anything
 * that it touched. Who has no row here is about, or touches, everything. Lives here: plain data, which every page loads.
 * Not here: schemas, and reading again (renderer/calls/calls.ts). tests/engine/door/touches.test.ts holds it to a real register.
 */
import type { CallName, Contract } from './index.ts';

/**
 * `organisation`: who works here, verkstäder, settings, keys, logotype and signatures. `validations`: plan, evidence,
 * judgements and state. `decisions`: what was handed in, approved or sent back, and the signatures on it, which rest on
 * evidence too.
 */
export type Touched =
  | 'organisation'
  | 'copies'
  | 'modules'
  | 'participants'
  | 'validations'
  | 'decisions'
  | 'certificates'
  | 'batches'
  | 'recommendations';

type OfKind<Kind extends string> = {
  [N in CallName]: Contract[N]['kind'] extends Kind ? N : never;
}[CallName];

type Rows<Kind extends string> = Readonly<Partial<Record<OfKind<Kind>, readonly Touched[]>>>;

const ofPeople = ['organisation', 'participants'] as const;
const ofValidations = [...ofPeople, 'validations'] as const;
const ofCertificates = [...ofPeople, 'decisions', 'certificates'] as const;

export const about: Rows<'query'> = {
  'session.get': ['organisation'],
  'pin.status': ['organisation'],
  'user.list': ['organisation'],
  'workshop.list': ['organisation'],
  'settings.get': ['organisation'],
  'look.logo': ['organisation'],
  'look.signature': ['organisation'],
  'register.health': ['organisation', 'copies'],
  'backup.list': ['copies'],
  'module.list': ['modules'],
  'module.get': ['modules'],
  'participant.enrolsIn': ['organisation'],
  'participant.checkName': [],
  'participant.listProtected': ofPeople,
  'participant.list': ofValidations,
  'participant.figures': ofValidations,
  'participant.get': [...ofValidations, 'certificates'],
  'validation.list': ofValidations,
  'validation.get': ofValidations,
  'quick.group': ofValidations,
  'todo.list': [...ofValidations, 'modules', 'certificates'],
  'signature.list': ['organisation', 'decisions'],
  'certificate.list': [...ofPeople, 'certificates'],
  'certificate.get': [...ofPeople, 'certificates'],
  'certificate.waiting': ofCertificates,
  'batch.candidates': ofCertificates,
  'batch.get': [...ofCertificates, 'batches'],
  'batch.list': ['organisation', 'batches'],
  'recommendation.list': ['organisation', 'recommendations'],
};

const decided = ['validations', 'decisions'] as const;
const issued = [...decided, 'certificates'] as const;

export const touches: Rows<'command'> = {
  'module.create': ['modules'],
  'module.saveDraft': ['modules'],
  'module.newVersion': ['modules'],
  'module.copy': ['modules'],
  'module.publish': ['modules'],
  'module.retire': ['modules'],
  'module.discardDraft': ['modules'],
  'module.import': ['modules'],
  'module.export': [],

  'participant.enrol': ['participants'],
  'participant.save': ['participants'],
  'participant.exit': ['participants'],
  'participant.reopen': ['participants'],
  'participant.nameReaders': ['participants'],
  'participant.revealPersonalNumber': [],

  'validation.plan': ['validations', 'modules'],
  'validation.replan': ['validations'],
  'validation.selfAssess': ['validations'],
  'planStep.save': ['validations'],
  'planStep.remove': ['validations'],
  'judgement.set': ['validations'],
  'judgement.note': ['validations'],
  'judgement.leaveOut': ['validations'],
  'feedback.give': ['validations'],
  'rationale.write': ['validations'],
  'evidence.register': decided,
  'evidence.save': decided,
  'evidence.link': decided,
  'evidence.attach': decided,
  'evidence.detach': decided,
  'attachment.save': [],
  'validation.submit': decided,
  'validation.requestTranscript': decided,
  'validation.withdraw': decided,
  'validation.endEarly': decided,
  'validation.resume': decided,
  'control.mark': ['validations'],
  'control.approve': decided,
  'control.return': decided,

  'certificate.confirm': ['certificates'],
  'certificate.issue': issued,
  'certificate.replace': issued,
  'certificate.revoke': issued,
  'certificate.print': [],
  'certificate.recordPrint': ['certificates'],
  'certificate.save': ['certificates'],
  'batch.make': ['batches'],
  'batch.confirm': ['batches', 'certificates'],
  'batch.issueNext': [...issued, 'batches'],
  'batch.end': ['batches'],
  'recommendation.make': ['recommendations'],
  'recommendation.review': ['recommendations'],
  'document.print': [],
  'document.recordPrint': [],
  'document.save': [],
  'page.print': [],
  'page.recordPrint': [],
};

/** Whether a query may answer otherwise once a command has been made. */
export const isTouched = (query: string, command: string): boolean => {
  const subjects = (about as Readonly<Record<string, readonly Touched[]>>)[query]; // undefined for other names
  const touched = (touches as Readonly<Record<string, readonly Touched[]>>)[command];
  return !subjects || !touched || subjects.some((subject) => touched.includes(subject));
};
