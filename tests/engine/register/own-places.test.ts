// Nothing is saved over the register's own files or among them, however the way there is written; and a saved name gets
// its ending without anything being replaced that nobody was asked about.
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { hold, mayMount, otherDisk } from '../../support/mounts.ts';
import { saving } from '../../support/savers.ts';
import { seededRegister, type SeededRegister } from '../../support/story.ts';

const keptRegister = () =>
  seededRegister(testEngine(undefined, undefined, { copier: (job) => Promise.resolve(runCopyJob(job)) }));

const copyIn = (root: string): string => join(root, readdirSync(root)[0]!);

/** Ways to a place of the register's own, each given what lies in a folder elsewhere. */
const ways: readonly (readonly [
  string,
  (register: SeededRegister, elsewhere: string, ending: string) => string,
])[] = [
  ['the key slots', ({ folder }) => join(folder, 'register.json')],
  ['the database', ({ folder }) => join(folder, 'register.db')],
  ['its log', ({ folder }) => join(folder, 'register.db-wal')],
  ['the lock', ({ folder }) => join(folder, 'register.lock')],
  ['what the copies are told', ({ folder }) => join(folder, 'kopior.json')],
  ['the journal', ({ folder }) => join(folder, 'aterstallning.json')],
  ['a new file beside them', ({ folder }, _, ending) => join(folder, `mitt${ending}`)],
  ['a folder that is not there yet', ({ folder }, _, ending) => join(folder, 'ny', `mitt${ending}`)],
  ['the practice register', ({ folder }, _, ending) => join(folder, 'ovning', `mitt${ending}`)],
  ['a copy', ({ folder }) => join(copyIn(join(folder, 'kopior')), 'register.json')],
  [
    'a way round',
    ({ folder }, elsewhere, ending) =>
      join(elsewhere, relative(elsewhere, folder), '..', basename(folder), `x${ending}`),
  ],
  [
    'a link to the folder',
    ({ folder }, elsewhere, ending) => {
      symlinkSync(folder, join(elsewhere, 'mapp'));
      return join(elsewhere, 'mapp', `x${ending}`);
    },
  ],
  [
    'a link to the database, by a name with the right ending',
    ({ folder }, elsewhere, ending) => {
      symlinkSync(join(folder, 'register.db'), join(elsewhere, `x${ending}`));
      return join(elsewhere, `x${ending}`);
    },
  ],
  [
    'a link to a link',
    ({ folder }, elsewhere, ending) => {
      symlinkSync(join(folder, 'register.json'), join(elsewhere, 'a'));
      symlinkSync('a', join(elsewhere, `x${ending}`));
      return join(elsewhere, `x${ending}`);
    },
  ],
  [
    'another name of the same file',
    ({ folder }, elsewhere, ending) => {
      linkSync(join(folder, 'register.db'), join(elsewhere, `x${ending}`));
      return join(elsewhere, `x${ending}`);
    },
  ],
  [
    'another name of a copy',
    ({ folder }, elsewhere, ending) => {
      linkSync(join(copyIn(join(folder, 'kopior')), 'register.db'), join(elsewhere, `x${ending}`));
      return join(elsewhere, `x${ending}`);
    },
  ],
  ...(mayMount
    ? ([
        [
          'the folder, mounted elsewhere',
          ({ folder }, elsewhere, ending) => {
            mkdirSync(join(elsewhere, 'm'));
            hold(join(elsewhere, 'm'), folder);
            return join(elsewhere, 'm', `x${ending}`);
          },
        ],
        [
          'the copies, mounted elsewhere',
          ({ folder }, elsewhere, ending) => {
            mkdirSync(join(elsewhere, 'm'));
            hold(join(elsewhere, 'm'), join(folder, 'kopior'));
            return join(elsewhere, 'm', `x${ending}`);
          },
        ],
        [
          'the database, mounted over a file',
          ({ folder }, elsewhere, ending) => {
            writeFileSync(join(elsewhere, `x${ending}`), '');
            hold(join(elsewhere, `x${ending}`), join(folder, 'register.db'));
            return join(elsewhere, `x${ending}`);
          },
        ],
      ] as typeof ways)
    : []),
];

const everything = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      // The database's own log is written meanwhile, and rightly.
      .filter((path) => statSync(path).isFile() && !/-wal$|-shm$/.test(path))
      .map((path) => [path, readFileSync(path).toString('base64').slice(0, 2000)]),
  );

test('no saver writes over the register or beside it, by any way', async () => {
  const register = await keptRegister();
  const savers = await saving(register);
  await register.ask('samira', 'backup.take', {});
  const before = everything(register.folder);
  for (const [way, pathTo] of ways)
    for (const saver of savers) {
      const ending = /\.[^.]+$/.exec(basename(saver.pathIn('/a')))?.[0] ?? '';
      const path = pathTo(register, temporaryFolder(), ending);
      // The archive is given a folder: the one that the file would lie in, where that is the register's.
      const given = saver.name === 'archive.export' ? dirname(path) : path;
      if (saver.name === 'archive.export' && /^x/.test(basename(path)) && !/mapp|\/m\//.test(path)) continue;
      expect(refusalOf(await saver.save(given)), `${saver.name}: ${way}`).toMatchObject({
        kind: 'notSaved',
        why: 'own',
      });
    }
  expect(everything(register.folder)).toEqual(before);
  expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
}, 60_000);

test('what lies in the second place is kept from it too, and a neighbour of the register is anybody’s', async () => {
  const register = await keptRegister();
  const stick = otherDisk();
  await register.ask('samira', 'backup.choose', {}, { path: stick });
  await register.ask('samira', 'backup.take', {});
  const [saver] = await saving(register, ['module.export']);
  const ofCopy = join(copyIn(join(stick, 'Intyga-kopior')), 'register.json');
  expect(refusalOf(await saver!.save(ofCopy))).toMatchObject({ kind: 'notSaved', why: 'own' });
  valueOf(await saver!.save(join(stick, 'moduler.json')));
  valueOf(await saver!.save(`${register.folder}-moduler.json`));
});

describe('a saved name gets its ending', () => {
  test('by every saver, and what is there by the whole name is left', async () => {
    const register = await seededRegister();
    for (const saver of await saving(register)) {
      if (saver.name === 'archive.export') continue; // names its folder itself
      const whole = basename(saver.pathIn('/a'));
      const [, stem = '', ending = ''] = /^(.+)(\.[^.]+)$/.exec(whole) ?? [];
      const folder = temporaryFolder();
      for (const [given, saved] of [
        [stem, whole],
        [`${stem} v1.2`, `${stem} v1.2${ending}`],
        [`${stem}.`, `${stem}${ending}`],
        [`${stem} 2${ending.toUpperCase()}`, `${stem} 2${ending.toUpperCase()}`],
        [`${stem}.exe`, `${stem}.exe${ending}`],
      ] as const) {
        for (const name of readdirSync(folder)) unlinkSync(join(folder, name));
        valueOf(await saver.save(join(folder, given)));
        expect(readdirSync(folder), `${saver.name}: ${given}`).toEqual([saved]);
      }
      const path = join(folder, whole);
      writeFileSync(path, 'någon annans');
      expect(refusalOf(await saver.save(join(folder, stem)))).toEqual({
        kind: 'notSaved',
        why: 'exists',
        name: whole,
        folder,
      });
      expect(readFileSync(path, 'utf8')).toBe('någon annans');
      // By its whole name: the dialog has asked.
      valueOf(await saver.save(path));
      expect(readFileSync(path, 'utf8')).not.toBe('någon annans');
    }
  }, 60_000);
});
