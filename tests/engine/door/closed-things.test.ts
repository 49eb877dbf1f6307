// What has been closed, retired, switched off or ended, and every command that takes the id of such a thing, also when
// it is called past the form that no longer offers it. A new command with such an id fails here until its row is
// written. Not here: validations and certificates, whose states say what may be done with them (domain).
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type CallName, type InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ModuleVersionId, ParticipantId, UserId, WorkshopId } from '#domain/ids.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { validUses, type CommandName } from '../../support/commands.ts';
import {
  allPeople,
  approvedValidation,
  personInput,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

const on = '2026-03-02' as PlainDate;

type Closed = {
  readonly workshop: WorkshopId;
  readonly user: UserId;
  readonly module: ModuleVersionId;
  readonly participant: ParticipantId;
};
type Kind = keyof Closed;

/** A seeded register where one of each is closed. */
const closedRegister = async (): Promise<{ readonly register: SeededRegister; readonly closed: Closed }> => {
  const register = await seededRegister();
  const { ask } = register;
  const workshop = register.workshopId('green');
  const { name } = (await ask('samira', 'workshop.list', {})).find(({ id }) => id === workshop)!;
  await ask('samira', 'workshop.save', { id: workshop, name, isActive: false });
  const user = register.userId('erik');
  await ask('samira', 'user.save', { ...(await userInput(register, user)), isActive: false });
  const module = register.module('EX-AVC').id;
  await ask('samira', 'module.retire', { id: module });
  const { id: participant } = await ask(
    'samira',
    'participant.enrol',
    personInput(register, { givenName: 'Gun' }),
  );
  await approvedValidation(register, { participantId: participant });
  await ask('samira', 'participant.exit', { id: participant, exitedOn: on, reason: 'completed' });
  return { register, closed: { workshop, user, module, participant } };
};

const userInput = async ({ ask }: SeededRegister, id: UserId): Promise<InputOf<'user.save'>> => {
  const { signInName: _, ...user } = (await ask('samira', 'user.list', {})).find((one) => one.id === id)!;
  return user;
};
const plan = (register: SeededRegister, change: Partial<InputOf<'validation.plan'>>) => ({
  participantId: register.participantId,
  moduleVersionId: register.module('EX-DISK').id,
  assessorIds: [register.userId('maria')],
  place: '',
  plannedFrom: null,
  plannedTo: null,
  ...change,
});

type Row = {
  /** The command and the field of its input. */
  readonly at: `${CommandName}: ${string}`;
  readonly kind: Kind;
  /** The refusal, or why the closed thing is taken all the same. */
  readonly answer: { readonly refused: string } | { readonly taken: string };
  /** Where it is not `{ <field>: <the closed one> }` alone. */
  readonly input?: (closed: Closed, register: SeededRegister) => unknown;
};

const rows: readonly Row[] = [
  {
    at: 'participant.enrol: workshopId',
    kind: 'workshop',
    answer: { refused: 'workshopClosed' },
    input: ({ workshop }, register) => personInput(register, { workshopId: workshop }),
  },
  {
    at: 'participant.save: workshopId',
    kind: 'workshop',
    answer: { refused: 'workshopClosed' },
    input: ({ workshop }, register) => ({
      ...personInput(register),
      id: register.participantId,
      workshopId: workshop,
    }),
  },
  {
    at: 'user.add: workshopIds',
    kind: 'workshop',
    answer: { refused: 'workshopClosed' },
    input: async ({ workshop }, register) => {
      const { id: _, ...user } = await userInput(register, register.userId('johan'));
      return { ...user, name: 'Ny Kollega', signInName: 'ny', workshopIds: [workshop] };
    },
  },
  {
    at: 'user.save: workshopIds',
    kind: 'workshop',
    answer: { refused: 'workshopClosed' },
    input: async ({ workshop }, register) => ({
      ...(await userInput(register, register.userId('petra'))),
      workshopIds: [workshop],
    }),
  },
  {
    at: 'workshop.save: id',
    kind: 'workshop',
    answer: { taken: 'opens it again' },
    input: ({ workshop }) => ({ id: workshop, name: 'Trädgården igen', isActive: true }),
  },
  {
    at: 'user.save: id',
    kind: 'user',
    answer: { taken: 'lets them in again' },
    input: async ({ user }, register) => ({ ...(await userInput(register, user)), isActive: true }),
  },
  { at: 'user.resetPassphrase: id', kind: 'user', answer: { refused: 'notFound' } },
  {
    at: 'participant.nameReaders: userIds',
    kind: 'user',
    answer: { refused: 'notFound' },
    input: async ({ user }, register) => ({
      id: (
        await register.ask(
          'samira',
          'participant.enrol',
          personInput(register, {
            givenName: 'Sol',
            alias: 'Sol',
            hasProtectedIdentity: true,
          }),
        )
      ).id,
      userIds: [register.userId('samira'), user],
    }),
  },
  {
    at: 'validation.plan: assessorIds',
    kind: 'user',
    answer: { refused: 'invalidInput' },
    input: ({ user }, register) => plan(register, { assessorIds: [user] }),
  },
  {
    at: 'validation.replan: assessorIds',
    kind: 'user',
    answer: { refused: 'invalidInput' },
    input: async ({ user }, register) => ({
      place: '',
      plannedFrom: null,
      plannedTo: null,
      assessorIds: [user],
      id: (await register.ask('samira', 'validation.plan', plan(register, {}))).id,
    }),
  },
  {
    at: 'validation.plan: moduleVersionId',
    kind: 'module',
    answer: { refused: 'moduleNotPublished' },
    input: ({ module }, register) => plan(register, { moduleVersionId: module }),
  },
  {
    at: 'module.saveDraft: id',
    kind: 'module',
    answer: { refused: 'moduleFrozen' },
    input: ({ module }) => ({
      id: module,
      title: 'Växthus',
      level: 1,
      seqfLevel: null,
      creditValue: null,
      notionalLearningHours: null,
      outcomes: [],
    }),
  },
  { at: 'module.publish: id', kind: 'module', answer: { refused: 'moduleFrozen' } },
  { at: 'module.retire: id', kind: 'module', answer: { refused: 'moduleFrozen' } },
  { at: 'module.discardDraft: id', kind: 'module', answer: { refused: 'moduleFrozen' } },
  { at: 'module.newVersion: id', kind: 'module', answer: { taken: 'the next version is how it comes back' } },
  {
    at: 'disposal.propose: participantIds',
    kind: 'participant',
    answer: { refused: 'notDue' },
    input: ({ participant }) => ({ participantIds: [participant], kinds: [] }),
  },
  {
    at: 'module.export: ids',
    kind: 'module',
    answer: { taken: 'others may go on with its words' },
    input: ({ module }) => ({ ids: [module], suggestedName: 'moduler' }),
  },
  {
    at: 'module.copy: id',
    kind: 'module',
    answer: { taken: 'its words may be the start of another module' },
    input: ({ module }) => ({ id: module, code: 'EX-NY', title: 'Ny' }),
  },
  {
    at: 'validation.plan: participantId',
    kind: 'participant',
    answer: { refused: 'participantLeft' },
    input: ({ participant }, register) =>
      plan(register, { participantId: participant, moduleVersionId: register.module('EX-BUTIK').id }),
  },
  {
    at: 'participant.exit: id',
    kind: 'participant',
    answer: { taken: 'the day or reason may have been wrong' },
    input: ({ participant }) => ({ id: participant, exitedOn: on, reason: 'moved' }),
  },
  { at: 'participant.reopen: id', kind: 'participant', answer: { taken: 'they have come back' } },
  {
    at: 'participant.save: id',
    kind: 'participant',
    answer: { taken: 'what is registered is put right whenever' },
    input: ({ participant }, register) => ({
      ...personInput(register, { givenName: 'Gun' }),
      id: participant,
    }),
  },
  {
    at: 'participant.revealPersonalNumber: id',
    kind: 'participant',
    answer: { taken: 'what is registered is shown' },
  },
];

/** Papers are made and saved, and what is registered is gone through, also when somebody has left. */
const alsoOfThoseWhoLeft = [
  'batch.make: participantId',
  'certificate.confirm: participantId',
  'certificate.issue: participantId',
  'certificate.replace: participantId',
  'participant.extract: id',
  'participant.nameReaders: id',
] as const satisfies readonly `${CommandName}: ${string}`[];

const kindOf = (name: CallName, field: string): Kind | undefined => {
  const [noun] = name.split('.');
  const fields: Readonly<Record<string, Kind>> = {
    workshopId: 'workshop',
    workshopIds: 'workshop',
    moduleVersionId: 'module',
    userId: 'user',
    userIds: 'user',
    assessorIds: 'user',
    assessorId: 'user',
    participantId: 'participant',
    participantIds: 'participant',
  };
  const own: Readonly<Record<string, Kind>> = {
    workshop: 'workshop',
    user: 'user',
    module: 'module',
    participant: 'participant',
  };
  return field === 'id' || field === 'ids' ? own[noun ?? ''] : fields[field];
};

/** Every field of an input, however deep. */
const fieldsIn = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...properties, ...Object.values(schema).flatMap(fieldsIn)];
};

