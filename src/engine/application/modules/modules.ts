/** Validation modules: browse, write, copy, publish, retire, import, export. File format: module-file.ts. */
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { moduleContract } from '#contract/modules.ts';
import type { ModuleId, ModuleVersionId } from '#domain/ids.ts';
import {
  isExampleCode,
  mayEdit,
  mayPublish,
  normalCode,
  publishProblems,
  type ModuleVersion,
} from '#domain/module.ts';
import { accept, refuse } from '#domain/refusal.ts';
import {
  deleteDraft,
  findModule,
  listModulesById,
  findModuleIdByCode,
  insertDraft,
  insertModule,
  listModules,
  listVersions,
  replaceOutcomes,
  setStatus,
  updateDraft,
  type OutcomeContent,
} from '../../store/modules/modules.ts';
import type { ReadStore, WriteStore } from '../../store/base/store.ts';
import { prepareSave, readLimited } from '../../files/files.ts';
import { done, doneSaving, inTwoPhases, type CommandContext, type Handlers } from '../frame/handler.ts';
import { whenRead } from '../frame/outside-reading.ts';
import { formatModules, largestModuleFile, type ModuleContent } from './module-file.ts';

const missing = () => refuse({ kind: 'notFound', what: 'module' });

const contentOf = (module: ModuleVersion): ModuleContent => ({
  code: module.code,
  title: module.title,
  version: module.version,
  level: module.level,
  seqfLevel: module.seqfLevel,
  creditValue: module.creditValue,
  notionalLearningHours: module.notionalLearningHours,
  outcomes: module.outcomes.map(({ text, selfAssessmentText, suggestedEvidence, criteria }) => ({
    text,
    selfAssessmentText,
    suggestedEvidence,
    criteria: criteria.map((criterion) => ({ text: criterion.text, kind: criterion.kind })),
  })),
});

/** Whether the newest version of the module says the same already; one out of use is begun anew. */
const isThere = async (store: ReadStore, content: ModuleContent): Promise<boolean> => {
  const moduleId = await findModuleIdByCode(store, content.code);
  const [newest] = moduleId === undefined ? [] : await listVersions(store, moduleId);
  const module = newest && newest.status !== 'retired' ? await findModule(store, newest.id) : undefined;
  if (!module) return false;
  const { version: _, ...kept } = contentOf(module);
  const { version: __, ...read } = content;
  return isDeepStrictEqual(kept, read);
};

type Making = Pick<CommandContext, 'newId' | 'now'> & { readonly store: WriteStore };

/** A draft: version 1 of a new code, or the next version of a known one. */
export const addDraft = async (
  { store, newId, now }: Making,
  code: string,
  content: Omit<ModuleContent, 'code' | 'version' | 'outcomes'>,
  outcomes: readonly OutcomeContent[],
): Promise<ModuleVersionId> => {
  let moduleId = await findModuleIdByCode(store, code);
  if (moduleId === undefined) {
    moduleId = newId<ModuleId>();
    await insertModule(store, moduleId, code);
  }
  const [newest] = await listVersions(store, moduleId);
  const id = newId<ModuleVersionId>();
  await insertDraft(store, { ...content, id, moduleId, version: (newest?.version ?? 0) + 1, createdAt: now });
  await replaceOutcomes(store, id, outcomes, newId);
  return id;
};

