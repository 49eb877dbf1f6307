// What somebody holds, in numbers; what nobody can control; and numbers that betray nobody.
import { describe, expect, test } from 'vitest';
import {
  approvedValidation,
  enrol,
  plannedValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const user = async (register: SeededRegister, key: 'johan' | 'petra' | 'samira') => {
  const found = (await register.ask('samira', 'user.list', {})).find(({ id }) => id === register.userId(key));
  if (!found) throw new Error(`no ${key}`);
  const { signInName: _, ...fields } = found;
  return fields;
};

test('what somebody assesses is counted by state, also with others, and not what is finished', async () => {
  const register = await seededRegister();
  await plannedValidation(register, { assessors: ['erik', 'maria'] });
  await submittedValidation(register, { module: 'EX-BUTIK', assessors: ['erik'] });
  await approvedValidation(register, { module: 'EX-HYGIEN', assessors: ['erik'] });
  const ended = await plannedValidation(register, { module: 'EX-AVC', assessors: ['erik'] });
  await register.ask('samira', 'validation.endEarly', { id: ended, reason: 'moved', note: '' });
  expect(await register.ask('samira', 'user.holds', { id: register.userId('erik') })).toEqual({
    validations: [
      { state: 'planned', count: 1 },
      { state: 'submitted', count: 1 },
      { state: 'approved', count: 1 },
    ],
    onlyReaderOf: 0,
  });
});

test('a protected person whom nobody else at work is named to see is told of', async () => {
  const register = await seededRegister();
  const hidden = { alias: 'Solros', hasProtectedIdentity: true };
  const id = await enrol(register, hidden);
  await enrol(register, { ...hidden, alias: 'Björk' });
  const [maria, petra] = [register.userId('maria'), register.userId('petra')];
  const onlyReaderOf = async () => (await register.ask('samira', 'user.holds', { id: maria })).onlyReaderOf;
  expect(await onlyReaderOf()).toBe(0);
  await register.ask('samira', 'participant.nameReaders', { id, userIds: [maria, petra] });
  expect(await onlyReaderOf()).toBe(0);
  await register.ask('samira', 'user.save', { ...(await user(register, 'petra')), isActive: false });
  expect(await onlyReaderOf()).toBe(1);
});

describe('what nobody can control', () => {
  const stuck = async (register: SeededRegister) =>
    (await register.ask('samira', 'todo.list', {})).control.stuck;

  test('is what was handed in and every kontrollant has touched', async () => {
    const register = await seededRegister();
    await submittedValidation(register);
    await submittedValidation(register, { module: 'EX-BUTIK', assessors: ['johan'], planner: 'samira' });
    expect(await stuck(register)).toBe(0);
    await register.ask('samira', 'user.save', { ...(await user(register, 'petra')), isActive: false });
    expect(await stuck(register)).toBe(1);
    await register.ask('samira', 'user.save', { ...(await user(register, 'johan')), roles: ['assessor'] });
    expect(await stuck(register)).toBe(2);
    await register.ask('samira', 'user.save', { ...(await user(register, 'petra')), isActive: true });
    expect(await stuck(register)).toBe(0);
  });

  test('is told to a handledare of their own only, and to a kontrollant not at all', async () => {
    const register = await seededRegister();
    await register.ask('samira', 'user.save', { ...(await user(register, 'petra')), isActive: false });
    const without = async (key: 'maria' | 'johan' | 'samira') =>
      (await register.ask(key, 'todo.list', {})).control.without.map(({ name }) => name);
    expect(await without('samira')).toEqual(['Johan Ekström']);
    expect(await without('johan')).toEqual(['Johan Ekström']);
    expect(await without('maria')).toEqual([]);
  });
});

test('no number tells that there is somebody whose identity is protected', async () => {
  const register = await seededRegister();
  await register.ask('samira', 'user.save', { ...(await user(register, 'samira')), seesPersons: false });
  const told = async () => ({
    figures: await register.ask('samira', 'participant.figures', {}),
    erik: (await register.ask('erik', 'todo.list', {})).counts,
  });
  const before = await told();
  await register.ask('samira', 'user.save', { ...(await user(register, 'samira')), seesPersons: true });
  const id = await enrol(register, { alias: 'Solros', hasProtectedIdentity: true });
  await plannedValidation(register, { participantId: id });
  // Nobody is left who sees her but Maria.
  await register.ask('samira', 'participant.nameReaders', { id, userIds: [register.userId('maria')] });
  await register.ask('samira', 'user.save', { ...(await user(register, 'samira')), seesPersons: false });
  expect(await told()).toEqual(before);
  expect((await register.ask('maria', 'todo.list', {})).counts).toMatchObject({ participants: 2, seen: 2 });
});
