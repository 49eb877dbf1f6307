// The built engine in a process of its own, as the program starts it, issuing a batch: so that its cold start and its
// memory are only its own. Not here: making the register (approved.ts).
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CallName, InputOf, OutputOf, Reply } from '#contract/index.ts';
import type { FromEngine, ToEngine } from '#contract/messages.ts';
import { root } from '../run.ts';
import { staffPassphrase } from './approved.ts';
import type { Size } from './figures.ts';

export interface OpenBatch {
  /** Milliseconds of each of the next `some`, from asking to the answer; the very first loads the PDF room. */
  readonly issue: (some: number) => Promise<readonly number[]>;
  /** Once all are issued. */
  readonly close: () => Promise<Size>;
}

interface EngineAtWork {
  readonly pid: number | undefined;
  readonly ask: <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  readonly bytes: (documentId: string) => Promise<number>;
  readonly quit: () => Promise<void>;
}

function startEngine(folder: string): EngineAtWork {
  const entry = path.join(root, 'out', 'main', 'engine.cjs');
  const engine = fork(entry, [folder, path.join(root, 'resources')], { serialization: 'advanced' });
  const waiting = new Map<number, (message: FromEngine) => void>();
  const ended = new Promise<void>((resolve) => {
    engine.once('exit', () => {
      resolve();
    });
  });
  engine.on('message', (message) => {
    const told = message as FromEngine; // only the engine holds the other end
    if ('id' in told) waiting.get(told.id)?.(told);
  });
  let lastId = 0;
  const answered = (message: (id: number) => ToEngine): Promise<FromEngine> => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<FromEngine>((resolve) => waiting.set(id, resolve));
    engine.send(message(id));
    return Promise.race([
      answer,
      ended.then(() => {
        throw new Error('The engine ended');
      }),
    ]);
  };
  return {
    pid: engine.pid,
    ask: async <N extends CallName>(name: N, input: InputOf<N>) => {
      const told = await answered((id) => ({ type: 'call', id, from: 1, name, input }));
      const reply = told.type === 'reply' ? (told.reply as Reply<OutputOf<N>>) : undefined; // the call's own type
      if (reply?.ok !== true) throw new Error(`${name} was refused: ${JSON.stringify(reply)}`);
      return reply.value;
    },
    bytes: async (documentId) => {
      const told = await answered((id) => ({ type: 'bytes', id, from: 1, kind: 'document', of: documentId }));
      return told.type === 'bytes' ? (told.content?.bytes.length ?? 0) : 0;
    },
    quit: () => {
      engine.send({ type: 'quit' } satisfies ToEngine);
      return ended;
    },
  };
}

/** Linux keeps the highest mark of each process. */
function peakOf(pid: number | undefined): number | null {
  const status = `/proc/${String(pid)}/status`;
  if (!existsSync(status)) return null;
  const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** A batch of `count` of those who wait in a register that `makeApproved` made, read and ready to be issued. */
export async function openBatch(folder: string, count: number): Promise<OpenBatch> {
  const { pid, ask, bytes, quit } = startEngine(folder);
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
