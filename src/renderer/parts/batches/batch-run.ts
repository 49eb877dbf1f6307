/**
 * Issuing a batch, one certificate after another, wherever in the program one goes meanwhile. Stopping is between two.
 * Each step is whole in the engine, so that nothing is lost if the program ends. Not here: what is shown of it.
 */
import { useSyncExternalStore } from 'react';
import type { BatchId } from '#domain/ids.ts';
import { call } from '../../calls/bridge.ts';
import { queryClient, readAgain, tellRefused } from '../../calls/calls.ts';
import { keptPin } from '../signing/pin-request.ts';

export type BatchRun = {
  readonly id: BatchId;
  /** Settled so far, of those that are to go. */
  readonly done: number;
  readonly of: number;
  readonly isStopping: boolean;
};

/** How often the rows on the screen are read again while it goes on. */
const rowsEvery = 10;

let current: BatchRun | null = null;
const listeners = new Set<() => void>();

const put = (run: BatchRun | null): void => {
  current = run;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The run that goes on now, of whichever batch. */
export const currentRun = (): BatchRun | null => current;

export const useBatchRun = (): BatchRun | null => useSyncExternalStore(subscribe, () => current);

export const stopRun = (): void => {
  if (current) put({ ...current, isStopping: true });
};

const nextOf = async (id: BatchId): Promise<boolean> => {
  const { hasMore } = await call('batch.issueNext', { id }, { isOfRow: true });
  if (current) put({ ...current, done: current.done + 1 });
  return hasMore && current?.isStopping === false;
};

/** Goes on until everything that has been read is settled, somebody stops it, or something stands in the way. */
export const startRun = async (id: BatchId, done: number, of: number): Promise<void> => {
  if (current) return;
  put({ id, done, of, isStopping: false });
  try {
    for (let steps = 1; await nextOf(id); steps += 1)
      if (steps % rowsEvery === 0) void queryClient.invalidateQueries({ queryKey: ['batch.get'] });
  } catch (error) {
    if (!keptPin.isBehind()) tellRefused(error); // otherwise it stands on the batch's page when they come back
  } finally {
    keptPin.forget();
    await readAgain('batch.issueNext');
    put(null);
  }
};
