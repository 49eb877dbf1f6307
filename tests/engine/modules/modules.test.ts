// Modules through dispatch: drafts, versions, publishing, retiring, files; and that what is published never changes,
// neither by a call nor by a statement to the database.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '#contract/index.ts';
import type { ModuleVersionId } from '#domain/ids.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { plannedValidation, seededRegister, type SeededRegister } from '../../support/story.ts';

const strange = '01968a2e-1111-7000-8000-00000000dead' as ModuleVersionId;

const fields = {
  title: 'Växthus',
  level: 1,
  seqfLevel: null,
  creditValue: 2.5,
  notionalLearningHours: 25,
};

const outcomes: InputOf<'module.saveDraft'>['outcomes'] = [
  {
    text: 'Sköter plantor',
    selfAssessmentText: 'Jag kan vattna och plantera om.',
    suggestedEvidence: ['observation', '', 'foto'],
    criteria: [
      { text: 'Vattnar lagom', kind: 'skill' },
      { text: 'Förklarar varför jorden ska luckras', kind: 'knowledge' },
    ],
  },
  {
    text: 'Håller ordning',
    selfAssessmentText: '',
    suggestedEvidence: [],
    criteria: [{ text: 'Ställer tillbaka redskap', kind: 'responsibility' }],
  },
];

const written = async (register: SeededRegister, code = 'VÄX'): Promise<ModuleVersionId> => {
  const { id } = await register.ask('samira', 'module.create', { code, ...fields });
  await register.ask('samira', 'module.saveDraft', { id, ...fields, outcomes });
  return id;
};

const published = async (register: SeededRegister, code?: string): Promise<ModuleVersionId> => {
  const id = await written(register, code);
  await register.ask('samira', 'module.publish', { id });
  return id;
};

const get = (register: SeededRegister, id: ModuleVersionId): Promise<OutputOf<'module.get'>> =>
  register.ask('maria', 'module.get', { id });

/** Versions of a code in the list, as `version status`. */
const listed = async (register: SeededRegister, code: string, withOldVersions: boolean): Promise<string[]> =>
  (await register.ask('maria', 'module.list', { withOldVersions }))
    .filter((module) => module.code === code)
    .map((module) => `${String(module.version)} ${module.status}`);

describe('writing', () => {
  test('a draft is saved whole, and its codes come from the order', async () => {
    const register = await seededRegister();
    const id = await written(register, ' väx  ');
    const module = await get(register, id);
    expect(module).toMatchObject({ code: 'VÄX', version: 1, status: 'draft', isExample: false, ...fields });
    expect(
      module.outcomes.map((outcome) => [
        outcome.code,
        outcome.text,
        outcome.suggestedEvidence,
        outcome.criteria.map((criterion) => `${criterion.code} ${criterion.kind}`),
      ]),
    ).toEqual([
      ['LR1', 'Sköter plantor', ['observation', 'foto'], ['1.1 skill', '1.2 knowledge']],
      ['LR2', 'Håller ordning', [], ['2.1 responsibility']],
    ]);
    await register.ask('samira', 'module.saveDraft', {
      id,
      ...fields,
      title: 'Odling',
      outcomes: outcomes.toReversed(),
    });
    const changed = await get(register, id);
    expect(changed.title).toBe('Odling');
    expect(changed.outcomes.map((outcome) => `${outcome.code} ${outcome.text}`)).toEqual([
      'LR1 Håller ordning',
      'LR2 Sköter plantor',
    ]);
  });

  test('a code is one module, whatever the case of its letters', async () => {
    const register = await seededRegister();
    await written(register);
    const call = register.as.samira.call;
    const refusal = { kind: 'codeTaken', code: 'VÄX' };
    expect(refusalOf(await call('module.create', { code: 'väx', ...fields }))).toEqual(refusal);
    const { id } = register.module('EX-DISK');
    expect(refusalOf(await call('module.copy', { id, code: 'Väx', title: 'Kopia' }))).toEqual(refusal);
  });

  test('a copy is a new module with the same content', async () => {
    const register = await seededRegister();
    const { id: original } = register.module('EX-DISK');
    const { id } = await register.ask('samira', 'module.copy', {
      id: original,
      code: 'DISK',
      title: 'Vår disk',
    });
    const [copy, source] = [await get(register, id), await get(register, original)];
    expect(copy).toMatchObject({
      code: 'DISK',
      title: 'Vår disk',
      version: 1,
      status: 'draft',
      isExample: false,
    });
    const texts = (module: typeof copy) =>
      module.outcomes.map(({ id: _id, criteria, ...outcome }) => ({
        ...outcome,
        criteria: criteria.map(({ id: _criterionId, ...criterion }) => criterion),
      }));
    expect(texts(copy)).toEqual(texts(source));
  });

  test('handledare read modules but do not write them', async () => {
    const register = await seededRegister();
    const { id } = register.module('EX-DISK');
    for (const reply of [
      await register.as.maria.call('module.create', { code: 'X', ...fields }),
      await register.as.maria.call('module.retire', { id }),
      await register.as.petra.call('module.newVersion', { id }),
    ])
      expect(refusalOf(reply)).toMatchObject({ kind: 'notPermitted' });
  });
});

