// The table of what commands touch and queries are about, against a real register: each command is made, and every query
// whose answer is another one afterwards must be about something that the command touches. A new row is tried by itself.
import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { about, isTouched, touches } from '#contract/touches.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { isPermitted } from '#domain/roles.ts';
import { staff, type StaffKey } from '../../../src/engine/demo/people.ts';
import { validUses, type CommandName, type ValidUse } from '../../support/commands.ts';
import { valueOf } from '../../support/engine.ts';
import { queryUses, subjectOf, type QueryName, type Subject } from '../../support/queries.ts';
import { openRaw, type Raw } from '../../support/raw.ts';
import {
  criteriaOf,
  enrol,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const queries = Object.keys(about) as QueryName[]; // the tables' own keys
const commands = Object.keys(touches) as CommandName[];

type Use = {
  readonly name: CommandName;
  readonly of: (register: SeededRegister) => Promise<ValidUse<CommandName>>;
};

/** What a signature covers may change after the validation was taken back. */
const evidenceAfterWithdrawal: Use = {
  name: 'evidence.register',
  of: async (register) => {
    const id = await submittedValidation(register);
    await register.ask('maria', 'validation.withdraw', { id });
    const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1']);
    const said = { type: 'observation', on: '2026-03-02' as PlainDate, place: '', text: 'Körde.' } as const;
    return { by: 'maria', input: { validationIds: [id], criterionIds, ...said, judgement: null } };
  },
};

/** Modules last: one that was retired is not there for those after. */
const uses: readonly Use[] = [
  ...commands.map((name) => ({ name, of: validUses[name] })),
  evidenceAfterWithdrawal,
].toSorted((a, b) => Number(a.name.startsWith('module.')) - Number(b.name.startsWith('module.')));

type Asked = { readonly by: StaffKey; readonly name: QueryName; readonly input: unknown };

/** Everything that can be asked about each thing of one person, and about what is no person's. */
const everythingAbout = (base: Subject, raw: Raw, person: ParticipantId): readonly Omit<Asked, 'by'>[] => {
  const ofPerson = (field: keyof Subject, column: string, table: string): readonly Subject[] =>
    raw
      .rows<{ id: string }>(`SELECT ${column} AS id FROM ${table} WHERE participant_id = ?`, person)
      .map(({ id }) => ({ ...base, [field]: id }));
  const all = [
    { ...base, participantId: person },
    ...ofPerson('plannedId', 'id', 'validation'),
    ...ofPerson('approvedId', 'id', 'validation'),
    ...ofPerson('certificateId', 'id', 'certificate'),
    ...ofPerson('batchId', 'batch_id', 'batch_item'),
    ...raw
      .rows<{ id: string }>('SELECT id FROM module_version')
      .map(({ id }) => ({ ...base, moduleVersionId: id })),
  ] as readonly Subject[]; // each id is of the kind that its field says
  const asked = all.flatMap((subject) =>
    queries.flatMap((name) => queryUses[name](subject).map(({ input }) => JSON.stringify({ name, input }))),
  );
  return [...new Set(asked)].map((one) => JSON.parse(one) as Omit<Asked, 'by'>); // as written above
};

/** Whether somebody's roles let them ask. */
const mayAsk = (by: StaffKey, name: QueryName): boolean => {
  const { roles } = contract[name];
  return roles === 'anyone' || isPermitted(roles, staff[by].roles);
};

const answersTo = async (register: SeededRegister, asked: readonly Asked[]): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const { by, name, input } of asked)
    answers.push(JSON.stringify(await register.as[by].callUnknown(name, input)));
  return answers;
};

test('whatever answers otherwise after a command is about something that the command touches', async () => {
  const register = await seededRegister();
  const raw = await openRaw(register);
  const base = await subjectOf(register, register.participantId, ['Åsa', 'Öberg']);
  const stale = new Set<string>();
  const changed = new Set<QueryName>();
  for (const { name, of } of uses) {
    const participantId = await enrol(register, { givenName: 'Åsa' });
    const { by, input, path } = await of({ ...register, participantId });
    const asked = [by, 'samira' as const].flatMap((key) =>
      everythingAbout(base, raw, participantId)
        .filter((one) => mayAsk(key, one.name))
        .map((one) => ({ ...one, by: key })),
    );
    const before = await answersTo(register, asked);
    valueOf(await register.as[by].callUnknown(name, input, path === undefined ? {} : { path }));
    const after = await answersTo(register, asked);
    for (const [index, { name: query }] of asked.entries())
      if (before[index] !== after[index]) {
        changed.add(query);
        if (!isTouched(query, name)) stale.add(`${name} changes ${query}`);
      }
  }
  expect([...stale]).toEqual([]);
  // So that it is known to look: each query that these commands may touch has answered otherwise at some time.
  const mayChange = queries.filter((name) => commands.some((command) => isTouched(name, command)));
  expect(mayChange.filter((name) => !changed.has(name))).toEqual([]);
}, 300_000);
