/**
 * Kills the whole program, window and all, while it works, and looks each time at what is left. Half the times only the
 * first process is killed, as the task manager does it, and the engine has to end by itself; half the times all at once,
 * as a power cut does. Not here: kills of the engine alone (run.ts) and what must be there (ledger.ts).
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PlainDate } from '#domain/dates.ts';
import type { Page } from '@playwright/test';
import { makeApproved, staffPassphrase } from '../bench/approved.ts';
import { blankParticipant } from '../../src/engine/demo/blank-participant.ts';
import { bridgeCall } from '../bridge-call.ts';
import { launch } from '../launch.ts';
import { add, Ledger, noFindings, type Findings } from './ledger.ts';
import { chanceOf } from './random.ts';
import { keyIn } from './record.ts';

export type ProgramOutcome = Findings & {
  readonly kills: number;
  readonly opened: number;
  readonly confirmed: number;
};

/** How long the engine may take to notice that its program is gone, with a copy on its way. Milliseconds. */
const patience = 30_000;
const longestLife = 1500;

type Running = {
  readonly pid: number;
  readonly parent: number;
};

const processes = (): readonly Running[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));

/** A process and all that it has started. */
function familyOf(pid: number, all: readonly Running[] = processes()): readonly number[] {
  return [pid, ...all.filter(({ parent }) => parent === pid).flatMap((child) => familyOf(child.pid, all))];
}

const killAll = (pids: readonly number[]): void => {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended already
    }
};

async function waitForEnd(pids: readonly number[]): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const running = new Set(processes().map(({ pid }) => pid));
    if (!pids.some((pid) => running.has(pid))) return true;
    await wait(50);
  }
  return false;
}

/** Enrols one after another until the program is gone; tells the ledger of every answer. */
async function enrol(page: Page, ledger: Ledger, word: string): Promise<void> {
  const [workshop] = await bridgeCall(page, 'workshop.list', {});
  if (!workshop) throw new Error('The register has no verkstad');
  for (let index = 0; ; index += 1) {
    const familyName = `${word}x${String(index)}`;
    const person = blankParticipant({
      givenName: 'Ada',
      familyName,
      birthYear: 1990,
      workshopId: workshop.id,
      enrolledOn: '2026-03-02' as PlainDate,
    });
    const { id } = await bridgeCall(page, 'participant.enrol', person);
    const sql = 'SELECT 1 FROM participant WHERE id = ? AND family_name = ?';
    ledger.confirm({ call: 'participant.enrol', subject: id, trace: { sql, values: [id, familyName] } });
  }
}

/** `folder` is an empty one; `display` where the machine has none of its own. */
export async function tortureProgram(options: {
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly display?: string | undefined;
}): Promise<ProgramOutcome> {
  const { kills, seed, display } = options;
  const chance = chanceOf(seed);
  const data = path.join(options.folder, 'data');
  await makeApproved(data, 1);
  const ledger = new Ledger(data, await keyIn(data, 'samira', staffPassphrase));
  const sum = noFindings();
  add(sum, ledger.look());
  let [opened, confirmed] = [0, 0];

  const begin = async () => {
    const { app, page } = await launch({ args: ['--data', data], display });
    // Waits with a limit, which a call has not.
    await page.getByLabel('Inloggningsnamn').waitFor();
    await bridgeCall(page, 'session.signIn', { signInName: 'samira', passphrase: staffPassphrase });
    return { app, page, pid: app.process().pid ?? 0 };
  };

  /** What was told of one life, from the window to the kill. */
  const live = async (kill: number): Promise<void> => {
    const { app, page, pid } = await begin();
    if (kill > 0) opened += 1;
    const isGone = app.waitForEvent('close');
    const family = familyOf(pid);
    const words = ['a', 'b'].map((letter) => `ord${String(kill)}${letter}`);
    const work = Promise.allSettled(words.map((word) => enrol(page, ledger, word)));
    await wait(chance.share() * longestLife);
    killAll(kill % 2 === 0 ? [pid] : family);
    await Promise.all([isGone, work]);
    confirmed += ledger.waiting;
    if (await waitForEnd(family)) return;
    sum.told.push(`program, kill ${String(kill + 1)}: its processes did not end by themselves`);
    killAll(family);
  };

  for (let kill = 0; kill < kills; kill += 1) {
    await live(kill);
    const found = ledger.look();
    add(sum, { ...found, told: found.told.map((text) => `program, kill ${String(kill + 1)}: ${text}`) });
  }
  const { app } = await begin();
  opened += 1;
  await app.close();
  return { kills, opened, confirmed, ...sum };
}
