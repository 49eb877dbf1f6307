/**
 * Kills the engine again and again at moments nobody chose, and looks each time at what is left. Not here: what it was
 * doing (moments.ts), what must be there (ledger.ts), options and words (torture.ts).
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseFile } from '../../src/engine/files/places.ts';
import { migrations } from '../../src/engine/store/base/migrate.ts';
import { makeApproved, staffPassphrase } from '../bench/approved.ts';
import { endedWords, startEngine, type EngineProcess } from '../engine-process.ts';
import { add, Ledger, noFindings, type Findings } from './ledger.ts';
import { moments, windows, type Moment, type Stage, type Who } from './moments.ts';
import { makeOlder } from './older.ts';
import { chanceOf, type Chance } from './random.ts';
import { keyIn } from './record.ts';

export type Outcome = Findings & {
  readonly seed: number;
  readonly kills: number;
  /** How often the register opened again at the first try. */
  readonly opened: number;
  /** Answers that came before a kill, each looked for afterwards. */
  readonly confirmed: number;
  /** By kind of moment: kills, and how many of them landed before the work was done. */
  readonly moments: Readonly<Record<string, { readonly kills: number; readonly inside: number }>>;
};

/** A register is tortured so often; then the next begins as it did. */
const killsOfALife = 40;
const waiting = 30;

type Life = {
  readonly folder: string;
  readonly ledger: Ledger;
  readonly passphrases: Map<Who, string[]>;
  engine: EngineProcess;
  /** The kill has come: nothing is started any more. */
  isOver: boolean;
};

/** Everybody to their windows; tries what a passphrase may be. */
async function signIn({ engine, passphrases }: Pick<Life, 'engine' | 'passphrases'>): Promise<void> {
  await engine.isReady;
  for (const who of Object.keys(windows) as Who[]) {
    const held = passphrases.get(who) ?? [];
    let refusal: unknown;
    for (const passphrase of [...held].reverse()) {
      const reply = await engine.call(
        'session.signIn',
        { signInName: who, passphrase },
        { window: windows[who] },
      );
      refusal = reply.ok ? undefined : reply.refusal;
      if (!reply.ok && 'waitSeconds' in reply.refusal) await wait(reply.refusal.waitSeconds * 1000);
      if (!reply.ok) continue;
      passphrases.set(who, [...held.filter((one) => one !== passphrase), passphrase]);
      break;
    }
    if (refusal !== undefined) throw new Error(`${who} cannot sign in: ${JSON.stringify(refusal)}`);
  }
}

/** What lies in the file of slots and is not what the register knows: the one or the other is of before the kill. */
async function strangeIn({ engine }: Pick<Life, 'engine'>): Promise<number> {
  const reply = await engine.call('register.health', {}, { window: windows.samira });
  return reply.ok ? reply.value.strangeKeys.length : 1;
}

const hasEnded = (error: unknown): boolean => error instanceof Error && error.message === endedWords;

/** How long a kind of moment takes, in milliseconds: learnt, so that kills land all along it. */
class Spans {
  private readonly known = new Map<Moment, number>();
  of(moment: Moment): number {
    return this.known.get(moment) ?? 500;
  }
  learn(moment: Moment, took: number | undefined): void {
    this.known.set(moment, took ?? this.of(moment) * 1.15);
  }
}

/** Plays a moment and kills in it; true when the work was not done yet. */
async function killIn(stage: Stage, life: Life, moment: Moment, spans: Spans): Promise<boolean> {
  const begun = performance.now();
  const state: { took?: number } = {};
  const work = moments[moment](stage).then(
    () => {
      state.took = performance.now() - begun;
    },
    (error: unknown) => {
      if (!hasEnded(error)) throw error;
    },
  );
  await Promise.race([work, wait(stage.chance.share() * spans.of(moment) * 1.1)]);
  const isInside = state.took === undefined;
  spans.learn(moment, state.took);
  life.isOver = true;
  await life.engine.kill();
  await work;
  life.isOver = false;
  return isInside;
}

