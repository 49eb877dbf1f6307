/**
 * Issuing a batch, one certificate after another, wherever in the program one goes meanwhile. Stopping is between two.
 * Each step is whole in the engine, so that nothing is lost if the program ends. Not here: what is shown of it.
 */
import type { BatchId } from '#domain/ids.ts';
import { call } from '../../calls/bridge.ts';
import { queryClient, readAgain, tellRefused } from '../../calls/calls.ts';
import { whyNobody } from '../../calls/nobody-here.ts';
import { keptPin } from '../../calls/pin-request.ts';
import { externalValue } from '../../external-value.ts';

export type BatchRun = {
  readonly id: BatchId;
  /** Settled so far, of those that are to go. */
  readonly done: number;
  readonly of: number;
  readonly isStopping: boolean;
};

/** How often the rows on the screen are read again while it goes on. */
const rowsEvery = 10;

const { get, put, useValue } = externalValue<BatchRun | null>(null);

/** The run that goes on now, of whichever batch. */
export const currentRun = get;

export const useBatchRun = useValue;

export const stopRun = (): void => {
  const run = get();
  if (run) put({ ...run, isStopping: true });
};

const nextOf = async (id: BatchId): Promise<boolean> => {
  const { hasMore } = await call('batch.issueNext', { id }, { isOfRow: true });
  const run = get();
  if (run) put({ ...run, done: run.done + 1 });
  return hasMore && run?.isStopping === false;
};

/** Goes on until everything that has been read is settled, somebody stops it, or something stands in the way. */
export const startRun = async (id: BatchId, done: number, of: number): Promise<void> => {
  if (get()) return;
  put({ id, done, of, isStopping: false });
  try {
    for (let steps = 1; await nextOf(id); steps += 1)
      if (steps % rowsEvery === 0) void queryClient.invalidateQueries({ queryKey: ['batch.get'] });
  } catch (error) {
    if (!whyNobody()) tellRefused(error); // otherwise it stands on the batch's page when they come back
  } finally {
    keptPin.forget();
    await readAgain('batch.issueNext');
    put(null);
  }
};
