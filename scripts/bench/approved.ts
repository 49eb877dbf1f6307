/**
 * A register where many people wait for their certificates: made through the engine like any other, only quicker than
 * by hand. For measuring and for the end-to-end test of batches. Invented names, always the same.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { addDays, swedishDay, type Instant } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import { compose } from '../../src/engine/compose.ts';
import { blankParticipant } from '../../src/engine/demo/blank-participant.ts';
import type { ModuleCode } from '../../src/engine/demo/deeds.ts';
import { fixedClock, fixedSeeds } from '../../src/engine/demo/fixed.ts';
import { openStage, type Stage } from '../../src/engine/demo/stage.ts';
import { root } from '../run.ts';

/** Of everybody in the register: samira coordinates, maria assesses, petra controls. */
export const staffPassphrase = 'lång nog för att utfärda';
/** What samira, maria and petra sign with. */
export const staffPin = '739184';

/** What a PIN costs to check in the program (src/engine/vault/pin-hash.ts); a passphrase costs more there. */
const pinCost = 2 ** 14;

/** So lately that the program does not ask whether the computer's clock is right. */
const firstDay = addDays(swedishDay(new Date().toISOString() as Instant), -30);

const given = 'Anna Åsa Lars Erik Mohammed Fatima Björn Eva Ali Sara Lena Olof Amina Nguyễn Ірина'.split(' ');
const family = 'Lind Östberg Ek Sjögren Al-Sayed Hagman Nyström Åkerlund Björk Dahl'.split(' ');
const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

async function approveOne(stage: Stage, index: number, codes: readonly ModuleCode[]): Promise<void> {
  const { ask } = stage;
  const on = stage.dateOf(0);
  const person = blankParticipant({
    givenName: pick(given, index),
    familyName: pick(family, Math.floor(index / given.length)),
    birthYear: 1960 + (index % 45),
    workshopId: stage.workshopId('reuse'),
    enrolledOn: on,
  });
  const { id: participantId } = await ask('samira', 'participant.enrol', person);
  for (const code of codes) {
    const module = stage.module(code);
    const criterionIds = module.outcomes.flatMap(({ criteria }) => criteria.map(({ id }) => id));
    const { id }: { id: ValidationId } = await ask('maria', 'validation.plan', {
      participantId,
      moduleVersionId: module.id,
      assessorIds: [stage.userId('maria')],
      place: 'Återbruket',
      plannedFrom: null,
      plannedTo: null,
    });
    await ask('maria', 'evidence.register', {
      validationIds: [id],
      criterionIds,
      type: 'observation',
      on,
      place: 'Återbruket',
      text: 'Gjorde allt i rätt ordning under ett helt pass.',
      judgement: 'shown',
    });
    await ask('maria', 'rationale.write', { validationId: id, text: 'Visat under ett helt pass.' });
    await ask('maria', 'validation.submit', { id });
    await ask('petra', 'control.mark', { validationId: id, criterionIds, agrees: true, comment: '' });
    await ask('petra', 'control.approve', { validationId: id, message: '' });
  }
}

/** A register in `folder` where `count` people have the modules approved and no certificate. */
export async function makeApproved(
  folder: string,
  count: number,
  codes: readonly ModuleCode[] = ['EX-DISK'],
): Promise<void> {
  const pictureFolder = path.join(folder, 'pictures');
  mkdirSync(pictureFolder, { recursive: true });
  const clock = fixedClock(firstDay);
  const engine = compose({
    folder,
    isPractice: false,
    resources: path.join(root, 'resources'),
    clock: clock.now,
    newId: v7,
    newSeed: fixedSeeds(),
    log: () => undefined,
    cost: pinCost,
    checksOutput: false,
    practicePeople: [],
    makePractice: () => Promise.reject(new Error('Nothing is practised here')),
  });
  try {
    const stage = await openStage({
      engine,
      clock,
      firstDay,
      passphrase: staffPassphrase,
      pictureFolder,
      tell: () => undefined,
      progress: () => undefined,
    });
    for (const key of ['samira', 'maria', 'petra'] as const)
      await stage.ask(key, 'pin.choose', { pin: staffPin, passphrase: null });
    for (let index = 0; index < count; index += 1) await approveOne(stage, index, codes);
    await stage.close();
  } finally {
    await engine.close();
  }
}