describe('versions', () => {
  test('a new version begins as a draft, and hides the old one only when it is published', async () => {
    const register = await seededRegister();
    const first = await published(register);
    const { id: second } = await register.ask('samira', 'module.newVersion', { id: first });
    expect(await listed(register, 'VÄX', false)).toEqual(['2 draft', '1 published']);
    expect(refusalOf(await register.as.samira.call('module.newVersion', { id: first }))).toEqual({
      kind: 'moduleDraftExists',
      version: 2,
    });
    await register.ask('samira', 'module.publish', { id: second });
    expect(await listed(register, 'VÄX', false)).toEqual(['2 published']);
    expect(await listed(register, 'VÄX', true)).toEqual(['2 published', '1 published']);
    expect((await get(register, second)).versions.map((version) => version.version)).toEqual([2, 1]);
  });

  test('a started validation stays on its own version', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register);
    const before = await register.ask('maria', 'validation.get', { id: validationId });
    const { id } = await register.ask('samira', 'module.newVersion', { id: register.module('EX-DISK').id });
    await register.ask('samira', 'module.saveDraft', { id, ...fields, title: 'Annat', outcomes });
    await register.ask('samira', 'module.publish', { id });
    await register.ask('samira', 'module.retire', { id: register.module('EX-DISK').id });
    const after = await register.ask('maria', 'validation.get', { id: validationId });
    expect(after.module).toEqual(before.module);
    expect(after.outcomes).toEqual(before.outcomes);
  });

  test('a draft can be thrown away, with its module when it was the first', async () => {
    const register = await seededRegister();
    const first = await written(register);
    await register.ask('samira', 'module.discardDraft', { id: first });
    expect(await listed(register, 'VÄX', true)).toEqual([]);
    const again = await published(register);
    const { id: second } = await register.ask('samira', 'module.newVersion', { id: again });
    await register.ask('samira', 'module.discardDraft', { id: second });
    expect(await listed(register, 'VÄX', true)).toEqual(['1 published']);
  });

  test('only what is whole is published, and what is missing is told', async () => {
    const register = await seededRegister();
    const { id } = await register.ask('samira', 'module.create', { code: 'TOM', ...fields });
    const publish = () => register.as.samira.call('module.publish', { id });
    expect(refusalOf(await publish())).toEqual({ kind: 'moduleIncomplete', problems: ['noOutcomes'] });
    await register.ask('samira', 'module.saveDraft', {
      id,
      ...fields,
      outcomes: [{ text: '', selfAssessmentText: '', suggestedEvidence: [], criteria: [] }],
    });
    expect(refusalOf(await publish())).toEqual({
      kind: 'moduleIncomplete',
      problems: ['outcomeText', 'outcomeWithoutCriteria'],
    });
  });

  test('unknown modules are told as such', async () => {
    const { call } = (await seededRegister()).as.samira;
    const refusal = { kind: 'notFound', what: 'module' };
    expect(refusalOf(await call('module.get', { id: strange }))).toEqual(refusal);
    expect(refusalOf(await call('module.publish', { id: strange }))).toEqual(refusal);
    expect(refusalOf(await call('module.newVersion', { id: strange }))).toEqual(refusal);
  });
});

