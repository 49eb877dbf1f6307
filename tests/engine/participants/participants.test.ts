// Participants through dispatch: enrolment and its checks, changes, exits, the list, doubles, the log.
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId, WorkshopId } from '#domain/ids.ts';
import { refusalOf, valueOf } from '../../support/engine.ts';
import {
  allPeople,
  enrol,
  issuedCertificate,
  personInput,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

const strange = '01968a2e-1111-7000-8000-00000000dead';

const names = async (register: SeededRegister, change: Partial<typeof allPeople> = {}): Promise<string[]> =>
  (await register.ask('samira', 'participant.list', { ...allPeople, ...change })).rows.map(
    (row) => row.displayName,
  );

const refusedWith = async (
  register: SeededRegister,
  change: Partial<InputOf<'participant.enrol'>>,
): Promise<unknown> =>
  refusalOf(await register.as.maria.call('participant.enrol', personInput(register, change)));

describe('enrolling', () => {
  test('keeps what was given, with the number masked and the birth read from it', async () => {
    const register = await seededRegister();
    const id = await enrol(register, {
      givenName: 'Lars',
      familyName: 'Ek',
      birthDate: null,
      birthYear: null,
      personalNumber: '850314-2393',
      phone: '070-123 45 67',
      targetGroups: ['youth', 'youth', 'sickLeave'],
    });
    expect(await register.ask('maria', 'participant.get', { id })).toMatchObject({
      displayName: 'Lars Ek',
      birthDate: '1985-03-14',
      birthYear: 1985,
      personalNumber: '19850314-••••',
      personalNumberKind: 'personnummer',
      phone: '070-123 45 67',
      targetGroups: ['youth', 'sickLeave'],
      workshopName: 'Återbruket',
      exitedOn: null,
      validations: [],
      certificates: [],
    });
  });

  test.each<[string, Partial<InputOf<'participant.enrol'>>, object]>([
    ['a letter that no font has', { givenName: 'Åsa𐎀' }, { kind: 'nameHasUnknownLetters', letters: ['𐎀'] }],
    [
      'a letter that no font has in the alias',
      { alias: '𐎀' },
      { kind: 'nameHasUnknownLetters', letters: ['𐎀'] },
    ],
    ['a number that is none', { personalNumber: '850314-2394' }, { kind: 'personalNumberInvalid' }],
    [
      'a birth date that contradicts the number',
      { birthDate: '1987-03-14' as PlainDate, personalNumber: '850314-2393' },
      { kind: 'birthContradictsNumber' },
    ],
    [
      'a birth year that contradicts the number',
      { birthDate: null, birthYear: 1987, personalNumber: '850314-2393' },
      { kind: 'birthContradictsNumber' },
    ],
    [
      'a verkstad that is not there',
      { workshopId: strange as WorkshopId },
      { kind: 'notFound', what: 'workshop' },
    ],
    [
      'no name',
      { givenName: ' ' },
      { kind: 'invalidInput', problems: [{ path: 'givenName', message: 'required' }] },
    ],
  ])('is refused with %s', async (_what, change, refusal) => {
    const register = await seededRegister();
    expect(await refusedWith(register, change)).toEqual(refusal);
    expect(await names(register)).toEqual(['Åsa Öberg']);
  });

  test.each(['محمد العربي', 'Łukasz Nguyễn', 'Юлія Шевченко', 'Þór Æsir'])(
    '%s has letters that can be printed',
    async (name) => {
      const register = await seededRegister();
      expect(await register.ask('samira', 'participant.checkName', { name })).toEqual({ unknownLetters: [] });
      await enrol(register, { givenName: name, familyName: '' });
      expect(await names(register, { search: name.split(' ')[0]! })).toEqual([name]);
    },
  );

  test('letters that cannot be printed are named before anything is saved', async () => {
    const register = await seededRegister();
    const answer = await register.ask('samira', 'participant.checkName', { name: 'Aŋ𐎀字𐎀' });
    expect(answer.unknownLetters).toEqual(['𐎀', '字']);
  });
});

describe('changing', () => {
  const edit = async (
    register: SeededRegister,
    change: Partial<InputOf<'participant.save'>>,
  ): Promise<InputOf<'participant.save'>> => {
    const { id } = change;
    const shown = await register.ask('samira', 'participant.get', { id: id! });
    const fields = personInput(register);
    const kept = Object.fromEntries(
      Object.keys(fields).map((key) => [key, shown[key as keyof typeof fields & keyof typeof shown]]),
    );
    return { ...fields, ...kept, ...change, id: id! };
  };

  test('what was shown masked stays as it was', async () => {
    const register = await seededRegister();
    const id = await enrol(register, {
      birthDate: null,
      birthYear: null,
      personalNumber: '19850314-2393',
    });
    await register.ask('maria', 'participant.save', await edit(register, { id, phone: '070-1' }));
    const { personalNumber } = await register.ask('maria', 'participant.revealPersonalNumber', { id });
    expect(personalNumber).toBe('19850314-2393');
    const other = await edit(register, { id, personalNumber: '19850315-••••' });
    expect(refusalOf(await register.as.maria.call('participant.save', other))).toEqual({
      kind: 'personalNumberInvalid',
    });
    await register.ask('maria', 'participant.save', await edit(register, { id, personalNumber: null }));
    expect(await register.ask('maria', 'participant.get', { id })).toMatchObject({
      personalNumber: null,
      personalNumberKind: null,
      birthDate: '1985-03-14',
    });
  });

  test('whose identity is protected has an alias, and dates that can be', async () => {
    const register = await seededRegister();
    for (const [change, problem] of [
      [
        { hasProtectedIdentity: true, alias: null },
        { path: 'alias', message: 'aliasNeeded' },
      ],
      [
        { hasProtectedIdentity: true, alias: '' },
        { path: 'alias', message: 'aliasNeeded' },
      ],
      [
        { birthDate: '2087-03-14' as PlainDate, birthYear: 2087 },
        { path: 'birthDate', message: 'inFuture' },
      ],
    ] as const)
      expect(
        refusalOf(await register.as.samira.call('participant.enrol', personInput(register, change))),
      ).toEqual({ kind: 'invalidInput', problems: [problem] });
  });

  test('a number that was shown in full leaves its row in the log', async () => {
    const register = await seededRegister();
    const id = register.participantId;
    expect(await register.ask('maria', 'participant.revealPersonalNumber', { id })).toEqual({
      personalNumber: null,
    });
    const log = await register.ask('samira', 'participant.log', { id, after: null, limit: 10 });
    expect(log.rows.map((row) => `${row.userName} ${row.what}`)).toEqual([
      'Maria Lindqvist participant.numberShown',
      'Samira Haddad participant.enrolled',
    ]);
    expect(refusalOf(await register.as.petra.call('participant.revealPersonalNumber', { id }))).toMatchObject(
      { kind: 'notPermitted' },
    );
  });

  test('an exit is kept, corrected and taken back', async () => {
    const register = await seededRegister();
    const id = register.participantId;
    const exit = (exitedOn: string, reason: 'completed' | 'leftForWork') =>
      register.as.maria.call('participant.exit', { id, exitedOn: exitedOn as PlainDate, reason });
    expect(refusalOf(await exit('2026-03-01', 'completed'))).toEqual({
      kind: 'invalidInput',
      problems: [{ path: 'exitedOn', message: 'beforeEnrolment' }],
    });
    valueOf(await exit('2026-03-02', 'completed'));
    register.clock.goTo('2026-04-30' as PlainDate);
    valueOf(await exit('2026-04-30', 'leftForWork'));
    expect(await register.ask('samira', 'participant.get', { id })).toMatchObject({
      exitedOn: '2026-04-30',
      exitReason: 'leftForWork',
    });
    expect(await names(register, { standing: 'current' })).toEqual([]);
    expect(await names(register, { standing: 'exited' })).toEqual(['Åsa Öberg']);
    await register.ask('maria', 'participant.reopen', { id });
    expect(await names(register, { standing: 'current' })).toEqual(['Åsa Öberg']);
    expect(await register.ask('samira', 'participant.get', { id })).toMatchObject({
      exitedOn: null,
      exitReason: null,
    });
  });

  test('nobody is told as such', async () => {
    const register = await seededRegister();
    const id = strange as ParticipantId;
    const refusal = { kind: 'notFound', what: 'participant' };
    const { call } = register.as.samira;
    expect(refusalOf(await call('participant.get', { id }))).toEqual(refusal);
    expect(refusalOf(await call('participant.reopen', { id }))).toEqual(refusal);
    expect(refusalOf(await call('participant.save', { ...personInput(register), id }))).toEqual(refusal);
  });
});

describe('the list', () => {
  test('shows the newest validations of each person, and the alias of a protected one', async () => {
    const register = await seededRegister();
    await plannedValidation(register);
    const hidden = await enrol(register, { alias: 'Solros', hasProtectedIdentity: true });
    await plannedValidation(register, { participantId: hidden, module: 'EX-BUTIK' });
    const { rows, total, next } = await register.ask('samira', 'participant.list', allPeople);
    expect([total, next]).toEqual([2, null]);
    expect(rows).toMatchObject([
      { displayName: 'Solros', birthYear: null, validations: [{ moduleCode: 'EX-BUTIK' }] },
      {
        displayName: 'Åsa Öberg',
        birthYear: 1987,
        workshopName: 'Återbruket',
        validations: [{ moduleCode: 'EX-DISK', moduleTitle: 'Disk/kafé', state: 'planned' }],
      },
    ]);
  });

  test('sorts by name the Swedish way and goes on where a page ended', async () => {
    const register = await seededRegister();
    for (const [givenName, familyName] of [
      ['Bo', 'Ärlig'],
      ['Eva', 'Ek'],
      ['Åke', 'Ek'],
      ['Anna', 'Åberg'],
      ['Yusuf', ''],
    ])
      await enrol(register, { givenName: givenName!, familyName: familyName! });
    const inOrder = ['Anna Åberg', 'Bo Ärlig', 'Eva Ek', 'Yusuf', 'Åke Ek', 'Åsa Öberg'];
    expect(await names(register)).toEqual(inOrder);
    const paged: string[] = [];
    for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
      const page: Awaited<ReturnType<typeof register.ask<'participant.list'>>> = await register.ask(
        'samira',
        'participant.list',
        { ...allPeople, limit: 2, after },
      );
      paged.push(...page.rows.map((row) => row.displayName));
      after = page.next;
    }
    expect(paged).toEqual(inOrder);
    expect(
      refusalOf(await register.as.petra.call('participant.list', { ...allPeople, after: 'något annat' })),
    ).toMatchObject({ kind: 'invalidInput' });
  });
});

