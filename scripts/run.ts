/**
 * Starting other programs: with their output kept, or shown as it comes. Knows how to find the tools of
 * node_modules without their shims and how to end a whole family of processes. Not here: which programs
 * are started, and why.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export type RunOptions = {
  readonly cwd?: string;
  /** Added to the present environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which the program and all that it started are ended. */
  readonly timeLimit?: number;
};

export type Ended = {
  /** Exit status; 1 where the program was ended by a signal or could not start. */
  readonly code: number;
  /** Standard output and standard error as they came, one after the other. */
  readonly output: string;
  readonly timedOut: boolean;
};

const isWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();

function endFamily(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole family has ended already.
  }
}

function endEverything(): void {
  for (const child of running) endFamily(child);
}

process.on('exit', endEverything);
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => process.exit(status));
}

/** As our own program was given it: what a library within it sets meanwhile (Vite: NODE_ENV) is no other tool's. */
const given: Readonly<NodeJS.ProcessEnv> = { ...process.env };

function environment(changes: RunOptions['env']): NodeJS.ProcessEnv {
  return { ...given, ...changes };
}

/** Kept output is shown later: in colours only where it will be shown on a terminal. */
function colours(): Record<string, string | undefined> {
  return { FORCE_COLOR: process.stdout.isTTY ? '1' : '0', NO_COLOR: undefined };
}

/** Runs a program to its end and keeps what it says. Never throws: a program that cannot start ends with 1. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: environment({ ...colours(), ...options.env }),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a program that hangs can be ended with all that it started.
      detached: !isWindows,
    });
    running.add(child);
    const chunks: Buffer[] = [];
    let timedOut = false;
    const timer =
      options.timeLimit === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endFamily(child);
          }, options.timeLimit);
    const finish = (code: number): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), timedOut });
    };
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      finish(1);
    });
    child.on('close', (code) => {
      finish(code ?? 1);
    });
  });
}

/** Runs a program with our own input and output, and gives its exit status. */
export function show(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: environment(options.env),
      stdio: 'inherit',
    });
    const stop = (): void => {
      child.kill();
    };
    process.on('exit', stop);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve(code ?? 1);
    });
  });
}

/**
 * The JavaScript file behind a tool's command, so that it can be started with our own Node: that needs no
 * shim, no shell and no execute permission.
 */
export function tool(packageName: string, command = packageName): string {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const entry = typeof bin === 'string' ? bin : bin?.[command];
  if (entry === undefined) throw new Error(`${packageName} has no command named ${command}`);
  return path.join(folder, entry);
}

/** The npm client: the one that runs us, else the one on the path. */
export function npm(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const entry = process.env['npm_execpath'];
  if (entry?.endsWith('.js') === true) return run(process.execPath, [entry, ...args], options);
  return isWindows ? run('cmd', ['/d', '/s', '/c', 'npm', ...args], options) : run('npm', args, options);
}

/** Whether a command is on the path. */
export function isOnPath(command: string): boolean {
  return spawnSync(isWindows ? 'where' : 'which', [command], { stdio: 'ignore' }).status === 0;
}