describe('what is published never changes', () => {
  test('by no call', async () => {
    const register = await seededRegister();
    const id = await published(register);
    const before = await get(register, id);
    const { call } = register.as.samira;
    const refusal = { kind: 'moduleFrozen' };
    expect(refusalOf(await call('module.saveDraft', { id, ...fields, outcomes: [] }))).toEqual(refusal);
    expect(refusalOf(await call('module.publish', { id }))).toEqual(refusal);
    expect(refusalOf(await call('module.discardDraft', { id }))).toEqual(refusal);
    expect(await get(register, id)).toEqual(before);
    await register.ask('samira', 'module.retire', { id });
    expect(refusalOf(await call('module.saveDraft', { id, ...fields, outcomes: [] }))).toEqual(refusal);
    expect(refusalOf(await call('module.retire', { id }))).toEqual(refusal);
    expect(refusalOf(await call('module.publish', { id }))).toEqual(refusal);
    expect(await get(register, id)).toMatchObject({
      ...fields,
      status: 'retired',
      outcomes: before.outcomes,
    });
  });

  test('by no statement to the database', async () => {
    const register = await seededRegister();
    const frozen = await published(register);
    const draft = await written(register, 'UTKAST');
    const raw = await openRaw(register);
    const outcomeOf = (id: string) =>
      raw.rows<{ id: string }>('SELECT id FROM learning_outcome WHERE module_version_id = ?', id)[0]!.id;
    const criterionOf = (id: string) =>
      raw.rows<{ id: string }>('SELECT id FROM assessment_criterion WHERE outcome_id = ?', outcomeOf(id))[0]!
        .id;
    const statements: readonly (readonly [string, ...string[]])[] = [
      ["UPDATE module_version SET title = 'x' WHERE id = ?", frozen],
      ['UPDATE module_version SET level = 3 WHERE id = ?', frozen],
      ["UPDATE module_version SET sort_key = 'x' WHERE id = ?", frozen],
      ["UPDATE module_version SET status = 'draft' WHERE id = ?", frozen],
      ["UPDATE module_version SET status = 'retired', title = 'x' WHERE id = ?", frozen],
      ['DELETE FROM module_version WHERE id = ?', frozen],
      ["UPDATE learning_outcome SET text = 'x' WHERE module_version_id = ?", frozen],
      [
        'UPDATE learning_outcome SET module_version_id = ?, position = 99 WHERE id = ?',
        draft,
        outcomeOf(frozen),
      ],
      [
        'UPDATE learning_outcome SET module_version_id = ?, position = 99 WHERE id = ?',
        frozen,
        outcomeOf(draft),
      ],
      ['DELETE FROM learning_outcome WHERE module_version_id = ?', frozen],
      ["INSERT INTO learning_outcome VALUES ('x', ?, 99, '', '', '[]')", frozen],
      ["UPDATE assessment_criterion SET kind = 'skill' WHERE id = ?", criterionOf(frozen)],
      [
        'UPDATE assessment_criterion SET outcome_id = ?, position = 99 WHERE id = ?',
        outcomeOf(draft),
        criterionOf(frozen),
      ],
      [
        'UPDATE assessment_criterion SET outcome_id = ?, position = 99 WHERE id = ?',
        outcomeOf(frozen),
        criterionOf(draft),
      ],
      ['DELETE FROM assessment_criterion WHERE id = ?', criterionOf(frozen)],
      ["INSERT INTO assessment_criterion VALUES ('x', ?, 99, '', 'skill')", outcomeOf(frozen)],
    ];
    const before = await get(register, frozen);
    for (const [statement, ...values] of statements)
      expect(() => raw.run(statement, ...values), statement).toThrow(/a published module version/);
    expect(await get(register, frozen)).toEqual(before);
    raw.run("UPDATE learning_outcome SET text = 'x' WHERE module_version_id = ?", draft); // a draft may change
  });
});

