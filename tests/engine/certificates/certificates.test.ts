/** Issuing certificates and the register of issued ones, through dispatch over a real register. */
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '#contract/index.ts';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId, ParticipantId, ValidationId } from '#domain/ids.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { popplerText } from '../pdf/reading.ts';
import {
  approvedValidation,
  criteriaOf,
  enrol,
  issuedCertificate,
  issueRead,
  personInput,
  plannedValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

type Choice = InputOf<'certificate.issue'>;

const choiceOf = (
  participantId: ParticipantId,
  validationIds: readonly ValidationId[],
  nameOnCertificate = 'Åsa Öberg',
): Choice => ({ participantId, validationIds: [...validationIds], nameOnCertificate, birth: 'date' });

/** No font of ours has this letter (Osage). */
const unprintable = 'Åsa 𐓏';

const numbersOf = async (register: SeededRegister): Promise<string[]> => {
  const raw = await openRaw(register);
  return raw.rows<{ number: string }>('SELECT number FROM certificate ORDER BY id').map((row) => row.number);
};

const factsOf = async (register: SeededRegister, id: CertificateId): Promise<CertificateFacts> => {
  const raw = await openRaw(register);
  const [row] = raw.rows<{ facts: string }>('SELECT facts FROM certificate WHERE id = ?', id);
  return JSON.parse(row!.facts) as CertificateFacts;
};

const list = (
  register: SeededRegister,
  change: Partial<InputOf<'certificate.list'>> = {},
): Promise<OutputOf<'certificate.list'>> =>
  register.ask('maria', 'certificate.list', { search: '', year: null, after: null, limit: 50, ...change });

describe('issuing', () => {
  test('an approved module becomes a numbered, frozen certificate, and its validation is certified', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const issued = await issueRead(register, 'maria', choiceOf(register.participantId, [validationId]));
    expect(issued).toMatchObject({ number: 'EXK-2026-0001', kind: 'certificate' });
    const validation = await register.ask('maria', 'validation.get', { id: validationId });
    expect(validation.state).toBe('certified');
    expect(validation.events.at(-1)).toMatchObject({ step: 'certified', byName: 'Maria Lindqvist' });
    expect(await register.ask('maria', 'certificate.get', { id: issued.id })).toMatchObject({
      number: 'EXK-2026-0001',
      kind: 'certificate',
      participantName: 'Åsa Öberg',
      birthYear: 1987,
      hasProtectedIdentity: false,
      nameOnCertificate: 'Åsa Öberg',
      modules: ['Disk/kafé'],
      issuedByName: 'Maria Lindqvist',
      isExample: true,
      printCount: 0,
      events: [{ what: 'issued', byName: 'Maria Lindqvist' }],
    });
    expect(await register.ask('maria', 'certificate.waiting', {})).toEqual([]);
  });

  // Any name can be put on a paper; a real one for a stranger would show in no list.
  test.each([
    ['Åsa Öberg', null],
    ['Köpare Köparsson', 'Köpare Köparsson'],
    ['Asa Oberg', 'Asa Oberg'],
    ['Åsa Maria Öberg', 'Åsa Maria Öberg'],
  ])('with %s on it, list and page say beside the participant: %s', async (nameOnCertificate, otherName) => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register, { nameOnCertificate });
    const said = { participantName: 'Åsa Öberg', otherName };
    expect((await list(register)).rows).toMatchObject([said]);
    expect(await register.ask('petra', 'certificate.get', { id })).toMatchObject(said);
  });

  test("a paper that has a protected person's name says no other name beside the alias", async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, { alias: 'Solros', hasProtectedIdentity: true });
    const { id } = await issuedCertificate(register, { participantId });
    expect((await list(register)).rows).toMatchObject([{ hasProtectedIdentity: true, otherName: null }]);
    expect(await register.ask('maria', 'certificate.get', { id })).toMatchObject({ otherName: null });
  });

  test('several approved modules stand on one certificate, in the order chosen', async () => {
    const register = await seededRegister();
    const first = await approvedValidation(register);
    const second = await approvedValidation(register, { module: 'EX-BUTIK' });
    const waiting = await register.ask('maria', 'certificate.waiting', {});
    expect(waiting).toMatchObject([
      {
        participantName: 'Åsa Öberg',
        birthDate: '1987-03-14',
        modules: [
          { code: 'EX-DISK', isPartial: false },
          { code: 'EX-BUTIK', isPartial: false },
        ],
      },
    ]);
    const { id } = await issueRead(
      register,
      'johan',
      choiceOf(register.participantId, [second, first, second]),
    );
    const facts = await factsOf(register, id);
    expect(facts.modules.map((module) => module.code)).toEqual(['EX-BUTIK', 'EX-DISK']);
    expect(facts.modules[0]?.outcomes).toHaveLength(5);
    expect(facts.modules.flatMap((module) => module.outcomes).every((one) => one.isFullyAchieved)).toBe(true);
  });

  test('a preview has the pages of the certificate with its number, proves nothing and uses nothing up', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const choice = choiceOf(register.participantId, [validationId]);
    const preview = await register.ask('maria', 'certificate.preview', choice);
    expect(preview).toMatchObject({ number: 'EXK-2026-0001', kind: 'certificate', pageCount: 2 });
    const shown = await register.as.maria.bytes('document', preview.documentId);
    const { id, number } = await issueRead(register, 'maria', choice);
    expect(number).toBe(preview.number);
    const opened = await register.ask('maria', 'certificate.open', { id });
    const stored = await register.as.maria.bytes('document', opened.documentId);
    const [before, after] = [popplerText(shown!.bytes), popplerText(stored!.bytes)];
    const code = /Kontrollkod ([0-9A-Z-]{14})/;
    expect(code.exec(before)?.[1]).not.toBe(code.exec(after)?.[1]);
    expect(before.replace(code, '')).toBe(after.replace(code, ''));
    expect(await list(register)).toMatchObject({ total: 1 });
  });

  test('a preview cannot be seen from another seat, and never becomes a file', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const { documentId } = await register.ask(
      'maria',
      'certificate.preview',
      choiceOf(register.participantId, [validationId]),
    );
    expect(await register.as.erik.bytes('document', documentId)).toBeUndefined();
    const saving = await register.as.maria.call(
      'document.save',
      { documentId, suggestedName: 'intyg.pdf' },
      { path: join(temporaryFolder(), 'intyg.pdf') },
    );
    expect(refusalOf(saving)).toEqual({ kind: 'notFound', what: 'document' });
  });

  test('what is not approved, not one person’s, or certified already is refused', async () => {
    const register = await seededRegister();
    const submitted = await submittedValidation(register);
    const refused = async (choice: Choice) =>
      refusalOf(await register.as.maria.call('certificate.issue', choice));
    const own = (ids: ValidationId[]) => choiceOf(register.participantId, ids);
    expect(await refused(own([submitted]))).toEqual({ kind: 'notApproved' });

    const approved = await approvedValidation(register, { module: 'EX-AVC' });
    expect(await refused(own([approved, submitted]))).toEqual({ kind: 'notApproved' });
    const somebody = await enrol(register, { givenName: 'Łukasz', familyName: 'Żółciński' });
    expect(await refused(choiceOf(somebody, [approved]))).toEqual({ kind: 'mixedParticipants' });

    const { number, validationId } = await issuedCertificate(register, { module: 'EX-BUTIK' });
    expect(await refused(own([validationId]))).toEqual({ kind: 'alreadyCertified', number });
    expect(await refused(own([approved, validationId]))).toEqual({ kind: 'alreadyCertified', number });

    const unknown = '01900000-0000-7000-8000-00000000ffff' as ValidationId;
    expect(await refused(own([unknown]))).toEqual({ kind: 'notFound', what: 'validation' });
    expect(await numbersOf(register)).toEqual([number]);
  });

  test('a module in part becomes a delintyg with only what was shown, and without points', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register, { leftOut: ['2.3', '4.1', '4.2', '4.3'] });
    const facts = await factsOf(register, id);
    expect(facts).toMatchObject({ kind: 'unitTranscript', title: 'Delintyg' });
    const [module] = facts.modules;
    expect(module).toMatchObject({ creditValue: null, hours: null });
    expect(module?.outcomes).toHaveLength(4);
    expect(module?.outcomes.map((outcome) => outcome.isFullyAchieved)).toEqual([true, false, true, true]);
    const texts = register
      .module('EX-DISK')
      .outcomes.flatMap((outcome) => outcome.criteria)
      .filter((criterion) => !['2.3', '4.1', '4.2', '4.3'].includes(criterion.code))
      .map((criterion) => criterion.text);
    expect(module?.outcomes.flatMap((outcome) => outcome.achievedCriteria)).toEqual(texts);
  });

  test('a delintyg may be followed by a kompetensintyg when the rest is shown', async () => {
    const register = await seededRegister();
    const part = await issuedCertificate(register, { leftOut: ['4.2'] });
    await register.ask('maria', 'validation.resume', { id: part.validationId });
    const [criterionId] = criteriaOf(register, 'EX-DISK', ['4.2']);
    const target = { validationId: part.validationId, criterionId: criterionId! };
    await register.ask('maria', 'judgement.leaveOut', { ...target, reason: null });
    await register.ask('maria', 'evidence.register', {
      validationIds: [part.validationId],
      criterionIds: [criterionId!],
      type: 'practicalTask',
      on: '2026-03-02' as PlainDate,
      place: '',
      text: 'Hämtade kocken när en gäst frågade om nötter.',
      judgement: 'shown',
    });
    await register.ask('maria', 'validation.submit', { id: part.validationId });
    await register.ask('petra', 'control.mark', {
      validationId: part.validationId,
      criterionIds: criteriaOf(register, 'EX-DISK'),
      agrees: true,
      comment: '',
    });
    await register.ask('petra', 'control.approve', { validationId: part.validationId, message: '' });
    const whole = await issueRead(register, 'maria', choiceOf(register.participantId, [part.validationId]));
    expect(whole).toMatchObject({ number: 'EXK-2026-0002', kind: 'certificate' });
    const again = await register.as.maria.call(
      'certificate.issue',
      choiceOf(register.participantId, [part.validationId]),
    );
    expect(refusalOf(again)).toEqual({ kind: 'alreadyCertified', number: 'EXK-2026-0002' });
  });
});

