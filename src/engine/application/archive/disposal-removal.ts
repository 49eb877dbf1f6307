/**
 * What is due by the limits just now, and the removal of what a proposal takes: people first, then the kinds that have
 * limits of their own. Not here: who may (domain/disposal.ts), and the rows themselves (store/archive/disposing.ts and
 * store/archive/disposal-kinds.ts).
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import {
  draftsBefore,
  dueOn,
  fileDueOn,
  isDue,
  isForgotten,
  leftOn,
  logBefore,
  noLimits,
  type DisposalKind,
  type DisposalLimits,
} from '#domain/disposal.ts';
import type { LogTime } from '#domain/clock-ahead.ts';
import type { Instant } from '#domain/dates.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { readLogTime } from '../../store/base/ahead-runs.ts';
import {
  type Before,
  countDrafts,
  countKeptAccesses,
  disposeOfDrafts,
  emptyAccesses,
  emptyFile,
  listKeptAccesses,
  listKeptFiles,
} from '../../store/archive/disposal-kinds.ts';
import { listKept, type Disposal } from '../../store/archive/disposals.ts';
import {
  disposeOfLooseAttachments,
  disposeOfPerson,
  mergeSearchIndex,
  nothingDisposed,
  type DisposalCounts,
} from '../../store/archive/disposing.ts';
import { readSetting } from '../../store/base/settings.ts';
import type { ReadStore } from '../../store/base/store.ts';
import type { CommandContext, QueryContext } from '../frame/handler.ts';

export const limitsKey = 'disposal';

export const readLimits = async (store: ReadStore): Promise<DisposalLimits> => ({
  ...noLimits,
  ...((await readSetting(store, limitsKey)) as Partial<DisposalLimits> | undefined), // written by setLimits
});

/** Everybody who has left and is due, of all who have left, and who was never ended; whom the user sees. */
export const listDue = async ({
  store,
  today,
  now,
  viewer,
}: Pick<QueryContext, 'store' | 'today' | 'now' | 'viewer'>) => {
  const limits = await readLimits(store);
  const kept = await listKept(store, viewer, await readLogTime(store, now));
  const left = kept.flatMap((person) => {
    const exitedOn = leftOn(person.exitedOn, today);
    return exitedOn === null ? [] : [{ ...person, exitedOn }];
  });
  const forgotten = kept.filter(
    (person) => leftOn(person.exitedOn, today) === null && isForgotten(person, limits, today),
  );
  const due = left.flatMap((person) => {
    const on = dueOn(person, limits);
    return on !== null && isDue(on, today) ? [{ ...person, dueOn: on }] : [];
  });
  return { limits, due, forgotten, left: left.length, people: new Set(due.map(({ id }) => id)) };
};

const dueFiles = async (
  { store, today }: Pick<QueryContext, 'store' | 'today'>,
  limits: DisposalLimits,
  time: LogTime,
): Promise<{ readonly due: readonly AttachmentId[]; readonly all: number }> => {
  const files = await listKeptFiles(store, time);
  const due = [...files].filter(([, evidenceIn]) => isDue(fileDueOn(evidenceIn, limits), today));
  return { due: due.map(([id]) => id), all: files.size };
};

const before = (at: Instant | null, time: LogTime): Before | null => at && { at, time };

type Amount = { readonly due: number; readonly all: number };

/** How much of each kind is due, of how much there is. */
export const countDue = async (
  context: Pick<QueryContext, 'store' | 'today' | 'now'>,
  limits: DisposalLimits,
): Promise<Readonly<Record<DisposalKind, Amount>>> => {
  const { store, now } = context;
  const time = await readLogTime(store, now);
  const [drafts, log] = [before(draftsBefore(limits, now), time), before(logBefore(limits, now), time)];
  const files = await dueFiles(context, limits, time);
  return {
    files: { due: files.due.length, all: files.all },
    drafts: { due: drafts === null ? 0 : await countDrafts(store, drafts), all: await countDrafts(store) },
    log: { due: log === null ? 0 : await countKeptAccesses(store, log), all: await countKeptAccesses(store) },
  };
};

const add = (a: DisposalCounts, b: DisposalCounts): DisposalCounts => ({
  participants: a.participants + b.participants,
  validations: a.validations + b.validations,
  evidence: a.evidence + b.evidence,
  attachments: a.attachments + b.attachments,
  certificates: a.certificates + b.certificates,
  drafts: a.drafts + b.drafts,
  logRows: a.logRows + b.logRows,
  files: a.files + b.files,
  accesses: a.accesses + b.accesses,
});

const rowsAtATime = 200;

const inParts = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / rowsAtATime) }, (_, index) =>
    all.slice(index * rowsAtATime, (index + 1) * rowsAtATime),
  );

/** One thing after another. Reports progress; when it is stopped, nothing has been removed. */
export const remove = async (context: CommandContext, disposal: Disposal): Promise<DisposalCounts> => {
  const { store, now, progress, signal } = context;
  const { id, participantIds, kinds, limits } = disposal;
  const takes = (kind: DisposalKind): boolean => kinds.includes(kind);
  let counts = nothingDisposed;
  /* eslint-disable no-await-in-loop -- one person after another, and others are answered between */
  for (const [index, person] of participantIds.entries()) {
    counts = add(counts, await disposeOfPerson(store, person, id));
    progress(index + 1, participantIds.length);
    await otherWork();
    signal.throwIfAborted();
  }
  /* eslint-enable no-await-in-loop */
  const time = await readLogTime(store, now);
  const attachments = await disposeOfLooseAttachments(store);
  const files = takes('files') ? (await dueFiles(context, limits, time)).due : [];
  /* eslint-disable no-await-in-loop -- each file's row is emptied by itself */
  for (const file of files) await emptyFile(store, file, id);
  /* eslint-enable no-await-in-loop */
  const draftsDue = takes('drafts') ? before(draftsBefore(limits, now), time) : null;
  const drafts = draftsDue === null ? 0 : await disposeOfDrafts(store, draftsDue);
  const logDue = takes('log') ? before(logBefore(limits, now), time) : null;
  const rows = logDue === null ? [] : await listKeptAccesses(store, logDue);
  /* eslint-disable no-await-in-loop -- a part of many rows at a time */
  for (const part of inParts(rows)) {
    await emptyAccesses(store, part, id);
    await otherWork();
    signal.throwIfAborted();
  }
  /* eslint-enable no-await-in-loop */
  await mergeSearchIndex(store);
  const byKinds = { files: files.length, drafts, accesses: rows.length };
  return add(counts, { ...nothingDisposed, attachments, ...byKinds });
};
