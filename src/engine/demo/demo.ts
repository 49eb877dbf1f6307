/**
 * The demo: the story and the specimens in a fresh register with fixed clock and ids, and a summary that says whether
 * all is well. Not here: what happens (story.ts, specimens.ts), the files (files.ts) and the command line (cli).
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainDate } from '#domain/dates.ts';
import { validationStates, type ValidationState } from '#domain/validation-state.ts';
import { checkLog, type LogCheck } from '../application/register/log-check.ts';
import { openRegister } from '../application/register/open-register.ts';
import { compose } from '../compose.ts';
import { isFileWell, writeFiles, type DemoFile } from './files.ts';
import { fixedClock, fixedIds, fixedSeeds } from './fixed.ts';
import { staff } from './people.ts';
import { playSpecimens } from './specimens.ts';
import type { Stage, StoryLine } from './stage.ts';
import { lastDay, playStory } from './story.ts';

/** Opens the demo's register for each of its staff; it holds invented people only. */
const demoPassphrase = 'demonstrationen';
/** A Monday. */
const demoFirstDay = '2026-03-02' as PlainDate;
/** When all is issued, counted from 0. */
const dayOfFiles = lastDay + 50;
/** Where the register lies within the demo's folder. */
const demoRegister = 'register';

const marker = '.intyga-demo';
const demoCost = 2 ** 14;

export type DemoSummary = {
  readonly participants: number;
  readonly validations: Readonly<Record<ValidationState, number>>;
  readonly certificates: readonly string[];
  readonly files: readonly DemoFile[];
  readonly log: LogCheck;
  readonly isWell: boolean;
};

/** Removes an earlier demo, and nothing else: a folder that is not ours is left alone. */
const clearDemoFolder = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, marker)))
    throw new Error(`${folder} holds something else than an earlier demo. Choose another folder with --out.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, marker),
    'Made by "npm run demo", which removes this folder when it is run again.\n',
  );
};

const count = async (stage: Stage) => {
  const people = await stage.ask('samira', 'participant.list', {
    search: '',
    workshopId: null,
    standing: 'all',
    sort: 'name',
    direction: 'ascending',
    after: null,
    limit: 1,
  });
  const everything = { search: '', workshopId: null, moduleVersionId: null, assessorId: null };
  const validations = {} as Record<ValidationState, number>; // filled for every state below
  for (const state of validationStates) {
    const page = await stage.ask('samira', 'validation.list', {
      ...everything,
      states: [state],
      after: null,
      limit: 1,
    });
    validations[state] = page.total;
  }
  return { participants: people.total, validations };
};

/** Plays the demo into `folder`. Throws when the story stumbles; else the summary says whether all is well. */
export const playDemo = async (options: {
  readonly folder: string;
  readonly resources: string;
  readonly tell: (line: StoryLine) => void;
}): Promise<DemoSummary> => {
  const { folder, resources, tell } = options;
  clearDemoFolder(folder);
  const registerFolder = join(folder, demoRegister);
  const pictureFolder = join(folder, 'pictures');
  mkdirSync(pictureFolder);
  const clock = fixedClock(demoFirstDay);
  const makePractice = () => Promise.reject(new Error('The demo makes no practice register'));
  const register = {
    folder: registerFolder,
    isPractice: false,
    cost: demoCost,
    practicePeople: [],
    makePractice,
  };
  const engine = compose({
    ...register,
    resources,
    clock: clock.now,
    newId: fixedIds(),
    newSeed: fixedSeeds(),
    log: () => undefined,
    checksOutput: true,
  });
  try {
    const stage = await playStory({
      engine,
      clock,
      firstDay: demoFirstDay,
      passphrase: demoPassphrase,
      pictureFolder,
      tell,
      progress: () => undefined,
    });
    const issued = await playSpecimens(stage, lastDay + 1);
    const files = await writeFiles({ stage, folder, day: dayOfFiles, issued });
    const counted = await count(stage);
    const certificates = [...stage.certificates, ...issued].map(({ number }) => number);
    await stage.close();
    rmSync(pictureFolder, { recursive: true });
    const log = await checkLog(openRegister(register), {
      folder: registerFolder,
      signInName: staff.samira.signInName,
      passphrase: demoPassphrase,
      since: clock.now(),
    });
    if (!log.ok) throw new Error(`The demo's register cannot be opened again: ${log.refusal.kind}`);
    const isWell = log.value.faults.length === 0 && files.every(isFileWell);
    return { ...counted, certificates, files, log: log.value, isWell };
  } finally {
    await engine.close();
  }
};