describe('proof-reading with the participant', () => {
  test('nothing is issued that was not read, and no number is used up', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const choice = choiceOf(register.participantId, [validationId]);
    expect(refusalOf(await register.as.maria.call('certificate.issue', choice))).toEqual({
      kind: 'notProofRead',
    });
    await register.ask('maria', 'certificate.confirm', choice);
    for (const change of [{ nameOnCertificate: 'Åsa Öbergh' }, { birth: 'year' as const }])
      expect(refusalOf(await register.as.maria.call('certificate.issue', { ...choice, ...change }))).toEqual({
        kind: 'notProofRead',
      });
    expect(await register.ask('johan', 'certificate.issue', choice)).toMatchObject({
      number: 'EXK-2026-0001',
    });
  });

  test('who read it and when is kept and shown until it is issued', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const choice = choiceOf(register.participantId, [validationId], 'Åsa Ö');
    await register.ask('maria', 'certificate.confirm', choice);
    expect(await register.ask('johan', 'certificate.waiting', {})).toMatchObject([
      { proofReading: { nameOnCertificate: 'Åsa Ö', birth: 'date', byName: 'Maria Lindqvist' } },
    ]);
    const { rows } = await register.ask('samira', 'participant.log', {
      id: register.participantId,
      after: null,
      limit: 1,
    });
    expect(rows).toMatchObject([{ what: 'certificate.proofRead', userName: 'Maria Lindqvist' }]);
  });
});

