// What a call costs in statements does not grow with what is in the register, nor with how many things it is asked to
// do: the store is asked by set, never in a loop. Every query and command is made in a register with a few rows of each
// kind and in one with three times as many, and those that take many things at once with three times as many of them.
import { expect, test } from 'vitest';
import { contract, type CallName, type InputOf, type OutputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { isPermitted } from '#domain/roles.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { staff, type StaffKey } from '../../../src/engine/demo/people.ts';
import { validUses, type CommandName } from '../../support/commands.ts';
import { valueOf } from '../../support/engine.ts';
import { queryUses, subjectOf, type QueryName, type Subject } from '../../support/queries.ts';
import { countedRegister, type CountedRegister } from '../../support/statements.ts';
import {
  approvedValidation,
  criteriaOf,
  enrol,
  plannedValidation,
  replaceRead,
} from '../../support/story.ts';

const few = 2;
const many = 3 * few;

const everybody = Object.keys(staff) as StaffKey[];
const letters = 'abcdefghijklmnopqrstuvwxyz';
const on = '2026-03-02' as PlainDate;
const observation = { type: 'observation', on, place: '', text: 'Körde.', judgement: null } as const;

/** Åsa, with as much of everything as there are others in the register. */
const filled = async (size: number): Promise<{ register: CountedRegister; subject: Subject }> => {
  const register = await countedRegister();
  const { ask } = register;
  const subject = await subjectOf(register, register.participantId, ['Åsa', 'Öberg']);
  const { participantId, plannedId, approvedId } = subject;
  const others: ParticipantId[] = [];
  let latest = subject.certificateId;
  for (const letter of letters.slice(0, size)) {
    others.push(await enrol(register, { familyName: `Öberg${letter}` }));
    const hidden = await enrol(register, { alias: `Sol${letter}`, hasProtectedIdentity: true });
    await plannedValidation(register, { participantId: hidden });
    await ask('samira', 'workshop.add', { name: `Ateljé ${letter}` });
    await validUses['user.add'](register).then(({ input }) =>
      ask('samira', 'user.add', { ...input, name: `Åke ${letter}`, signInName: `ake${letter}` }),
    );
    const draft = await validUses['module.publish'](register);
    await ask('samira', 'module.publish', draft.input);
    // More of Åsa's own.
    const { id } = await ask('maria', 'evidence.register', {
      validationIds: [plannedId],
      criterionIds: criteriaOf(register, 'EX-DISK', ['1.1']),
      ...observation,
    });
    const picture = await validUses['evidence.attach']({
      ...register,
      participantId: await enrol(register, { familyName: `Bild${letter}` }),
    });
    await ask('maria', 'evidence.attach', { id }, { path: picture.path! });
    const step = { validationId: plannedId, id: null, text: 'Öva', dueOn: null, who: '', doneOn: null };
    await ask('maria', 'planStep.save', step);
    const certificate = await ask('maria', 'certificate.replacing', { id: latest });
    const choice = { participantId, nameOnCertificate: `Åsa Öberg${letter}`, birth: 'none' as const };
    const again = {
      ...choice,
      validationIds: certificate.validationIds,
      replacesId: latest,
      reason: 'Namnet.',
    };
    latest = (await replaceRead(register, 'maria', again)).id;
    await ask('maria', 'batch.make', { items: [{ ...choice, validationIds: [approvedId] }] });
  }
  for (const other of others) await subjectOf(register, other, ['Åsa', 'Öberg']);
  return { register, subject };
};

/** Calls that go from one to the next on purpose, and why. */
const oneByOne: Partial<Record<CallName, string>> = {
  'archive.export': 'the bytes of one certificate are checked and written before the next are read',
};

type Counts = ReadonlyMap<string, readonly string[]>;

/** The statements of each query, by who asks. */
const queriesIn = async ({ register, subject }: Awaited<ReturnType<typeof filled>>): Promise<Counts> => {
  const counts = new Map<string, readonly string[]>();
  for (const name of Object.keys(queryUses) as QueryName[])
    for (const by of everybody) {
      const { roles } = contract[name];
      if (roles !== 'anyone' && !isPermitted(roles, staff[by].roles)) continue;
      for (const [index, { input, path }] of queryUses[name](subject).entries()) {
        const ran = await register.during(() =>
          register.as[by].callUnknown(name, input, path === undefined ? {} : { path }),
        );
        counts.set(`${name} (${by}, ${index})`, ran);
      }
    }
  return counts;
};

/** What there is more of, told by the statement that is run more often. */
const grown = (fewer: Counts, more: Counts): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [name, texts] of more) {
    const before = fewer.get(name)!;
    if (texts.length <= before.length) continue;
    const times = (list: readonly string[], text: string) => list.filter((one) => one === text).length;
    const worst = texts.toSorted(
      (a, b) => times(texts, b) - times(before, b) - (times(texts, a) - times(before, a)),
    )[0]!;
    const call = name.split(' ')[0]!;
    if (!Object.hasOwn(oneByOne, call))
      found[call] = `${before.length} → ${texts.length}: ${worst.replace(/\s+/g, ' ').slice(0, 160)}`;
  }
  return found;
};