describe('files', () => {
  const importing = (register: SeededRegister, path: string) =>
    register.as.samira.call('module.import', {}, { path });

  test('what is exported is imported: a known code as its next version, as a draft', async () => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'moduler.json');
    const modules = [register.module('EX-DISK'), register.module('EX-BUTIK')];
    const exported = await register.ask(
      'maria',
      'module.export',
      { ids: modules.map(({ id }) => id), suggestedName: 'moduler' },
      { path },
    );
    expect(exported).toEqual({ count: 2 });
    // Out of use: then the same content is begun anew.
    for (const { id } of modules) await register.ask('samira', 'module.retire', { id });
    const { imported } = valueOf(await importing(register, path));
    expect(imported.map(({ code }) => code)).toEqual(['EX-DISK', 'EX-BUTIK']);
    for (const [index, { id }] of imported.entries()) {
      const copy = await get(register, id);
      expect(copy).toMatchObject({ version: 2, status: 'draft' });
      const texts = (module: Pick<typeof copy, 'outcomes'>) =>
        module.outcomes.map((outcome) => [
          outcome.code,
          outcome.text,
          outcome.selfAssessmentText,
          outcome.suggestedEvidence,
          outcome.criteria.map(({ code, text, kind }) => [code, text, kind]),
        ]);
      expect(texts(copy)).toEqual(texts(modules[index]!));
    }
  });

  test('what is there already with the same content is not made again, whatever else is in the file', async () => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'moduler.json');
    const ids = [register.module('EX-DISK').id, register.module('EX-BUTIK').id];
    await register.ask('maria', 'module.export', { ids, suggestedName: 'moduler' }, { path });
    const before = await register.ask('samira', 'module.list', { withOldVersions: true });
    const again = valueOf(await importing(register, path));
    expect(again).toEqual({ imported: [], same: ['EX-DISK', 'EX-BUTIK'] });
    expect(await register.ask('samira', 'module.list', { withOldVersions: true })).toEqual(before);

    // One letter is other content; the draft that it becomes is then what is there.
    writeFileSync(path, readFileSync(path, 'utf8').replace('"text": "', '"text": "Alltid: '));
    expect(valueOf(await importing(register, path))).toMatchObject({
      imported: [{ code: 'EX-DISK' }],
      same: ['EX-BUTIK'],
    });
    expect(valueOf(await importing(register, path))).toMatchObject({
      imported: [],
      same: ['EX-DISK', 'EX-BUTIK'],
    });
  });

  test('exporting again writes the same bytes', async () => {
    const register = await seededRegister();
    const folder = temporaryFolder();
    for (const name of ['ett.json', 'två.json'])
      await register.ask(
        'maria',
        'module.export',
        { ids: [register.module('EX-AMS').id], suggestedName: name },
        { path: join(folder, name) },
      );
    expect(readFileSync(join(folder, 'ett.json'))).toEqual(readFileSync(join(folder, 'två.json')));
  });

  test('what lacks something is not exported, because it could not be read in again', async () => {
    const register = await seededRegister();
    const { id } = await register.ask('samira', 'module.create', { code: 'TOM', ...fields });
    const path = join(temporaryFolder(), 'moduler.json');
    const input = { ids: [id], suggestedName: 'x' };
    expect(refusalOf(await register.as.maria.call('module.export', input, { path }))).toEqual({
      kind: 'moduleIncomplete',
      problems: ['noOutcomes'],
    });
    expect(existsSync(path)).toBe(false);
  });

  test('a faulty file brings nothing in, and its faults are told', async () => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'moduler.json');
    const module = { code: 'NY', title: 'Ny', level: 1, outcomes };
    writeFileSync(
      path,
      JSON.stringify({ format: 'intyga-modules', modules: [module, { ...module, code: 'NY2', level: 7 }] }),
    );
    const refusal = refusalOf(await importing(register, path));
    expect(refusal).toMatchObject({ kind: 'moduleFileInvalid' });
    expect(await listed(register, 'NY', true)).toEqual([]);
  });

  test('a file that is too large, or no file at all', async () => {
    const register = await seededRegister();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'stor.json'), ' '.repeat(1024 * 1024 + 1));
    expect(refusalOf(await importing(register, join(folder, 'stor.json')))).toEqual({
      kind: 'fileTooLarge',
      size: 1024 * 1024 + 1,
      limit: 1024 * 1024,
    });
    expect(refusalOf(await importing(register, join(folder, 'saknas.json')))).toEqual({
      kind: 'fileUnreadable',
      name: 'saknas.json',
    });
    expect(refusalOf(await importing(register, folder))).toMatchObject({ kind: 'fileUnreadable' });
    expect(refusalOf(await register.as.samira.call('module.import', {}))).toEqual({ kind: 'cancelled' });
  });

  test('a place that is not there is told', async () => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'finns', 'inte', 'moduler.json');
    const input = { ids: [register.module('EX-AMS').id], suggestedName: 'x' };
    expect(refusalOf(await register.as.maria.call('module.export', input, { path }))).toMatchObject({
      kind: 'notSaved',
      why: 'gone',
    });
  });
});
