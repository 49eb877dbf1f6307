/** Where the log is dated ahead of now, and when each such stretch was over. Not here: what follows of it (domain/clock-ahead.ts). */
import type { AheadRun, LogTime } from '#domain/clock-ahead.ts';
import type { Instant } from '#domain/dates.ts';
import type { ReadStore } from './store.ts';

type Row = { readonly position: number; readonly at: Instant };

/** Rows that follow each other in one part. */
const inRuns = (rows: readonly Row[]): readonly (readonly [Row, ...Row[]])[] => {
  const runs: [Row, ...Row[]][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.at(-1)?.position === row.position - 1) run.push(row);
    else runs.push([row]);
  }
  return runs;
};

/** The first row after a run that knows the time: not to come, nor before what was known before the run. */
const overAt = async (store: ReadStore, [first, ...rest]: readonly [Row, ...Row[]], now: Instant) => {
  const before = await store
    .selectFrom('audit')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('position', '<', first.position)
    .where('at', '<=', now)
    .executeTakeFirst();
  const after = await store
    .selectFrom('audit')
    .select('at')
    .where('position', '>', rest.at(-1)?.position ?? first.position)
    .where('at', '<=', now)
    .where('at', '>=', before?.at ?? ('' as Instant)) // nothing lies before the empty text
    .orderBy('position')
    .executeTakeFirst();
  return after?.at ?? now;
};

/** Nearly always without runs: the clock has been right, and is. */
export const readLogTime = async (store: ReadStore, now: Instant): Promise<LogTime> => {
  const rows = await store
    .selectFrom('audit')
    .select(['position', 'at'])
    .where('at', '>', now)
    .orderBy('position')
    .execute();
  const runs: AheadRun[] = [];
  for (const run of inRuns(rows)) {
    const [first] = run;
    runs.push({
      firstPosition: first.position,
      lastPosition: run.at(-1)?.position ?? first.position,
      firstAt: run.map(({ at }) => at).reduce((least, at) => (at < least ? at : least)),
      overAt: await overAt(store, run, now),
    });
  }
  return { now, runs };
};
