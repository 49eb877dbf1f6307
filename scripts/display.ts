/**
 * A display for machines without one: our own Xvfb on a free number. Not here: who needs it, and how Xvfb
 * gets onto the machine (ensure-debian.ts).
 */
import { spawn } from 'node:child_process';

export type Display = {
  /** Goes into DISPLAY. */
  readonly name: string;
  readonly stop: () => void;
};

/** A server that has not told its number by then never will. */
const patience = 15_000;
const attempts = 3;

/** Linux without X11 and without Wayland; Windows and macOS always have a display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

/** Starts Xvfb, which picks its own number and tells it once it is ready. */
export async function startDisplay(size = '1400x1000x24'): Promise<Display> {
  for (let left = attempts - 1; ; left--) {
    try {
      return await tryDisplay(size);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Several, for programs that must not take the keyboard from each other. */
export async function startDisplays(count: number): Promise<readonly Display[]> {
  return await Promise.all(Array.from({ length: count }, () => startDisplay()));
}

function tryDisplay(size: string): Promise<Display> {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => {
      server.kill();
    };
    process.on('exit', stop);
    let complaint = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      process.off('exit', stop);
      stop();
      reject(new Error(`Xvfb ${reason} ${complaint}`.trim()));
    };
    const timer = setTimeout(() => {
      fail(`said nothing for ${patience / 1000} seconds.`);
    }, patience);
    server.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    server.on('error', (error) => {
      fail(`does not start: ${error.message}.`);
    });
    server.on('exit', (code) => {
      fail(`ended with ${String(code)}.`);
    });
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      clearTimeout(timer);
      resolve({ name: `:${chunk.toString().trim()}`, stop });
    });
  });
}
