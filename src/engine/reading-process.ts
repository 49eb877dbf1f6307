/**
 * Files from outside are read in a process of its own, one at a time: the engine answers others meanwhile, and what comes
 * to no end is ended with its process, native libraries and all; the next file meets a fresh one. A thread would not do:
 * a picture library's work goes on in the engine's own pool when its thread is gone. Not here: the work (reader.ts).
 */
import { fork } from 'node:child_process';
import type { OutsideReader, Reading, ReadingJob } from './application/frame/outside-reading.ts';
import type { FromReader, ToReader } from './reader.ts';
import { readingTimes } from './reading-jobs.ts';

/** A process that was started for the engine, and the engine's hold on it. */
export type Helper = {
  readonly send: (message: ToReader) => void;
  readonly end: () => void;
  /** Whether the engine stays for its sake. */
  readonly hold: (isHeld: boolean) => void;
};
export type StartHelper = (on: {
  readonly message: (message: FromReader) => void;
  readonly gone: () => void;
}) => Helper;

/** For a process to begin, however slow the disk: the time it takes is no fault of the file that waits. */
const mostToBegin = 60_000;
/** The process ends itself when time is up; this is for one that cannot. */
const grace = 3000;
/** Without anything to read it goes, and its memory with it. */
const idle = 60_000;

/** By Node's own way: for tests, the command line, and the engine where it is itself a process of Node's. */
export const forked =
  (entry: string): StartHelper =>
  (on) => {
    const child = fork(entry, [], { serialization: 'advanced', stdio: 'ignore', execArgv: [] });
    child.on('message', (message) => {
      on.message(message as FromReader); // only our reader holds the other end
    });
    child.on('exit', on.gone);
    child.on('error', on.gone);
    return {
      send: (message) => {
        if (child.connected) child.send(message);
      },
      end: () => {
        child.kill('SIGKILL');
      },
      hold: (isHeld) => {
        child[isHeld ? 'ref' : 'unref']();
        child.channel?.[isHeld ? 'ref' : 'unref']();
      },
    };
  };

export const readingProcess = (start: StartHelper, times = readingTimes): OutsideReader => {
  let helper: { readonly hold: Helper; readonly begun: Promise<void> } | undefined;
  let tell: ((answer: FromReader | 'unfinished') => void) | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let idleTimer: NodeJS.Timeout | undefined;

  const begin = () => {
    let isBegun = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      isBegun = resolve;
    });
    const own = {
      begun,
      hold: start({
        message: (message) => {
          if (message === 'begun') isBegun();
          else if (helper === own) tell?.(message);
        },
        gone: () => {
          if (helper !== own) return;
          helper = undefined;
          tell?.('unfinished');
        },
      }),
    };
    return own;
  };

  const read = async (job: ReadingJob, asked: ToReader['asked']): Promise<FromReader | 'unfinished'> => {
    clearTimeout(idleTimer);
    const own = (helper ??= begin());
    own.hold.hold(true);
    const giveUp = (): void => {
      helper = undefined;
      own.hold.end();
      tell?.('unfinished');
    };
    let timer = setTimeout(giveUp, mostToBegin);
    const answer = await new Promise<FromReader | 'unfinished'>((resolve) => {
      tell = resolve;
      void own.begun.then(() => {
        if (tell !== resolve) return;
        clearTimeout(timer);
        timer = setTimeout(giveUp, times[job] + grace);
        own.hold.send({ job, asked, time: times[job] });
      });
    });
    tell = undefined;
    clearTimeout(timer);
    own.hold.hold(false);
    idleTimer = setTimeout(() => {
      helper?.hold.end();
      helper = undefined;
    }, idle).unref();
    return answer;
  };

  return <J extends ReadingJob>(job: J, asked: Reading[J]['asked']) => {
    const answer = before.then(() => read(job, asked));
    before = answer;
    // What the process answers is what the job's own function gave.
    return answer.then((told) =>
      typeof told === 'string' ? ('unfinished' as const) : (told.answer as Reading[J]['answer']),
    );
  };
};
