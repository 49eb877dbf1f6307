/**
 * The process that reads files from outside, for an engine that runs in a utility process and can start none: started,
 * ended, and what is said handed on, unread. Not here: what it does (the engine's reader.ts).
 */
import { utilityProcess, type UtilityProcess } from 'electron';
import type { FromEngine, ToEngine } from '#contract/messages.ts';

type About = Extract<FromEngine, { readonly of: number; readonly type: `${string}Reader` }>;

export const isAboutReader = (message: FromEngine): message is About =>
  ['startReader', 'tellReader', 'endReader'].includes(message.type);

export const readerProcesses = (entry: string, toEngine: (message: ToEngine) => void) => {
  const running = new Map<number, UtilityProcess>();
  const start = (of: number): void => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'Intyga files', stdio: 'ignore' });
    running.set(of, child);
    child.on('message', (said: unknown) => {
      toEngine({ type: 'readerSaid', of, said });
    });
    child.on('exit', () => {
      running.delete(of);
      toEngine({ type: 'readerGone', of });
    });
  };
  return {
    receive: (message: About): void => {
      if (message.type === 'startReader') start(message.of);
      else if (message.type === 'tellReader') running.get(message.of)?.postMessage(message.what);
      else running.get(message.of)?.kill();
    },
    /** The engine is gone, and nobody waits for what they read. */
    endAll: (): void => {
      for (const child of running.values()) child.kill();
    },
  };
};