export const isWell = ({
  kills,
  opened,
  lost,
  chainBroken,
  notWhole,
  numberGaps,
  badCopies,
}: Findings & Pick<Outcome, 'kills' | 'opened'>): boolean =>
  opened === kills && lost + chainBroken + notWhole + numberGaps + badCopies === 0;

export async function torture(options: {
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly kinds?: readonly Moment[];
  readonly tell?: (done: number, moment: string) => void;
}): Promise<Outcome> {
  const { kills, seed, kinds = Object.keys(moments) as Moment[], tell } = options;
  const chance: Chance = chanceOf(seed);
  const template = path.join(options.folder, 'template');
  const files = path.join(options.folder, 'files');
  mkdirSync(files, { recursive: true });
  await makeApproved(template, waiting);
  const key = await keyIn(template, 'samira', staffPassphrase);
  const sum = noFindings();
  const spans = new Spans();
  const counts: Record<string, { kills: number; inside: number }> = {};
  let [opened, confirmed, words] = [0, 0, 0];
  let life: Life | undefined;

  const begin = async (index: number, isOlder: boolean): Promise<Life> => {
    const folder = path.join(options.folder, `life-${String(index)}`);
    cpSync(template, folder, { recursive: true });
    if (isOlder) {
      const target = path.join(folder, databaseFile);
      rmSync(target);
      const version = 1 + chance.whole(migrations.length - 1);
      await makeOlder(path.join(template, databaseFile), key, { version, target });
    }
    const ledger = new Ledger(folder, key);
    const passphrases = new Map<Who, string[]>([
      ['samira', [staffPassphrase]],
      ['maria', [staffPassphrase]],
    ]);
    const fresh = { folder, ledger, passphrases, engine: startEngine(folder), isOver: false };
    if (!isOlder) await signIn(fresh);
    add(sum, ledger.look());
    return fresh;
  };

  for (let kill = 0; kill < kills; kill += 1) {
    const moment = chance.pick(kinds);
    const isOlder = moment === 'migrating';
    if (kill % killsOfALife === 0 || isOlder) {
      await life?.engine.quit();
      if (life) rmSync(life.folder, { recursive: true, force: true });
      life = undefined;
    }
    life ??= await begin(kill, isOlder);
    const current = life;
    const stage: Stage = {
      get engine() {
        return current.engine;
      },
      startAnother: async () => {
        await current.engine.quit();
        if (current.isOver) throw new Error(endedWords);
        current.engine = startEngine(current.folder);
      },
      signIn: () => signIn(current),
      ledger: current.ledger,
      chance,
      files,
      newWord: () => {
        words += 1;
        return `ord${String(seed)}x${String(words)}`;
      },
      passphrases: current.passphrases,
    };
    const isInside = await killIn(stage, current, moment, spans);
    const count = (counts[moment] ??= { kills: 0, inside: 0 });
    count.kills += 1;
    if (isInside) count.inside += 1;
    confirmed += current.ledger.waiting;
    current.engine = startEngine(current.folder);
    try {
      await signIn(current);
      opened += 1;
      if (moment === 'rekeying') current.ledger.learn(await keyIn(current.folder, 'samira', staffPassphrase));
      const strange = await strangeIn(current);
      if (strange > 0) {
        sum.notWhole += 1;
        sum.told.push(
          `kill ${String(kill + 1)}, ${moment}: ${String(strange)} slots that the register does not know`,
        );
      }
      const found = current.ledger.look();
      add(sum, { ...found, told: found.told.map((text) => `kill ${String(kill + 1)}, ${moment}: ${text}`) });
    } catch (error) {
      sum.told.push(`kill ${String(kill + 1)}, ${moment}: ${String(error)}`);
      await current.engine.kill();
      life = undefined;
    }
    tell?.(kill + 1, moment);
  }
  await life?.engine.quit();
  return { seed, kills, opened, confirmed, ...sum, moments: counts };
}
