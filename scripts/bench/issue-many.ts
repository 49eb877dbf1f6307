/**
 * The built engine in a process of its own, as the program starts it, issuing a batch: so that its cold start and its
 * memory are only its own. Not here: making the register (approved.ts).
 */
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { startEngine } from '../engine-process.ts';
import { staffPassphrase } from './approved.ts';
import type { Size } from './figures.ts';
import { othersDuring } from './others.ts';
import { processorTime } from './processor-time.ts';

export type OpenBatch = {
  /** Milliseconds of each of the next `some`, from asking to the answer; the very first loads the PDF room. */
  readonly issue: (some: number) => Promise<readonly number[]>;
  /** Milliseconds of each call of another window's, one after another, for as long as `work` takes. */
  readonly othersDuring: (work: () => Promise<unknown>) => Promise<readonly number[]>;
  /** Milliseconds of processor time so far, of the engine with its threads. */
  readonly busy: () => Promise<number>;
  /** Once all are issued. */
  readonly close: () => Promise<Size>;
};

/** Somebody who works quickly in another window. */
const betweenCalls = 20;

/** Linux keeps the highest mark of each process. */
function peakOf(pid: number | undefined): number | null {
  const status = `/proc/${String(pid)}/status`;
  if (!existsSync(status)) return null;
  const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** A batch of `count` of those who wait in a register that `makeApproved` made, read and ready to be issued. */
export async function openBatch(folder: string, count: number): Promise<OpenBatch> {
  const { pid, call, ask, bytes, quit } = startEngine(folder);
  await ask('session.signIn', { signInName: 'maria', passphrase: staffPassphrase });
  const { people } = await ask('batch.candidates', {});
  const items = people.slice(0, count).map(({ participantId, nameOnCertificate, birth, validationIds }) => ({
    participantId,
    nameOnCertificate,
    birth,
    validationIds,
  }));
  const { id } = await ask('batch.make', { items });
  await ask('batch.confirm', { id, positions: items.map((_, index) => index + 1) });
  return {
    issue: async (some) => {
      const times: number[] = [];
      for (let hasMore = true; hasMore && times.length < some;) {
        const begun = performance.now();
        ({ hasMore } = await ask('batch.issueNext', { id }));
        times.push(performance.now() - begun);
      }
      return times;
    },
    othersDuring: async (work) => {
      await call('session.signIn', { signInName: 'samira', passphrase: staffPassphrase }, { window: 2 });
      return await othersDuring({ call }, betweenCalls, work);
    },
    busy: () => Promise.resolve(processorTime([pid])),
    close: async () => {
      const certificate = (await ask('batch.get', { id })).items.at(-1)?.certificate;
      if (!certificate) throw new Error('Not everything was issued');
      const { documentId } = await ask('certificate.open', { id: certificate.id });
      const size = { each: await bytes(documentId), peak: peakOf(pid) };
      await quit();
      return size;
    },
  };
}
