// A display for machines without one: our own Xvfb on a free number. Not here: who needs it, and how Xvfb
// gets onto the machine (ensure-debian.ts).
import { spawn } from 'node:child_process';

export interface Display {
  /** Goes into DISPLAY. */
  readonly name: string;
  readonly stop: () => void;
}

/** Linux without X11 and without Wayland; Windows and macOS always have a display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

/** Starts Xvfb, which picks its own number and tells it once it is ready. */
export function startDisplay(size = '1400x1000x24'): Promise<Display> {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => {
      server.kill('SIGTERM');
    };
    process.on('exit', stop);
    let complaint = '';
    server.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    server.on('error', (error) => {
      reject(new Error(`Xvfb does not start: ${error.message}`));
    });
    server.on('exit', (code) => {
      process.off('exit', stop);
      reject(new Error(`Xvfb ended with ${String(code)}: ${complaint.trim()}`));
    });
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      resolve({ name: `:${chunk.toString().trim()}`, stop });
    });
  });
}