test('every command that takes the id of something that can be closed has its row', () => {
  const commands = Object.keys(validUses) as CommandName[]; // the table's own keys
  const found = commands.flatMap((name) => {
    const schema = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' });
    return [...new Set(fieldsIn(schema))]
      .filter((field) => kindOf(name, field))
      .map((field) => `${name}: ${field}`);
  });
  expect(new Set(found)).toEqual(new Set([...rows.map(({ at }) => at), ...alsoOfThoseWhoLeft]));
});

describe('a closed one', () => {
  test.each(rows)('$kind: $at', async ({ at, kind, answer, input }) => {
    const { register, closed } = await closedRegister();
    const [name = '', field = ''] = at.split(': ');
    const given = input ? await input(closed, register) : { [field]: closed[kind] };
    const reply = await register.as.samira.callUnknown(name, given, { path: join(temporaryFolder(), 'fil') });
    expect(reply.ok ? 'taken' : reply.refusal.kind, JSON.stringify(reply)).toBe(
      'refused' in answer ? answer.refused : 'taken',
    );
  });
});

test.each(alsoOfThoseWhoLeft)('of somebody who has left too: %s', async (at) => {
  const register = await seededRegister();
  const [name = '', field = ''] = at.split(': ');
  const { by, input, path } = await validUses[name as CommandName](register); // as the rows are written
  const given = JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
  const [first = given] = (given['items'] ?? []) as readonly Record<string, unknown>[];
  const id = first[field] as ParticipantId; // the field's kind
  await register.ask('samira', 'participant.exit', { id, exitedOn: on, reason: 'completed' });
  const reply = await register.as[by].callUnknown(name, given, path === undefined ? {} : { path });
  expect(reply).toMatchObject({ ok: true });
});

test('who is in a closed verkstad stays there, and everything else about them can be changed', async () => {
  const { register, closed } = await closedRegister();
  const { ask } = register;
  const { name } = (await ask('samira', 'workshop.list', {})).find(({ id }) => id === closed.workshop)!;
  await ask('samira', 'workshop.save', { id: closed.workshop, name, isActive: true });
  const change = { workshopId: closed.workshop };
  const { id } = await ask(
    'samira',
    'participant.enrol',
    personInput(register, { givenName: 'Eva', ...change }),
  );
  const johan = { ...(await userInput(register, register.userId('johan'))), workshopIds: [closed.workshop] };
  await ask('samira', 'user.save', johan);
  await ask('samira', 'workshop.save', { id: closed.workshop, name, isActive: false });
  await ask('samira', 'participant.save', { ...personInput(register, { givenName: 'Evy', ...change }), id });
  await ask('samira', 'user.save', { ...johan, title: 'Trädgårdsmästare' });
  const { rows: people } = await ask('samira', 'participant.list', {
    ...allPeople,
    workshopId: closed.workshop,
  });
  expect(people.map(({ displayName }) => displayName)).toContain('Evy Öberg');
});