describe('doubles', () => {
  test('the same name and no other birth is told, the person’s own row excepted', async () => {
    const register = await seededRegister();
    const ask = (change: Partial<InputOf<'participant.findDuplicates'>> = {}) =>
      register.ask('maria', 'participant.findDuplicates', {
        givenName: 'asa',
        familyName: 'OBERG',
        birthYear: 1987,
        except: null,
        ...change,
      });
    expect((await ask()).map((row) => row.displayName)).toEqual(['Åsa Öberg']);
    expect(await ask({ birthYear: null })).toHaveLength(1);
    expect(await ask({ givenName: 'Öberg', familyName: 'Åsa' })).toHaveLength(1);
    expect(await ask({ birthYear: 1990 })).toEqual([]);
    expect(await ask({ except: register.participantId })).toEqual([]);
    expect(await ask({ givenName: '', familyName: ' ' })).toEqual([]);
    expect(await ask({ givenName: 'Åsa', familyName: '' })).toEqual([]);
  });
});

test('everything about one person is on one page, and the log goes on page by page', async () => {
  const register = await seededRegister();
  const id = register.participantId;
  const { number } = await issuedCertificate(register);
  const person = await register.ask('samira', 'participant.get', { id });
  expect(person.validations).toMatchObject([
    {
      moduleCode: 'EX-DISK',
      state: 'certified',
      assessors: ['Maria Lindqvist'],
      progress: { shown: 16, total: 16 },
    },
  ]);
  expect(person.certificates).toMatchObject([{ number, kind: 'certificate', modules: ['Disk/kafé'] }]);

  const whole = await register.ask('samira', 'participant.log', { id, after: null, limit: 200 });
  expect(whole.next).toBeNull();
  expect(whole.rows.at(-1)?.what).toBe('participant.enrolled');
  expect(whole.rows).toHaveLength(whole.total);
  const paged: string[] = [];
  for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
    const page: typeof whole = await register.ask('samira', 'participant.log', { id, after, limit: 3 });
    expect(page.total).toBe(whole.total);
    paged.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(paged).toEqual(whole.rows.map((row) => row.id));
});
