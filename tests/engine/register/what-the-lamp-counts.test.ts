// What lies beside the register makes no lamp shine: only copies of this register, by its key, of a time that has been, and
// in a place that is not lost together with it. Not here: the rules of the lamp (domain/backup.test.ts).
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import type { CopyJob } from '../../../src/engine/application/frame/copies.ts';
import { formatSummed } from '../../../src/engine/files/checksummed-json.ts';
import { copyName } from '../../../src/engine/files/outside-files.ts';
import { sealOf } from '../../../src/engine/files/seals.ts';
import { temporaryFolder, testEngine } from '../../support/engine.ts';
import { otherDisk } from '../../support/mounts.ts';
import { registerKey } from '../../support/raw.ts';
import { seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const copier = (job: CopyJob) => Promise.resolve(runCopyJob(job));
const made = () => seededRegister(testEngine(temporaryFolder(), undefined, { copier, newId: v7 }));
const lampOf = async (register: SeededRegister) =>
  (await register.ask('samira', 'register.health', {})).copies;

type Said = Readonly<Record<string, unknown>>;

/** What is said instead of the truth in a copy of today, and whether it is sealed anew, and by what key. */
type Forging = {
  readonly said?: Said;
  readonly hours?: number;
  readonly seal: 'none' | 'kept' | 'ours' | 'other';
};

const forge = async (register: SeededRegister, { said = {}, hours = 0, seal }: Forging): Promise<Instant> => {
  const root = join(register.folder, 'kopior');
  const { copy } = await register.ask('samira', 'backup.take', {});
  const key = seal === 'other' ? Buffer.alloc(32, 7) : await registerKey(register);
  register.clock.passDays(3);
  const at = new Date(Date.parse(copy.at) + (3 * 24 + hours - 1) * 3_600_000).toISOString() as Instant; // as it is
  const there = join(root, copyName(at));
  cpSync(join(root, copy.name), there, { recursive: true });
  const account = JSON.parse(readFileSync(join(there, 'kopia.json'), 'utf8')) as Said;
  const { sum: _, seal: before, ...true_ } = account;
  const told = { ...true_, at, ...said };
  const seals = {
    none: {},
    kept: { seal: before },
    ours: { seal: sealOf(key, told) },
    other: { seal: sealOf(key, told) },
  };
  writeFileSync(join(there, 'kopia.json'), formatSummed({ ...told, ...seals[seal] }));
  return at;
};

describe('a copy of an hour ago beside one of three days', () => {
  test.each<[string, Forging, boolean]>([
    ['sealed by the register’s key', { seal: 'ours' }, true],
    ['without seal, from before there were any', { said: { version: 8 }, seal: 'none' }, true],
    ['without seal, of a version that seals', { seal: 'none' }, false],
    ['without seal, of a version to come', { said: { version: 899 }, seal: 'none' }, false],
    ['under the seal of another', { seal: 'kept' }, false],
    [
      'under the seal of another, of a version before there were any',
      { said: { version: 8 }, seal: 'kept' },
      false,
    ],
    ['sealed by another key', { seal: 'other' }, false],
    ['of another register', { said: { registerId: 'grannens' }, seal: 'ours' }, false],
    [
      'of another register, without seal',
      { said: { registerId: 'grannens', version: 8 }, seal: 'none' },
      false,
    ],
    ['of tomorrow', { hours: 25, seal: 'ours' }, false],
    ['of 2099', { hours: 24 * 365 * 73, seal: 'ours' }, false],
    ['with another last row', { said: { lastHash: '0'.repeat(64) }, seal: 'ours' }, false],
  ])('%s', async (_what, forging, counts) => {
    const register = await made();
    const at = await forge(register, forging);
    const lamp = await lampOf(register);
    expect(lamp?.localAt === at).toBe(counts);
    if (!counts) expect(lamp).toMatchObject({ level: 'old', reason: 'aged' });
  });

  test('a copy is made all the same when one is due', async () => {
    const register = await made();
    const at = await forge(register, { seal: 'none' });
    await register.engine.tick();
    const lamp = await lampOf(register);
    expect(lamp!.localAt! > at).toBe(true);
  });

  test('after a new key there is one of that key at once', async () => {
    const register = await made();
    await register.ask('samira', 'register.rekey', { passphrase: testPassphrase });
    expect(await lampOf(register)).toMatchObject({ level: 'old', reason: 'oneDisk' });
  });
});

describe('a second place that was written beside the program is none', () => {
  const inside = (name: string) => (register: SeededRegister) => {
    mkdirSync(join(register.folder, name), { recursive: true });
    return join(register.folder, name);
  };
  const members: readonly [string, (register: SeededRegister) => string][] = [
    ['the register’s own folder', ({ folder }) => folder],
    ['its folder of copies', inside('kopior')],
    ['a folder in it', inside('mina')],
    ['a folder in it that bears the name of a synced one', inside('OneDrive - Nybro kommun')],
    ['a folder on the same disk', () => temporaryFolder()],
    [
      'a link on another disk to a folder in it',
      (register) => {
        const link = join(otherDisk(), 'OneDrive');
        symlinkSync(inside('mina')(register), link);
        return link;
      },
    ],
    [
      'another disk whose folder of copies is a link to this one',
      () => {
        const stick = otherDisk();
        symlinkSync(temporaryFolder(), join(stick, 'Intyga-kopior'));
        return stick;
      },
    ],
  ];
  const ways = members.flatMap(([what, place]) =>
    [false, true].map((isApart) => [what, isApart, place] as const),
  );
  test.each(ways)('%s, said to be apart: %s', async (what, chosenIsApart, place) => {
    const register = await made();
    const chosenFolder = place(register);
    const { copy } = await register.ask('samira', 'backup.take', {});
    const chosenNewest = { at: copy.at, auditRows: copy.counts.auditRows };
    writeFileSync(
      join(register.folder, 'kopior.json'),
      formatSummed({ chosenFolder, chosenIsApart, localTrouble: null, chosenTrouble: null, chosenNewest }),
    );
    await register.ask('samira', 'backup.take', {});
    const lamp = await lampOf(register);
    // As where a stick is out and left its folder: calm for a week, and never as if a copy lay there.
    const isAsOut = chosenIsApart && what === 'a folder on the same disk';
    expect(lamp).toMatchObject({
      reason: isAsOut ? 'out' : (expect.stringMatching(/^(oneDisk|none)$/) as unknown),
    });
  });
});