describe('numbers have no gaps', () => {
  test('a name that no font can write is refused with its letters and takes no number', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const bad = choiceOf(register.participantId, [validationId], unprintable);
    for (const call of ['certificate.preview', 'certificate.issue'] as const)
      expect(refusalOf(await register.as.maria.call(call, bad))).toEqual({
        kind: 'nameHasUnknownLetters',
        letters: ['𐓏'],
      });
    const good = choiceOf(register.participantId, [validationId]);
    expect(await issueRead(register, 'maria', good)).toMatchObject({ number: 'EXK-2026-0001' });
  });

  test('an issue that fails while the paper is drawn takes no number', async () => {
    const register = await seededRegister();
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', { ...settings, textBelow: 'Lycka till! Å' });
    const validationId = await approvedValidation(register);
    const choice = choiceOf(register.participantId, [validationId]);
    await register.ask('maria', 'certificate.confirm', choice);
    // As it may stand in a register from before letters were asked about when they are typed.
    const raw = await openRaw(register);
    raw.run("UPDATE setting SET value = replace(value, 'till! Å', 'till! 𐓏')");
    expect(refusalOf(await register.as.maria.call('certificate.issue', choice))).toEqual({
      kind: 'textHasUnknownLetters',
      field: 'textBelow',
      letters: ['𐓏'],
    });
    await register.ask('samira', 'settings.save', settings);
    expect(await issueRead(register, 'maria', choice)).toMatchObject({
      number: 'EXK-2026-0001',
    });
  });

  test('an issue that fails after the certificate was written leaves neither it nor its number', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const choice = choiceOf(register.participantId, [validationId]);
    const raw = await openRaw(register);
    await register.ask('maria', 'certificate.confirm', choice);
    raw.run(`CREATE TRIGGER fails BEFORE INSERT ON validation_event WHEN new.step = 'certified'
      BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    expect(refusalOf(await register.as.maria.call('certificate.issue', choice))).toMatchObject({
      kind: 'fault',
    });
    expect(raw.rows('SELECT id FROM certificate')).toEqual([]);
    raw.run('DROP TRIGGER fails');
    expect(await issueRead(register, 'maria', choice)).toMatchObject({
      number: 'EXK-2026-0001',
    });
  });

  test('the series begins at the setting, per prefix and year', async () => {
    const register = await seededRegister();
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', { ...settings, firstRunningNumber: 41 });
    const numbers = [
      (await issuedCertificate(register)).number,
      (await issuedCertificate(register, { module: 'EX-AVC' })).number,
    ];
    await register.ask('samira', 'settings.save', {
      ...settings,
      firstRunningNumber: 1,
      certificatePrefix: 'VVK',
    });
    numbers.push((await issuedCertificate(register, { module: 'EX-BUTIK' })).number);
    register.clock.goTo('2027-01-04' as PlainDate);
    numbers.push((await issuedCertificate(register, { module: 'EX-HYGIEN' })).number);
    expect(numbers).toEqual(['EXK-2026-0041', 'EXK-2026-0042', 'VVK-2026-0001', 'VVK-2027-0001']);
  });

  test('any mix of issues, previews and failures leaves an unbroken series', async () => {
    const register = await seededRegister();
    const somebody = await enrol(register, { givenName: 'Łukasz', familyName: 'Żółciński' });
    const modules = ['EX-DISK', 'EX-BUTIK', 'EX-HYGIEN', 'EX-AVC'] as const;
    const open: { participantId: ParticipantId; id: ValidationId }[] = [];
    for (const participantId of [register.participantId, somebody])
      for (const module of modules)
        open.push({ participantId, id: await approvedValidation(register, { participantId, module }) });
    const attempt = fc.constantFrom('issue', 'preview', 'badName', 'wrongPerson', 'unknownOne', 'malformed');
    let issued = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 6 }), async (attempts) => {
        for (const what of attempts) {
          const [next] = open;
          if (!next) return;
          const choice = choiceOf(next.participantId, [next.id]);
          const maria = register.as.maria;
          if (what === 'issue') {
            const { number } = await issueRead(register, 'maria', choice);
            issued += 1;
            expect(number).toBe(`EXK-2026-${String(issued).padStart(4, '0')}`);
            open.shift();
          } else if (what === 'preview') {
            const { number } = valueOf(await maria.call('certificate.preview', choice));
            expect(number).toBe(`EXK-2026-${String(issued + 1).padStart(4, '0')}`);
          } else {
            const failing: Record<typeof what, Choice> = {
              badName: { ...choice, nameOnCertificate: unprintable },
              wrongPerson: {
                ...choice,
                participantId: next.participantId === somebody ? register.participantId : somebody,
              },
              unknownOne: { ...choice, validationIds: [...choice.validationIds, unknownValidation] },
              malformed: { ...choice, birth: 'never' as 'none' },
            };
            refusalOf(await maria.call('certificate.issue', failing[what]));
          }
        }
      }),
      { numRuns: 12 },
    );
    expect(await numbersOf(register)).toEqual(
      Array.from({ length: issued }, (_, index) => `EXK-2026-${String(index + 1).padStart(4, '0')}`),
    );
  });
});

const unknownValidation = '01900000-0000-7000-8000-00000000ffff' as ValidationId;

describe('what is issued never changes', () => {
  test('later changes of names, settings and modules leave stored bytes as they were', async () => {
    const register = await seededRegister();
    const { id, number } = await issuedCertificate(register);
    const bytesOf = async () => {
      const { documentId } = await register.ask('maria', 'certificate.open', { id });
      return (await register.as.maria.bytes('document', documentId))!.bytes;
    };
    const before = await bytesOf();
    expect(sha256(before)).toBe((await register.ask('maria', 'certificate.get', { id })).sha256);

    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', {
      ...settings,
      organisationName: 'Annankommunen',
      certificateTitle: 'Kompetensbevis',
      accentColour: '#7a1f1f',
      textAbove: 'Nytt huvud',
      roleNames: { ...settings.roleNames, assessor: 'Bedömare' },
    });
    const { id: next } = await register.ask('samira', 'module.newVersion', {
      id: register.module('EX-DISK').id,
    });
    await register.ask('samira', 'module.saveDraft', {
      id: next,
      title: 'Disk och servering',
      level: 2,
      seqfLevel: null,
      creditValue: 9,
      notionalLearningHours: 90,
      outcomes: [
        {
          text: 'Något annat.',
          selfAssessmentText: '',
          suggestedEvidence: [],
          criteria: [{ text: 'Något helt annat.', kind: 'skill' }],
        },
      ],
    });
    await register.ask('samira', 'module.publish', { id: next });
    await register.ask('samira', 'participant.save', {
      id: register.participantId,
      ...personInput(register, { familyName: 'Gift-Annorlunda' }),
    });

    expect(await bytesOf()).toEqual(before);
    const printed = await register.ask('maria', 'certificate.print', { ids: [id] });
    expect((await register.as.maria.bytes('document', printed.documentId))?.bytes).toEqual(before);
    expect(await register.ask('maria', 'certificate.get', { id })).toMatchObject({
      number,
      nameOnCertificate: 'Åsa Öberg',
      participantName: 'Åsa Gift-Annorlunda',
      modules: ['Disk/kafé'],
    });
  });

  test('the register itself refuses to change or remove an issued certificate', async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    const raw = await openRaw(register);
    for (const statement of [
      `UPDATE certificate SET number = 'EXK-2026-9999'`,
      `DELETE FROM certificate`,
      `DELETE FROM certificate_validation`,
      `UPDATE certificate_event SET what = 'revoked'`,
    ])
      expect(() => {
        raw.run(statement);
      }).toThrow('append-only');
  });
});

describe('the register of certificates', () => {
  test('search finds parts of numbers and names, accents or not, and the year filters', async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    const lukasz = await enrol(register, { givenName: 'Łukasz', familyName: 'Żółciński' });
    await issuedCertificate(register, { participantId: lukasz, nameOnCertificate: 'Łukasz Żółciński' });
    register.clock.goTo('2027-02-01' as PlainDate);
    const arabic = await enrol(register, { givenName: 'محمد', familyName: 'العربي' });
    await issuedCertificate(register, { participantId: arabic, nameOnCertificate: 'محمد العربي' });

    const found = async (search: string, year: number | null = null) =>
      (await list(register, { search, year })).rows.map((row) => row.number);
    expect(await found('')).toEqual(['EXK-2027-0001', 'EXK-2026-0002', 'EXK-2026-0001']);
    expect(await found('asa ob')).toEqual(['EXK-2026-0001']);
    expect(await found('zolc')).toEqual(['EXK-2026-0002']);
    expect(await found('العربي')).toEqual(['EXK-2027-0001']);
    expect(await found('2026-0002')).toEqual(['EXK-2026-0002']);
    expect(await found('exk', 2026)).toEqual(['EXK-2026-0002', 'EXK-2026-0001']);
    expect(await found('%')).toEqual([]);
    expect(await found('öberg żółciński')).toEqual([]);
  });

  test('pages follow each other newest first, with the exact total', async () => {
    const register = await seededRegister();
    for (const module of ['EX-DISK', 'EX-BUTIK', 'EX-HYGIEN', 'EX-AVC', 'EX-AMS'] as const)
      await issuedCertificate(register, { module });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: OutputOf<'certificate.list'> = await list(register, { after, limit: 2 });
      expect(page.total).toBe(5);
      seen.push(...page.rows.map((row) => row.number));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([5, 4, 3, 2, 1].map((running) => `EXK-2026-000${String(running)}`));
    const broken = await register.as.maria.call('certificate.list', {
      search: '',
      year: null,
      after: 'nonsense',
      limit: 2,
    });
    expect(refusalOf(broken)).toMatchObject({ kind: 'invalidInput' });
  });

  test('what can be certified waits, longest first', async () => {
    const register = await seededRegister();
    const anh = await enrol(register, { givenName: 'Thị Ánh', familyName: 'Nguyễn' });
    await approvedValidation(register, { participantId: anh, leftOut: ['1.4'] });
    register.clock.passDays(3);
    await approvedValidation(register);
    await plannedValidation(register, { module: 'EX-AMS' });
    expect(await register.ask('petra', 'certificate.waiting', {})).toMatchObject([
      {
        participantName: 'Thị Ánh Nguyễn',
        modules: [{ code: 'EX-DISK', isPartial: true, approvedOn: '2026-03-02' }],
      },
      { participantName: 'Åsa Öberg', modules: [{ isPartial: false, approvedOn: '2026-03-05' }] },
    ]);
  });
});

describe('a protected person', () => {
  const protectedRegister = async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, {
      givenName: 'Karin',
      familyName: 'Hemlig',
      alias: 'Linnea',
      hasProtectedIdentity: true,
    });
    return { register, participantId };
  };

  test('is found by alias only, and workplace and verkstad stay off the paper', async () => {
    const { register, participantId } = await protectedRegister();
    const { id } = await issuedCertificate(register, { participantId, nameOnCertificate: 'Karin Hemlig' });
    const facts = await factsOf(register, id);
    expect(facts.issuer.unit).toBeNull();
    expect(facts.modules[0]?.place).toBeNull();
    expect(await list(register, { search: 'hemlig' })).toMatchObject({ total: 0 });
    expect(await list(register, { search: 'linnea' })).toMatchObject({
      total: 1,
      rows: [{ participantName: 'Linnea' }],
    });
    expect(await list(register, { search: 'EXK-2026' })).toMatchObject({ total: 1 });
  });

  test('is there only for who is named or assesses; others cannot open, print or issue', async () => {
    const { register, participantId } = await protectedRegister();
    const { id } = await issuedCertificate(register, { participantId, nameOnCertificate: 'Karin Hemlig' });
    expect(await register.ask('maria', 'certificate.get', { id })).toMatchObject({
      nameOnCertificate: 'Karin Hemlig',
      participantName: 'Linnea',
    });
    const { erik } = register.as;
    const missing = { kind: 'notFound', what: 'certificate' };
    expect(refusalOf(await erik.call('certificate.get', { id }))).toEqual(missing);
    expect(refusalOf(await erik.call('certificate.open', { id }))).toEqual(missing);
    expect(refusalOf(await erik.call('certificate.print', { ids: [id] }))).toEqual(missing);
    const validationId = await approvedValidation(register, { participantId, module: 'EX-AVC' });
    expect(refusalOf(await erik.call('certificate.issue', choiceOf(participantId, [validationId])))).toEqual({
      kind: 'notFound',
      what: 'participant',
    });
    expect(await register.ask('erik', 'certificate.waiting', {})).toEqual([]);
  });

  test('who becomes protected later is no longer found by name', async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    await register.ask('samira', 'participant.save', {
      id: register.participantId,
      ...personInput(register, { alias: 'Ros', hasProtectedIdentity: true }),
    });
    expect(await list(register, { search: 'öberg' })).toMatchObject({ total: 0 });
    expect(await list(register, { search: 'ros' })).toMatchObject({ total: 1 });
  });
});