export const moduleHandlers: Handlers<typeof moduleContract> = {
  'module.list': async ({ store }, { withOldVersions }) => {
    const rows = await listModules(store);
    const seen = new Set<ModuleId>();
    const shown = rows.filter((row) => {
      const isNewest = !seen.has(row.moduleId);
      // A draft of the next version does not hide the version that is in use.
      if (row.status !== 'draft') seen.add(row.moduleId);
      return withOldVersions || isNewest;
    });
    return accept(shown.map((row) => ({ ...row, isExample: isExampleCode(row.code) })));
  },

  'module.get': async ({ store }, { id }) => {
    const module = await findModule(store, id);
    if (!module) return missing();
    const versions = await listVersions(store, module.moduleId);
    return accept({
      ...module,
      isExample: isExampleCode(module.code),
      outcomes: module.outcomes.map((outcome) => ({
        ...outcome,
        suggestedEvidence: [...outcome.suggestedEvidence],
        criteria: [...outcome.criteria],
      })),
      versions: versions.map(({ id: versionId, version, status }) => ({ id: versionId, version, status })),
    });
  },

  'module.create': async (context, input) => {
    const code = normalCode(input.code);
    if (await findModuleIdByCode(context.store, code)) return refuse({ kind: 'codeTaken', code });
    const id = await addDraft(context, code, input, []);
    return done({ id }, { what: 'module.created', subjectId: id, after: { code, title: input.title } });
  },

  'module.saveDraft': async ({ store, newId }, { id, outcomes: typed, ...fields }) => {
    const module = await findModule(store, id);
    if (!module) return missing();
    const editable = mayEdit(module.status);
    if (!editable.ok) return editable;
    const outcomes = typed.map((outcome) => ({
      ...outcome,
      suggestedEvidence: outcome.suggestedEvidence.filter((way) => way !== ''),
    }));
    await updateDraft(store, id, fields);
    await replaceOutcomes(store, id, outcomes, newId);
    return done(
      {},
      {
        what: 'module.changed',
        subjectId: id,
        before: contentOf(module),
        after: { ...fields, outcomes },
      },
    );
  },

  'module.newVersion': async (context, { id }) => {
    const module = await findModule(context.store, id);
    if (!module) return missing();
    const versions = await listVersions(context.store, module.moduleId);
    const draft = versions.find((version) => version.status === 'draft');
    if (draft) return refuse({ kind: 'moduleDraftExists', version: draft.version });
    const made = await addDraft(context, module.code, module, contentOf(module).outcomes);
    return done({ id: made }, { what: 'module.versionBegun', subjectId: made, before: { id } });
  },

  'module.copy': async (context, { id, code: typed, title }) => {
    const module = await findModule(context.store, id);
    if (!module) return missing();
    const code = normalCode(typed);
    if (await findModuleIdByCode(context.store, code)) return refuse({ kind: 'codeTaken', code });
    const made = await addDraft(context, code, { ...module, title }, contentOf(module).outcomes);
    return done({ id: made }, { what: 'module.copied', subjectId: made, before: { id }, after: { code } });
  },

  'module.publish': async ({ store, now }, { id }) => {
    const module = await findModule(store, id);
    if (!module) return missing();
    const publishable = mayPublish(module);
    if (!publishable.ok) return publishable;
    await setStatus(store, id, 'published', now);
    return done({}, { what: 'module.published', subjectId: id, after: contentOf(module) });
  },

  'module.retire': async ({ store, now }, { id }) => {
    const module = await findModule(store, id);
    if (!module) return missing();
    if (module.status !== 'published') return refuse({ kind: 'moduleFrozen' });
    await setStatus(store, id, 'retired', now);
    return done({}, { what: 'module.retired', subjectId: id });
  },

  'module.discardDraft': async ({ store }, { id }) => {
    const module = await findModule(store, id);
    if (!module) return missing();
    const editable = mayEdit(module.status);
    if (!editable.ok) return editable;
    await deleteDraft(store, module);
    return done({}, { what: 'module.draftDiscarded', subjectId: id, before: contentOf(module) });
  },

  'module.import': inTwoPhases({
    prepare: async ({ path, readOutside }) => {
      const file = readLimited(path, largestModuleFile);
      if (!file.ok) return file;
      const parsed = whenRead(await readOutside('modules', file.value), basename(path));
      return parsed.ok ? accept(parsed.value as readonly ModuleContent[]) : parsed; // as module-file.ts gave them
    },
    handle: async (context, _input, contents) => {
      const imported: { id: ModuleVersionId; code: string }[] = [];
      const same: string[] = [];
      /* eslint-disable no-await-in-loop -- each module is rows of several tables */
      for (const content of contents) {
        const code = normalCode(content.code);
        if (await isThere(context.store, { ...content, code })) same.push(code);
        else imported.push({ id: await addDraft(context, code, content, content.outcomes), code });
      }
      /* eslint-enable no-await-in-loop */
      return done(
        { imported, same },
        {
          what: 'module.imported',
          subjectId: basename(context.path),
          after: same.length === 0 ? imported : { imported, same },
        },
      );
    },
  }),

  'module.export': async ({ store, path }, { ids }) => {
    const modules = await listModulesById(store, ids);
    if (modules.length < ids.length) return missing();
    // A file that could not be read in again would be worth nothing.
    const problems = modules.map(publishProblems).find(({ length }) => length > 0);
    if (problems) return refuse({ kind: 'moduleIncomplete', problems });
    const contents = modules.map(contentOf);
    const file = prepareSave(path, Buffer.from(formatModules(contents)));
    if (!file.ok) return file;
    return doneSaving(
      { count: contents.length },
      { what: 'module.exported', subjectId: basename(path), after: ids },
      file.value,
    );
  },
};
