/**
 * The built engine in a process of its own, as the program starts it: to ask, to end in order, or to kill. For the
 * bench and for torture. Not here: what is asked.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { CallName, InputOf, OutputOf, Reply } from '#contract/index.ts';
import type { FromEngine, ToEngine } from '#contract/messages.ts';
import { staffPin } from './bench/approved.ts';
import { root } from './run.ts';

export type EngineProcess = {
  readonly pid: number | undefined;
  /** `window` says whose seat; `path` is the file chosen in the dialog. Rejects when the engine ends without answering. */
  readonly call: <N extends CallName>(
    name: N,
    input: InputOf<N>,
    options?: { readonly window?: number; readonly path?: string },
  ) => Promise<Reply<OutputOf<N>>>;
  /** The same for what must not be refused. */
  readonly ask: <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** How many bytes a document has. */
  readonly bytes: (documentId: string) => Promise<number>;
  readonly quit: () => Promise<void>;
  /** At once, as a power cut or the task manager would. */
  readonly kill: () => Promise<void>;
  readonly isReady: Promise<void>;
};

/** What a call is rejected with that the engine never answers. */
export const endedWords = 'The engine ended';

export function startEngine(folder: string): EngineProcess {
  const entry = path.join(root, 'out', 'main', 'engine.cjs');
  const engine = fork(entry, [folder, path.join(root, 'resources')], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (message: FromEngine) => void>();
  let tellReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    // 'close' comes after the last message that was on its way.
    engine.once('close', () => {
      resolve();
    });
  });
  const gone = ended.then(() => {
    throw new Error(endedWords);
  });
  gone.catch(() => undefined);
  engine.on('error', () => undefined); // a message that could not be sent any more: its caller learns of the end
  engine.on('message', (message) => {
    const told = message as FromEngine; // only the engine holds the other end
    if (told.type === 'ready') tellReady();
    if ('id' in told && told.type !== 'progress') waiting.get(told.id)?.(told);
  });
  let lastId = 0;
  const answered = (message: (id: number) => ToEngine): Promise<FromEngine> => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<FromEngine>((resolve) => waiting.set(id, resolve));
    if (engine.connected) engine.send(message(id));
    return Promise.race([answer, gone]);
  };
  const call: EngineProcess['call'] = async <N extends CallName>(
    name: N,
    input: InputOf<N>,
    options: { readonly window?: number; readonly path?: string } = {},
  ) => {
    const told = await answered((id) => ({
      type: 'call',
      id,
      from: options.window ?? 1,
      name,
      input,
      path: options.path,
      pin: staffPin, // looked at only where something is signed
    }));
    if (told.type !== 'reply') throw new Error(`${name} was answered with ${told.type}`);
    return told.reply as Reply<OutputOf<N>>; // the call's own type
  };
  return {
    pid: engine.pid,
    call,
    ask: async (name, input) => {
      const reply = await call(name, input);
      if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
      return reply.value;
    },
    bytes: async (documentId) => {
      const told = await answered((id) => ({ type: 'bytes', id, from: 1, kind: 'document', of: documentId }));
      return told.type === 'bytes' ? (told.content?.bytes.length ?? 0) : 0;
    },
    quit: () => {
      if (engine.connected) engine.send({ type: 'quit' } satisfies ToEngine);
      return ended;
    },
    kill: () => {
      engine.kill('SIGKILL');
      return ended;
    },
    isReady: Promise.race([ready, gone]),
  };
}
