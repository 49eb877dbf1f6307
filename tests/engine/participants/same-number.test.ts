// A personal number that somebody has already is asked about, however it is written; and never tells of anybody hidden.
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { enrol, personInput, seededRegister, type SeededRegister } from '../../support/story.ts';

const number = '19850314-2393';
const born = { birthDate: null, birthYear: null } as const;
const amina = { givenName: 'Amina', familyName: 'Warsame', personalNumber: number, ...born };
const another = { givenName: 'Osa', familyName: 'Obergh', ...born };

const enrolling = (register: SeededRegister, change: Partial<InputOf<'participant.enrol'>>) =>
  register.as.maria.call('participant.enrol', personInput(register, { ...another, ...change }));
const looking = (register: SeededRegister, personalNumber: string, who: 'maria' | 'johan' = 'maria') =>
  register.ask(who, 'participant.findDuplicates', {
    givenName: 'Osa',
    familyName: 'Obergh',
    birthYear: null,
    personalNumber,
    except: null,
  });

describe('a number that somebody has', () => {
  it('is asked about, however it is written', async () => {
    const register = await seededRegister();
    const id = await enrol(register, amina);
    for (const personalNumber of [
      '19850314-2393',
      '850314-2393',
      '8503142393',
      '850314 2393',
      '850314–2393',
      '۸۵۰۳۱۴-۲۳۹۳',
      '８５０３１４－２３９３',
      'Personnr: 198503142393',
      '\u200e850314\u00ad2393',
    ]) {
      expect(refusalOf(await enrolling(register, { personalNumber })), personalNumber).toEqual({
        kind: 'sameNumber',
        name: 'Amina Warsame',
      });
      expect(await looking(register, personalNumber)).toMatchObject([{ id, hasSameNumber: true }]);
    }
  });

  it('is taken when it was said to be another person, or when nothing about it changes', async () => {
    const register = await seededRegister();
    await enrol(register, amina);
    const { id } = valueOf(
      await enrolling(register, { personalNumber: number, confirmedAnotherPerson: true }),
    );
    const kept = personInput(register, { ...another, personalNumber: '19850314-••••', phone: '070-1' });
    valueOf(await register.as.maria.call('participant.save', { id, ...kept }));
    const changed = await enrol(register, { givenName: 'Li', ...born });
    const taken = personInput(register, { ...another, personalNumber: number });
    expect(refusalOf(await register.as.maria.call('participant.save', { id: changed, ...taken })).kind).toBe(
      'sameNumber',
    );
  });

  it('is asked about together with those who have the name, once each', async () => {
    const register = await seededRegister();
    const id = await enrol(register, amina);
    const namesake = await enrol(register, { ...amina, personalNumber: null });
    const found = await register.ask('maria', 'participant.findDuplicates', {
      givenName: 'Amina',
      familyName: 'Warsame',
      birthYear: null,
      personalNumber: number,
      except: null,
    });
    expect(found.map((row) => [row.id, row.hasSameNumber])).toEqual([
      [id, true],
      [namesake, false],
    ]);
  });

  it('keeps an unknown day unknown, and holds a typed date against what is known', async () => {
    const register = await seededRegister();
    const { id } = valueOf(await enrolling(register, { personalNumber: '850360-2396' }));
    expect(await register.ask('maria', 'participant.get', { id })).toMatchObject({
      birthDate: null,
      birthYear: 1985,
      personalNumberKind: 'samordningsnummer',
    });
    const dated = (birthDate: string, birthYear = 1985) =>
      enrolling(register, {
        personalNumber: '850360-2396',
        confirmedAnotherPerson: true,
        birthYear,
        birthDate: birthDate as never,
      });
    valueOf(await dated('1985-03-14'));
    for (const date of ['1985-04-14', '1986-03-14'])
      expect(refusalOf(await dated(date)).kind).toBe('birthContradictsNumber');
  });
});

describe('a number of somebody whose identity is protected', () => {
  const protectedPerson = { ...amina, alias: 'Lina', hasProtectedIdentity: true };

  it('answers whoever does not see them as a number that nobody has, and leaves no trace', async () => {
    const register = await seededRegister(testEngine());
    await enrol(register, protectedPerson, []);
    expect(await looking(register, number)).toEqual(await looking(register, '850314-2385'));
    const rows = async () => (await openRaw(register)).rows('SELECT what, after FROM audit').length;
    const before = await rows();
    const { id } = valueOf(await enrolling(register, { personalNumber: number }));
    const raw = await openRaw(register);
    expect(await rows()).toBe(before + 1);
    expect(raw.rows('SELECT what FROM audit ORDER BY position DESC LIMIT 1')).toEqual([
      { what: 'participant.enrolled' },
    ]);
    expect(id).toBeTruthy();
    expect(JSON.stringify(register.log)).not.toContain('Lina');
  });

  it('is asked about where they are seen, by alias', async () => {
    const register = await seededRegister(testEngine());
    const id = await enrol(register, protectedPerson);
    expect(refusalOf(await enrolling(register, { personalNumber: number }))).toEqual({
      kind: 'sameNumber',
      name: 'Lina',
    });
    expect(await looking(register, number)).toMatchObject([{ id, displayName: 'Lina', hasSameNumber: true }]);
  });
});
