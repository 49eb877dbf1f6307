/**
 * The practice register: the story played so that its last day was yesterday, in a folder of its own, where every page
 * and paper says ÖVNING. It is made beside its place and moved there when whole. Not here: who is offered at the door
 * (people.ts).
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { addDays, swedishDay, type Instant } from '#domain/dates.ts';
import { practicePassphrase } from '../application/register/session.ts';
import { compose } from '../compose.ts';
import { fixedClock } from './fixed.ts';
import { lastDay, playStory } from './story.ts';

/** Its passphrase is no secret, so its key slots need not be slow. */
const practiceCost = 2 ** 14;

export const makePractice = async (options: {
  readonly folder: string;
  readonly resources: string;
  readonly progress: (done: number, of: number) => void;
}): Promise<void> => {
  const { folder, resources, progress } = options;
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const pictureFolder = join(beside, 'pictures');
  mkdirSync(pictureFolder, { recursive: true });
  const today = swedishDay(new Date().toISOString() as Instant);
  const firstDay = addDays(today, -lastDay - 1);
  const clock = fixedClock(firstDay);
  const engine = compose({
    folder: beside,
    isPractice: true,
    resources,
    clock: clock.now,
    newId: v7,
    newSeed: () => randomBytes(32),
    log: () => undefined,
    cost: practiceCost,
    checksOutput: false,
    practicePeople: [],
    makePractice: () => Promise.reject(new Error('A practice register has no practice register')),
  });
  try {
    const stage = await playStory({
      engine,
      clock,
      firstDay,
      passphrase: practicePassphrase,
      pictureFolder,
      tell: () => undefined,
      progress,
    });
    await stage.close();
  } finally {
    await engine.close();
  }
  rmSync(pictureFolder, { recursive: true, force: true });
  // Asked for only where there is no key ring: whatever else lies here cannot be opened by anybody.
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
};
