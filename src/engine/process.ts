/**
 * The engine as a process: reads messages, keeps one seat a window, answers. Started by main as a utility process
 * (`process.parentPort`) or as a child process (`process.send`): see docs/decisions/0002-engine-process.md.
 */
import { dirname } from 'node:path';
import { programEngine } from './program.ts';
import type { FromReader } from './reader.ts';
import type { StartHelper } from './reading-process.ts';
import type { Connection } from './compose.ts';
import type { FromEngine, ToEngine } from '#contract/messages.ts';

/** What Electron adds in a utility process. Declared here because the engine does not know Electron. */
type ParentPort = {
  on: (event: 'message', listener: (message: { data: ToEngine }) => void) => void;
  postMessage: (message: FromEngine) => void;
};
const parentPort = (process as { parentPort?: ParentPort }).parentPort;

const send = (message: FromEngine): void => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
};

const [folder, resources] = process.argv.slice(2);
if (folder === undefined || resources === undefined)
  throw new Error('usage: engine <data folder> <resources>');

type Reader = Parameters<StartHelper>[0];
const readers = new Map<number, Reader>();
let lastReader = 0;

/** By main: Electron's processes start none of their own. */
const startByMain: StartHelper = (on) => {
  lastReader += 1;
  const of = lastReader;
  readers.set(of, on);
  send({ type: 'startReader', of });
  return {
    send: (what) => {
      send({ type: 'tellReader', of, what });
    },
    end: () => {
      send({ type: 'endReader', of });
    },
    hold: () => undefined,
  };
};

const engine = programEngine({
  folder,
  resources,
  bundles: dirname(process.argv[1] ?? ''),
  startReader: parentPort && startByMain,
});
const seats = new Map<number, Connection>();
const running = new Map<number, AbortController>();

const seatOf = (from: number): Connection => {
  const seat = seats.get(from) ?? engine.connect();
  seats.set(from, seat);
  return seat;
};

/** As long as nobody asks for anything: a moment in which nobody waits for the engine. */
const quiet = 400;
let quietly: NodeJS.Timeout | undefined;

/** Each call puts it off, and a step ends before the next is thought of. */
const warmUpWhenQuiet = (): void => {
  clearTimeout(quietly);
  quietly = setTimeout(() => {
    if (running.size > 0) return;
    void engine.warmUp().then((hasMore) => {
      if (hasMore && running.size === 0) warmUpWhenQuiet();
    });
  }, quiet).unref();
};

const receive = async (message: ToEngine): Promise<void> => {
  switch (message.type) {
    case 'call': {
      const { id } = message;
      const controller = new AbortController();
      running.set(id, controller);
      const reply = await seatOf(message.from).callUnknown(message.name, message.input, {
        path: message.path,
        pin: message.pin,
        signal: controller.signal,
        onProgress: (done, of) => {
          send({ type: 'progress', id, done, of });
        },
      });
      running.delete(id);
      warmUpWhenQuiet();
      send({ type: 'reply', id, reply });
      break;
    }
    case 'cancel':
      running.get(message.id)?.abort();
      break;
    case 'bytes':
      send({
        type: 'bytes',
        id: message.id,
        content: await seatOf(message.from).bytes(message.kind, message.of),
      });
      break;
    case 'left':
      await seats.get(message.from)?.close();
      seats.delete(message.from);
      break;
    case 'readerSaid':
      readers.get(message.of)?.message(message.said as FromReader); // main hands on what the reader said
      break;
    case 'readerGone':
      readers.get(message.of)?.gone();
      readers.delete(message.of);
      break;
    case 'quit':
      await quit();
      break;
  }
};

/** Lets running calls end, closes the register, and goes. */
const quit = async (): Promise<void> => {
  for (const controller of running.values()) controller.abort();
  await engine.close();
  send({ type: 'bye' });
  process.exit(0);
};

if (parentPort)
  parentPort.on('message', ({ data }) => {
    void receive(data);
  });
else
  process.on('message', (message) => {
    void receive(message as ToEngine); // only main holds the other end
  });
// Main has gone without a word: nothing more can be asked, so close in order.
process.on('disconnect', () => {
  void quit();
});

const minute = 60_000;
setInterval(() => {
  void engine.tick();
}, minute).unref();

send({ type: 'ready' });
