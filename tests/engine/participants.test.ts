// Participants through dispatch: enrolment and its checks, numbers, protected identities, doubles, exits, the log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId, WorkshopId } from '#domain/ids.ts';
import { checkPersonalNumber } from '../../src/engine/application/personal-number.ts';
import { readCursor, writeCursor } from '../../src/engine/application/cursor.ts';
import { refusalOf, valueOf } from '../support/engine.ts';
import {
  enrol,
  issuedCertificate,
  personInput,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../support/story.ts';

const strange = '01968a2e-1111-7000-8000-00000000dead';
const today = '2026-03-02' as PlainDate;

const listInput: InputOf<'participant.list'> = {
  search: '',
  workshopId: null,
  standing: 'all',
  sort: 'name',
  direction: 'ascending',
  after: null,
  limit: 50,
};

const names = async (register: SeededRegister, change: Partial<typeof listInput> = {}): Promise<string[]> =>
  (await register.ask('petra', 'participant.list', { ...listInput, ...change })).rows.map(
    (row) => row.displayName,
  );

const refusedWith = async (
  register: SeededRegister,
  change: Partial<InputOf<'participant.enrol'>>,
): Promise<unknown> =>
  refusalOf(await register.as.maria.call('participant.enrol', personInput(register, change)));

describe('a personal number', () => {
  test.each([
    ['19850314-2393', '19850314-2393', 'personnummer', '1985-03-14'],
    ['850314-2393', '19850314-2393', 'personnummer', '1985-03-14'],
    ['8503142393', '19850314-2393', 'personnummer', '1985-03-14'],
    [' 19850314 2393 ', '19850314-2393', 'personnummer', '1985-03-14'],
    ['850314–2393', '19850314-2393', 'personnummer', '1985-03-14'],
    ['19850374-2390', '19850374-2390', 'samordningsnummer', '1985-03-14'],
    ['850374-2390', '19850374-2390', 'samordningsnummer', '1985-03-14'],
    ['260301-2382', '20260301-2382', 'personnummer', '2026-03-01'], // yesterday
    ['260303-2380', '19260303-2380', 'personnummer', '1926-03-03'], // not yet, so a hundred years ago
    ['250314+2396', '19250314-2396', 'personnummer', '1925-03-14'],
  ])('%j is kept as %s, %s, born %s', (typed, number, kind, birthDate) => {
    expect(checkPersonalNumber(typed, today)).toEqual({ ok: true, value: { number, kind, birthDate } });
  });

  test.each([
    ['850314-2394'], // wrong check digit
    ['19850230-2394'], // no such day
    ['850314-239'],
    ['850314-000X'],
    ['20270314-2394'], // not born yet
    ['hej'],
    ['-'],
    ['19850314-2393-'],
  ])('%j is refused', (typed) => {
    expect(checkPersonalNumber(typed, today)).toEqual({
      ok: false,
      refusal: { kind: 'personalNumberInvalid' },
    });
  });

  test('whatever is typed gives an answer, and what is accepted is accepted again as it was kept', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^(19|20)?\d{6}[-+]?\d{4}$/));
    fc.assert(
      fc.property(typed, (text) => {
        const checked = checkPersonalNumber(text, today);
        if (checked.ok) expect(checkPersonalNumber(checked.value.number, today)).toEqual(checked);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a cursor gives back what it was made of, and anything else is no cursor', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string(), (values, other) => {
      expect(readCursor(writeCursor(values), values.length)).toEqual({ ok: true, value: values });
      expect(writeCursor(values)).toMatch(/^[\w-]*$/);
      expect(readCursor(other, 3).ok).toBe(false);
    }),
  );
});

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
      expect(await register.ask('petra', 'participant.checkName', { name })).toEqual({ unknownLetters: [] });
      await enrol(register, { givenName: name, familyName: '' });
      expect(await names(register, { search: name.split(' ')[0]! })).toEqual([name]);
    },
  );

  test('letters that cannot be printed are named before anything is saved', async () => {
    const register = await seededRegister();
    const answer = await register.ask('petra', 'participant.checkName', { name: 'Aŋ𐎀字𐎀' });
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
      Object.keys(fields).map((key) => [key, shown[key as keyof typeof fields]]),
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

  test('a number that was shown in full leaves its row in the log', async () => {
    const register = await seededRegister();
    const id = register.participantId;
    expect(await register.ask('maria', 'participant.revealPersonalNumber', { id })).toEqual({
      personalNumber: null,
    });
    const log = await register.ask('petra', 'participant.log', { id, after: null, limit: 10 });
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
    valueOf(await exit('2026-04-30', 'leftForWork'));
    expect(await register.ask('petra', 'participant.get', { id })).toMatchObject({
      exitedOn: '2026-04-30',
      exitReason: 'leftForWork',
    });
    expect(await names(register, { standing: 'current' })).toEqual([]);
    expect(await names(register, { standing: 'exited' })).toEqual(['Åsa Öberg']);
    await register.ask('maria', 'participant.reopen', { id });
    expect(await names(register, { standing: 'current' })).toEqual(['Åsa Öberg']);
    expect(await register.ask('petra', 'participant.get', { id })).toMatchObject({
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
    const { rows, total, next } = await register.ask('petra', 'participant.list', listInput);
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

  test('sorts by family name the Swedish way and goes on where a page ended', async () => {
    const register = await seededRegister();
    for (const [givenName, familyName] of [
      ['Bo', 'Ärlig'],
      ['Eva', 'Ek'],
      ['Åke', 'Ek'],
      ['Anna', 'Åberg'],
      ['Yusuf', ''],
    ])
      await enrol(register, { givenName: givenName!, familyName: familyName! });
    const inOrder = ['Eva Ek', 'Åke Ek', 'Yusuf', 'Anna Åberg', 'Bo Ärlig', 'Åsa Öberg'];
    expect(await names(register)).toEqual(inOrder);
    const paged: string[] = [];
    for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
      const page: Awaited<ReturnType<typeof register.ask<'participant.list'>>> = await register.ask(
        'petra',
        'participant.list',
        { ...listInput, limit: 2, after },
      );
      paged.push(...page.rows.map((row) => row.displayName));
      after = page.next;
    }
    expect(paged).toEqual(inOrder);
    expect(
      refusalOf(await register.as.petra.call('participant.list', { ...listInput, after: 'något annat' })),
    ).toMatchObject({ kind: 'invalidInput' });
  });
});

describe('a protected identity', () => {
  const secret = {
    givenName: 'Hemliga',
    familyName: 'Namnet',
    alias: 'Solros',
    birthDate: null,
    birthYear: null,
    personalNumber: '850314-2393',
    phone: '070-999 88 77',
    email: 'hemlig@example.org',
    homeMunicipality: 'Hemkommunen',
    hasProtectedIdentity: true,
  };
  const traces = ['Hemliga', 'Namnet', '1985', '0314', '2393', '999 88', 'hemlig@', 'Hemkommunen'];

  test('is hidden from everybody who does not work with the person', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    await plannedValidation(register, { participantId: id });
    for (const reader of ['petra', 'erik'] as const) {
      const answers = [
        await register.ask(reader, 'participant.get', { id }),
        await register.ask(reader, 'participant.list', listInput),
        await register.ask(reader, 'participant.log', { id, after: null, limit: 50 }),
      ];
      const told = JSON.stringify(answers);
      expect(told).toContain('Solros');
      for (const trace of traces) expect(told).not.toContain(trace);
    }
  });

  test('is seen by coordination, by the handledare of the verkstad and by who assesses the person', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const sees = async (reader: 'samira' | 'maria' | 'johan' | 'erik'): Promise<boolean> =>
      (await register.ask(reader, 'participant.get', { id })).familyName === 'Namnet';
    expect([await sees('samira'), await sees('maria'), await sees('johan'), await sees('erik')]).toEqual([
      true, // coordinates
      true, // handledare at Återbruket
      true, // the same
      false, // handledare elsewhere
    ]);
    await plannedValidation(register, { participantId: id, assessors: ['erik'] });
    expect(await sees('erik')).toBe(true);
  });

  test('is changed by nobody who may not see it', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const refusal = { kind: 'notPermitted', roles: ['coordinator', 'administrator'] };
    const { call } = register.as.erik;
    const exit = { id, exitedOn: '2026-04-01' as PlainDate, reason: 'completed' } as const;
    for (const reply of [
      await call('participant.save', { ...personInput(register), id }),
      await call('participant.exit', exit),
      await call('participant.reopen', { id }),
      await call('participant.revealPersonalNumber', { id }),
    ])
      expect(refusalOf(reply)).toEqual(refusal);
    valueOf(await register.as.maria.call('participant.exit', exit));
  });

  test('is found by its alias only, and is nobody’s double', async () => {
    const register = await seededRegister();
    await enrol(register, secret);
    expect(await names(register, { search: 'solr' })).toEqual(['Solros']);
    for (const search of ['hemliga', 'namn', 'hem']) expect(await names(register, { search })).toEqual([]);
    expect(
      await register.ask('samira', 'participant.findDuplicates', {
        givenName: 'Hemliga',
        familyName: 'Namnet',
        birthYear: 1985,
        except: null,
      }),
    ).toEqual([]);
  });

  test('leaves no trace in the log file of refusals and faults', async () => {
    const register = await seededRegister();
    await register.as.maria.call(
      'participant.enrol',
      personInput(register, { ...secret, personalNumber: '850314-2394' }),
    );
    for (const trace of traces) expect(JSON.stringify(register.log)).not.toContain(trace);
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
  const person = await register.ask('petra', 'participant.get', { id });
  expect(person.validations).toMatchObject([
    {
      moduleCode: 'EX-DISK',
      state: 'certified',
      assessors: ['Maria Lindqvist'],
      progress: { shown: 16, total: 16 },
    },
  ]);
  expect(person.certificates).toMatchObject([{ number, kind: 'certificate', modules: ['Disk/kafé'] }]);

  const whole = await register.ask('petra', 'participant.log', { id, after: null, limit: 200 });
  expect(whole.next).toBeNull();
  expect(whole.rows.at(-1)?.what).toBe('participant.enrolled');
  expect(whole.rows).toHaveLength(whole.total);
  const paged: string[] = [];
  for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
    const page: typeof whole = await register.ask('petra', 'participant.log', { id, after, limit: 3 });
    expect(page.total).toBe(whole.total);
    paged.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(paged).toEqual(whole.rows.map((row) => row.id));
});
