/**
 * How long the calls of somebody in another window take while something goes on. Not here: what goes on (batch.ts,
 * long.ts).
 */
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { EngineProcess } from '../engine-process.ts';

/** Milliseconds of each call of window 2, one after another and `between` milliseconds apart, for as long as `work` takes. */
export async function othersDuring(
  { call }: Pick<EngineProcess, 'call'>,
  between: number,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  const state = { isDone: false };
  const working = work().finally(() => (state.isDone = true));
  const times: number[] = [];
  while (!state.isDone) {
    const begun = performance.now();
    const reply = await call('workshop.list', {}, { window: 2 });
    if (!reply.ok) throw new Error(reply.refusal.kind);
    times.push(performance.now() - begun);
    await setTimeout(between);
  }
  await working;
  return times;
}
