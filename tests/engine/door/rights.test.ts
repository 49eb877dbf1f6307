// Who is answered what, as a table over the whole contract: every call, nobody signed in and each role, in the
// participant's own verkstad and in another. A new call without a row fails. Not here: what answers hold of people whom
// one does not see (protected-walk.test.ts), and the rule itself (tests/domain/rights.test.ts).
import { expect, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import type { Refusal, Reply } from '#domain/refusal.ts';
import { isPermitted } from '#domain/roles.ts';
import { subjectOf } from '../../support/queries.ts';
import { enrol, seededRegister } from '../../support/story.ts';
import { answered, isCommand, useOf } from '../../support/uses.ts';
import { connectAs, type ViewerKind } from '../../support/viewers.ts';

/** In the order of the table's columns. Åsa, whom everything is about, is at Återbruket. */
const viewers = {
  nobody: null,
  own: { role: 'assessor', workshop: 'reuse', seesPersons: false },
  other: { role: 'assessor', workshop: 'kitchen', seesPersons: false },
  control: { role: 'internalVerifier', workshop: 'kitchen', seesPersons: false },
  coordinator: { role: 'coordinator', workshop: 'reuse', seesPersons: false },
  coordinatorGiven: { role: 'coordinator', workshop: 'kitchen', seesPersons: true },
  administrator: { role: 'administrator', workshop: 'reuse', seesPersons: false },
  administratorGiven: { role: 'administrator', workshop: 'kitchen', seesPersons: true },
} as const satisfies Record<string, ViewerKind | null>;

/**
 * `s` notSignedIn, `p` notPermitted (by role), `w` not in that verkstad, `n` sees no participants, `o` concerns others
 * too, `h` not to know who it is, `f` notFound as if the person were not there, `.` let in: answered, or refused for
 * what the thing itself is like.
 */
type Answer = 's' | 'p' | 'w' | 'n' | 'o' | 'c' | 'h' | 'f' | '.';

/** Columns: nobody, handledare of the verkstad, of another, kontrollant, samordnare, given, administratör, given. */
const table: Readonly<Partial<Record<CallName, string>>> = {
  'register.status': '........',
  'register.create': '........',
  'practice.prepare': '........',
  'practice.enter': '........',
  'passphrase.suggest': '........',
  'session.signIn': '........',
  'session.lock': 's.......',
  'session.switch': '........',
  'session.signOut': 's.......',
  'session.get': '........',
  'session.changePassphrase': 's.......',
  'recovery.status': 's.......',
  'recovery.begin': 'sppppp..',
  'recovery.sheet': 'sppppp..',
  'recovery.confirm': 'sppppp..',
  'register.rekey': 'sppppp..',
  'recovery.look': '........',
  'recovery.open': '........',
  'workshop.list': 's.......',
  'workshop.add': 'sppp....',
  'workshop.save': 'sppp....',
  'user.list': 's.......',
  'user.add': 'sppppp..',
  'user.save': 'sppppp..',
  'user.wrongTries': 'sppppp..',
  'user.holds': 'sppppp..',
  'user.resetPassphrase': 'sppppp..',
  'settings.get': 's.......',
  'settings.save': 'sppp....',
  'module.list': 's.......',
  'module.get': 's.......',
  'module.create': 'sppp....',
  'module.saveDraft': 'sppp....',
  'module.newVersion': 'sppp....',
  'module.copy': 'sppp....',
  'module.publish': 'sppp....',
  'module.retire': 'sppp....',
  'module.discardDraft': 'sppp....',
  'module.import': 'sppp....',
  'module.export': 's.......',
  'participant.list': 's.......',
  'participant.findDuplicates': 's..p....',
  'participant.enrolsIn': 's..p....',
  'participant.figures': 'sppp....',
  'participant.enrol': 's.wpn.n.',
  'participant.save': 's.fpf.f.',
  'participant.exit': 's.fpf.f.',
  'participant.reopen': 's.fpf.f.',
  'participant.get': 's.f.f.f.',
  'participant.nameReaders': 'sffpff..',
  'participant.listProtected': 'sppppp..',
  'participant.revealPersonalNumber': 's.fpf.f.',
  'participant.checkName': 's.......',
  'participant.accesses': 'spppf.f.',
  'participant.log': 's.f.f.f.',
  'validation.list': 's.......',
  'validation.get': 's.fff.f.',
  'validation.plan': 's.fpf.pp',
  'validation.replan': 's.fpf.pp',
  'validation.selfAssess': 's.fppppp',
  'planStep.save': 's.fpf.pp',
  'planStep.remove': 's.fpf.pp',
  'judgement.set': 's.fppppp',
  'judgement.note': 's.fppppp',
  'judgement.leaveOut': 's.fppppp',
  'feedback.give': 's.fppppp',
  'rationale.write': 's.fppppp',
  'evidence.register': 's.fppppp',
  'evidence.save': 's.fppppp',
  'evidence.link': 's.fppppp',
  'evidence.attach': 's.fppppp',
  'evidence.detach': 's.fppppp',
  'attachment.open': 's.f.f.f.',
  'attachment.read': 's.f.f.f.',
  'attachment.save': 's.fff.f.',
  'quick.group': 's..ppppp',
  'validation.submit': 's.fppppp',
  'validation.requestTranscript': 's.fppppp',
  'validation.withdraw': 's.fppppp',
  'validation.endEarly': 's.fpf.pp',
  'validation.resume': 's.fpf.pp',
  'control.mark': 'spp.pppp',
  'control.approve': 'spp.pppp',
  'control.return': 'spp.pppp',
  'certificate.waiting': 's.......',
  'certificate.replacing': 's.f.f.f.',
  'certificate.preview': 's.f.f.f.',
  'certificate.confirm': 's.f.f.f.',
  'certificate.issue': 's.f.f.f.',
  'certificate.replace': 's.f.f.f.',
  'certificate.revoke': 'spppf.f.',
  'certificate.list': 's.......',
  'certificate.get': 's.f.f.f.',
  'certificate.open': 's.f.f.f.',
  'certificate.print': 's.f.f.f.',
  'certificate.recordPrint': 's.......',
  'certificate.save': 's.f.f.f.',
  'batch.candidates': 's.......',
  'batch.make': 's.f.f.f.',
  'batch.list': 's.......',
  'batch.get': 's.......',
  'batch.confirm': 's.h.h.h.',
  'batch.proofList': 's.......',
  'batch.issueNext': 's.......',
  'batch.end': 's.h.h.h.',
  'check.text': 's.h.h.h.',
  'check.file': 's.......',
  'check.exportPage': 'sppp....',
  'check.exportList': 'sppp....',
  'issuerKey.renew': 'sppppp..',
  'check.summary': 's.......',
  'documentKey.get': 'sppppp..',
  'documentKey.import': 'sppppp..',
  'documentKey.make': 'sppppp..',
  'documentKey.use': 'sppppp..',
  'document.remaining': 's.fff.f.',
  'document.handover': 's.f.f.f.',
  'document.print': 's.......',
  'document.recordPrint': 's.......',
  'page.print': 's.fff.f.',
  'page.recordPrint': 's.fff.f.',
  'document.save': 's.......',
  'participant.extract': 'spppf.f.',
  'participant.corrections': 's.fpf.f.',
  'archive.count': 'sppp....',
  'archive.export': 'spppf.f.',
  'disposal.get': 'sppp....',
  'disposal.setLimits': 'sppppp..',
  'disposal.propose': 'sppp....',
  'disposal.withdraw': 'sppp....',
  'disposal.carryOut': 'sppp....',
  'disposal.protocol': 'sppp....',
  'disposal.cleanUp': 'sppp....',
  'look.addLogo': 'sppp....',
  'look.logo': 'sppp....',
  'look.setLogo': 'sppp....',
  'look.addSignature': 's...pppp',
  'look.setSignature': 's...pppp',
  'look.signature': 's.......',
  'look.preview': 'sppp....',
  'look.testPage': 'sppp....',
  'recommendation.candidates': 'spp.....',
  'recommendation.preview': 'spp.f.f.',
  'recommendation.make': 'spp.f.f.',
  'recommendation.list': 'spp.....',
  'recommendation.open': 'spp.f.f.',
  'recommendation.review': 'spp.f.f.',
  'register.health': 's.......',
  'backup.take': 's.......',
  'backup.choose': 'sppp....',
  'backup.answer': 'sppppp..',
  'backup.forget': 'sppp....',
  'backup.list': '........',
  'backup.find': '........',
  'backup.rehearse': '........',
  'backup.restore': '........',
  'signature.list': 's.f.f.f.',
  'pin.status': 's.......',
  'pin.choose': 's.......',
  'todo.list': 's.......',
  'draft.keep': 's.......',
  'draft.get': 's.......',
};

const people = new Set([
  'participant',
  'validation',
  'certificate',
  'evidence',
  'recommendation',
  'attachment',
]);

const letters: Readonly<Partial<Record<Refusal['kind'], Answer>>> = {
  notSignedIn: 's',
  notPermitted: 'p',
  notYourWorkshop: 'w',
  personsNotSeen: 'n',
  concernsOthers: 'o',
  onlyToControl: 'c',
  personNotSeen: 'h',
};

const answerOf = (reply: Reply<unknown>): Answer => {
  if (reply.ok) return '.';
  const { refusal } = reply;
  const letter = letters[refusal.kind];
  if (letter) return letter;
  return refusal.kind === 'notFound' && people.has(refusal.what) ? 'f' : '.';
};

/** What closes what the rest works with comes last. */
const isLate = (name: CallName): boolean =>
  /^(module|user|workshop|settings|session|recovery|disposal|pin)\./.test(name);

test('the contract is answered as the table says', { timeout: 60_000 }, async () => {
  const register = await seededRegister();
  const connections = await connectAs(register, viewers);
  const subject = await subjectOf(register, register.participantId, ['Åsa', 'Öberg']);
  const seen: Partial<Record<CallName, string>> = {};
  for (const name of [...answered.filter((one) => !isLate(one)), ...answered.filter(isLate)]) {
    // Each command has somebody of its own at Återbruket to work with.
    const participantId = isCommand(name) ? await enrol(register) : register.participantId;
    const use = await useOf({ ...register, participantId }, subject, name);
    const expected = table[name] ?? '';
    const answers: string[] = connections.map(() => '.');
    const isLet = (index: number): number => Number(expected[index] === '.');
    // Whoever should be refused asks first: those who are let in change what is there.
    for (const index of [...connections.keys()].sort((a, b) => isLet(a) - isLet(b))) {
      // Nobody is let to open or close the register: the rest is asked in it.
      if (contract[name].kind === 'opening' && isLet(index)) continue;
      const options = use.path === undefined ? {} : { path: use.path };
      answers[index] = answerOf(await connections[index]!.callUnknown(name, use.input, options));
    }
    seen[name] = answers.join('');
  }
  expect(seen).toEqual(table);
});

// Whoever has the right role is never told that it is the role: what is missing has a refusal of its own.
test('“not with your role” is said only to those whose role it is', () => {
  const kinds = Object.values(viewers);
  for (const [name, answers] of Object.entries(table) as [CallName, string][])
    for (const [index, viewer] of kinds.entries())
      if (viewer !== null && answers[index] === 'p')
        expect(isPermitted(contract[name].roles, [viewer.role]), `${name} as ${viewer.role}`).toBe(false);
});
