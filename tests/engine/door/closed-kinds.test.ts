// Ids of every kind of thing that is a person's, in every place of every call that takes an id: to whoever does not reach
// the person they lead to none of them, also where the thing was taken off everybody. Not here: who reaches whom
// (rights.test.ts), and that each kind leads to its person (record-reach.test.ts).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { isPermitted } from '#domain/roles.ts';
import type { Role } from '#domain/role.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { recordColumns } from '../../../src/engine/store/base/record-columns.ts';
import { personTables } from '../../../src/engine/store/base/records.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { subjectOf } from '../../support/queries.ts';
import { openRaw } from '../../support/raw.ts';
import {
  enrol,
  issuedCertificate,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { answered, useOf } from '../../support/uses.ts';

const roles: readonly Role[] = ['assessor', 'coordinator'];
const said = { type: 'observation', on: '2026-03-02' as PlainDate, place: '', text: 'Såg på.' } as const;

const saveUser = async (
  register: SeededRegister,
  key: StaffKey,
  change: {
    readonly roles?: readonly Role[];
    readonly workshops: readonly ('reuse' | 'kitchen' | 'green')[];
  },
): Promise<void> => {
  const user = (await register.ask('samira', 'user.list', {})).find(({ id }) => id === register.userId(key))!;
  const { signInName: _, ...kept } = user;
  await register.ask('samira', 'user.save', {
    ...kept,
    seesPersons: false,
    roles: [...(change.roles ?? user.roles)],
    workshopIds: change.workshops.map((one) => register.workshopId(one)),
  });
};

/** Every id, by table, of a person in Gröna gruppen, of whom Johan has everything: also what was taken off again. */
const hiddenIds = async (register: SeededRegister): Promise<ReadonlyMap<string, string>> => {
  const raw = await openRaw(register);
  const before = new Set(
    personTables.flatMap((table) =>
      'id' in recordColumns[table]
        ? raw.rows<{ id: string }>(`SELECT id FROM "${table}"`).map(({ id }) => id)
        : [],
    ),
  );
  const participantId = await enrol(register, {
    familyName: 'Gömd',
    workshopId: register.workshopId('green'),
  });
  const validationId = await plannedValidation(register, { participantId, assessors: ['johan'] });
  const file = join(temporaryFolder(), 'logg.txt');
  writeFileSync(file, 'Gjorde allt.');
  for (const isKept of [true, false]) {
    const links = { validationIds: [validationId], criterionIds: [] };
    const piece = await register.ask('johan', 'evidence.register', { ...links, ...said, judgement: null });
    await register.ask('johan', 'evidence.attach', piece, { path: file });
    if (!isKept)
      await register.ask('johan', 'evidence.link', { ...piece, validationId, criterionIds: [], isKept });
  }
  await register.ask('johan', 'feedback.give', { validationId, text: 'Bra.' });
  await register.ask('johan', 'rationale.write', { validationId, text: 'Visat.' });
  const step = { validationId, id: null, text: 'Öva', dueOn: null, who: '', doneOn: null };
  await register.ask('johan', 'planStep.save', step);
  const outcomeId = register.module('EX-DISK').outcomes[0]!.id;
  await register.ask('johan', 'validation.selfAssess', { id: validationId, outcomeId, answer: 'alone' });
  await issuedCertificate(register, {
    participantId,
    module: 'EX-BUTIK',
    assessors: ['johan'],
    nameOnCertificate: 'Åsa Gömd',
  });
  const ids = personTables.flatMap((table) =>
    table !== 'audit' && 'id' in recordColumns[table]
      ? raw
          .rows<{ id: string }>(`SELECT id FROM "${table}"`)
          .filter(({ id }) => !before.has(id))
          .map(({ id }) => [`${table} ${id}`, id] as const)
      : [],
  );
  return new Map(ids);
};

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The input with each of its ids in turn exchanged for this one. */
const swapped = (input: unknown, id: string): readonly unknown[] => {
  if (typeof input === 'string') return uuid.test(input) ? [id] : [];
  if (typeof input !== 'object' || input === null) return [];
  if (Array.isArray(input))
    return input.flatMap((one: unknown, at) =>
      swapped(one, id).map((changed): unknown => input.with(at, changed)),
    );
  return Object.entries(input).flatMap(([key, one]) =>
    swapped(one, id).map((changed) => ({ ...input, [key]: changed })),
  );
};

test('ids of what a person has lead nowhere for whoever does not reach them, in whatever call', async () => {
  const register = await seededRegister();
  const hidden = await hiddenIds(register);
  expect(new Set([...hidden.keys()].map((key) => key.split(' ')[0])).size).toBeGreaterThan(12);
  await saveUser(register, 'maria', { workshops: ['kitchen', 'reuse'] });
  await saveUser(register, 'erik', { roles, workshops: ['kitchen'] });
  const subject = await subjectOf(register, register.participantId, ['Åsa', 'Öberg']);
  const open: string[] = [];
  let tried = 0;
  for (const name of answered) {
    const call = contract[name];
    if (call.kind !== 'query' && call.kind !== 'command') continue;
    if (call.roles !== 'signedIn' && (call.roles === 'anyone' || !isPermitted(call.roles, roles))) continue;
    const participantId = await enrol(register, { workshopId: register.workshopId('kitchen') });
    const { input, path } = await useOf({ ...register, participantId }, subject, name);
    for (const [what, id] of hidden)
      for (const changed of swapped(input, id)) {
        const reply = await register.as.erik.callUnknown(name, changed, { path });
        tried += 1;
        if (reply.ok) open.push(`${name} ${what.split(' ')[0]!}`);
        else expect(refusalOf(reply).kind, name).not.toBe('fault');
      }
  }
  expect(tried).toBeGreaterThan(500);
  expect([...new Set(open)]).toEqual([]);
});
