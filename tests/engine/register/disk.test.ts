// A disk that is full, and one that cannot be written on: each is told in words, nothing that was confirmed is gone, and
// work goes on when there is room again. On a small disk in memory. Not here: files that a disk has changed
// (damage.test.ts).
import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { CallName } from '#contract/index.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { databaseFile } from '../../../src/engine/files/places.ts';
import { proveCopy } from '../../../src/engine/store/register/copies.ts';
import { validUses, type CommandName, type ValidUse } from '../../support/commands.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { diskOf, mayMount } from '../../support/mounts.ts';
import { openRaw, registerKey } from '../../support/raw.ts';
import { enrol, seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };

type SmallDisk = {
  readonly folder: string;
  /** To the last byte. */
  readonly fill: () => void;
  readonly free: () => void;
  readonly setReadOnly: () => void;
};

const smallDisk = (megabytes: number): SmallDisk => {
  const { folder, setReadOnly } = diskOf(`${String(megabytes)}m`);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      const file = openSync(filler, 'w');
      try {
        for (let size = 65_536; size >= 1;)
          try {
            writeSync(file, Buffer.alloc(size));
          } catch {
            size = Math.floor(size / 2);
          }
      } finally {
        closeSync(file);
      }
    },
    free: () => {
      rmSync(filler);
    },
    setReadOnly,
  };
};

const engineOn = (folder: string) => testEngine(join(folder, 'register'), undefined, { copier, newId: v7 });

/** So that no room is left in the log beside the database, which would take small writes all the same. */
const foldLog = async (register: SeededRegister): Promise<void> => {
  (await openRaw(register)).rows('PRAGMA wal_checkpoint(TRUNCATE)');
};

const rowsOfLog = async (register: SeededRegister): Promise<number> =>
  (await openRaw(register)).rows<{ count: number }>('SELECT count(*) AS count FROM audit')[0]!.count;

test.runIf(mayMount)(
  'on a full disk every command is refused in words or done whole',
  async () => {
    const disk = smallDisk(40);
    const register = await seededRegister(engineOn(disk.folder));
    const uses: (ValidUse<CallName> & { readonly name: CommandName })[] = [];
    for (const name of Object.keys(validUses) as CommandName[])
      // Each for a participant of its own, so that none stands in another's way.
      uses.push({ name, ...(await validUses[name]({ ...register, participantId: await enrol(register) })) });
    await foldLog(register);
    const before = await rowsOfLog(register);
    disk.fill();

    const answers: Record<string, number> = {};
    for (const { name, by, input, path } of uses) {
      const reply = await register.as[by].callUnknown(name, input, path === undefined ? {} : { path });
      const answer = reply.ok ? 'done' : reply.refusal.kind;
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
    expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(answers['diskFull']).toBeGreaterThan(uses.length / 2);
    expect(await rowsOfLog(register)).toBe(before + (answers['done'] ?? 0));

    disk.free();
    await enrol(register);
    expect(proveCopy(join(register.folder, databaseFile), await registerKey(register))).toMatchObject({
      isWhole: true,
      counts: { auditRows: before + (answers['done'] ?? 0) + 1 },
    });
  },
  60_000,
);

test.runIf(mayMount)(
  'a copy that there is no room for is told of and leaves nothing half',
  async () => {
    const disk = smallDisk(40);
    const register = await seededRegister(engineOn(disk.folder));
    const { copy } = await register.ask('samira', 'backup.take', {});
    await enrol(register);
    disk.fill();
    expect(refusalOf(await register.as.samira.call('backup.take', {}))).toEqual({
      kind: 'notCopied',
      trouble: 'full',
    });
    expect(readdirSync(join(register.folder, 'kopior'))).toEqual([copy.name]);
    const bringBack = { place: 'local', name: copy.name, ...who } as const;
    expect(refusalOf(await register.as.samira.call('backup.restore', bringBack)).kind).toBe('diskFull');
    expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);

    disk.free();
    const { engine } = register;
    const connection = engine.connect();
    valueOf(await connection.call('session.signIn', who));
    expect(valueOf(await connection.call('backup.list', {})).copies.map(({ name }) => name)).toContain(
      copy.name,
    );
    valueOf(await connection.call('backup.take', {}));
  },
  60_000,
);

test.runIf(mayMount)(
  'a register on a disk that cannot be written on is not opened, and not touched',
  async () => {
    const disk = smallDisk(40);
    const first = await seededRegister(engineOn(disk.folder));
    for (const seat of Object.values(first.as)) await seat.close();
    await first.engine.close();
    disk.setReadOnly();
    const { engine, log } = engineOn(disk.folder);
    expect(refusalOf(await engine.connect().call('session.signIn', who)).kind).toBe('folderNotWritable');
    expect(log.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(existsSync(join(first.folder, 'register.lock'))).toBe(false);
  },
);