/** The statements of each command, made once each by whoever may; modules last, because one is retired. */
const commandsIn = async ({ register }: Awaited<ReturnType<typeof filled>>): Promise<Counts> => {
  const counts = new Map<string, readonly string[]>();
  const isLast = (name: string): boolean => name.startsWith('module.') || name.startsWith('documentKey.');
  const names = Object.keys(validUses) as CommandName[]; // the table's own keys
  for (const name of names.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))) {
    const participantId = await enrol(register, { familyName: 'Nyman' });
    const { by, input, path } = await validUses[name]({ ...register, participantId });
    const ran = await register.during(async () =>
      valueOf(await register.as[by].callUnknown(name, input, path === undefined ? {} : { path })),
    );
    counts.set(name, ran);
  }
  return counts;
};

/** What a call costs that is given `size` of something. */
const givenMany = async (size: number): Promise<Counts> => {
  const register = await countedRegister();
  const counts = new Map<string, readonly string[]>();
  const make = async <N extends CallName>(by: StaffKey, name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    let reply: OutputOf<N> | undefined;
    const ran = await register.during(async () => {
      reply = valueOf(await register.as[by].call(name, input));
    });
    counts.set(name, ran);
    return reply!;
  };
  const people = [];
  for (const letter of letters.slice(0, size)) {
    const isHidden = letter > 'a';
    const participantId = await enrol(register, {
      familyName: `Öberg${letter}`,
      hasProtectedIdentity: isHidden,
      ...(isHidden && { alias: `Sol${letter}` }),
    });
    const validationIds = [await approvedValidation(register, { participantId, module: 'EX-HYGIEN' })];
    const ongoingId = await plannedValidation(register, { participantId });
    people.push({ participantId, validationIds, ongoingId });
  }
  const choice = { nameOnCertificate: 'Åsa Öberg', birth: 'none' as const };
  const items = people.map(({ ongoingId: _, ...person }) => ({ ...person, ...choice }));
  const validationIds = people.map(({ ongoingId }) => ongoingId);
  const criterionIds = criteriaOf(register, 'EX-DISK').slice(0, size);
  await make('maria', 'evidence.register', {
    validationIds: validationIds.slice(0, 1),
    criterionIds,
    ...observation,
  });
  await make('samira', 'recommendation.preview', {
    reference: 'Våren',
    from: on,
    to: on,
    validationIds: people.flatMap((person) => person.validationIds),
  });
  const { id } = await make('maria', 'batch.make', { items });
  await make('maria', 'batch.get', { id });
  await make('maria', 'batch.proofList', { id });
  await make('maria', 'batch.confirm', { id, positions: people.map((_, index) => index + 1) });
  await make('maria', 'batch.issueNext', { id });
  await make('maria', 'batch.end', { id });
  const protectedId = await enrol(register, { alias: 'Solros', hasProtectedIdentity: true });
  await make('samira', 'participant.nameReaders', {
    id: protectedId,
    userIds: everybody.slice(0, size).map(register.userId),
  });
  return counts;
};

test('no call costs more statements in a register with more in it', async () => {
  const [small, large] = [await filled(few), await filled(many)];
  expect(grown(await queriesIn(small), await queriesIn(large))).toEqual({});
  expect(grown(await commandsIn(small), await commandsIn(large))).toEqual({});
}, 600_000);

test('no call costs more statements when it is given more at once', async () => {
  expect(grown(await givenMany(few), await givenMany(many))).toEqual({});
}, 600_000);
