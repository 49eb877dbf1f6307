// aterstallning.json orders that folders change places. One that is torn, or that somebody wrote, is nobody's order: the
// program starts, between whichever two steps it died, and nothing outside the folder of what is set aside is touched.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { bringIn, putInPlace } from '../../../src/engine/application/register/restoring.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { asking, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { registerKey } from '../../support/raw.ts';
import { allPeople, enrol, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };
const now = '2026-03-03T08:00:00.000Z' as Instant;
const aside = '2026-03-03T08-00-00-000Z';

/** A register with a copy from before somebody was enrolled. */
const register = async () => {
  const made = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
  const { copy } = await made.ask('samira', 'backup.take', {});
  await enrol(made);
  const key = await registerKey(made);
  const { registerId } = valueOf(readKeyring(made.folder));
  await made.engine.close();
  return { folder: made.folder, copy, key, registerId };
};

const starts = async (folder: string, told = ''): Promise<number> => {
  const { engine, log } = testEngine(folder, undefined, { copier, newId: v7 });
  const ask = asking(engine.connect());
  await ask('session.signIn', who);
  const { total } = await ask('participant.list', allPeople);
  await ask('backup.list', {});
  await engine.close();
  expect(
    log.filter(({ level }) => level === 'fault'),
    told,
  ).toEqual([]);
  return total;
};

const copiesOf = (folder: string): readonly string[] => readdirSync(join(folder, 'kopior')).sort();

const bad: readonly (readonly [string, string])[] = [
  ['torn', '{"aside":"2026-'],
  ['empty', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['no text', '\0\0\0\0'],
  ['nested', `{"aside":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
  ['without a place', '{}'],
  ['the data folder as the place', '{"aside":"..","isRekey":true}'],
  ['all that was set aside as the place', '{"aside":".","isRekey":true}'],
  ['nothing as the place', '{"aside":"","isRekey":true}'],
  ['the copies as the place', '{"aside":"../kopior","isRekey":true}'],
  ['a root as the place', '{"aside":"/","isRekey":true}'],
  ['a drive as the place', '{"aside":"C:\\\\","isRekey":true}'],
  ['a device as the place', '{"aside":"CON","isRekey":true}'],
  ['a number as the place', '{"aside":1,"isRekey":true}'],
  ['__proto__', '{"__proto__":{"aside":"..","isRekey":true}}'],
  ['a word for yes', `{"aside":"${aside}","isRekey":"yes"}`],
  ['an account that is none', `{"aside":"${aside}","account":{"at":".."}}`],
  ['a wrong sum', `{"aside":"${aside}","sum":"0"}`],
];

test.each(bad)(
  'a journal that is %s where nothing was begun: the program starts, all is there',
  async (_, text) => {
    const { folder } = await register();
    const before = copiesOf(folder);
    writeFileSync(join(folder, 'aterstallning.json'), text);
    expect(await starts(folder)).toBe(2);
    expect(copiesOf(folder)).toEqual(expect.arrayContaining([...before]));
    expect(existsSync(join(folder, 'aterstallning.json'))).toBe(false);
    const [kept = ''] = readdirSync(join(folder, 'undanlagda')).filter((name) => name.endsWith('.json'));
    expect(readFileSync(join(folder, 'undanlagda', kept), 'utf8')).toBe(text);
  },
);

test('a journal that was torn between any two steps leaves one of the two registers, and the other set aside', async () => {
  const { folder: from, copy, key, registerId } = await register();
  const died = async (steps: number): Promise<boolean> => {
    const folder = temporaryFolder();
    cpSync(from, folder, { recursive: true });
    bringIn(folder, join(folder, 'kopior', copy.name));
    const doing = putInPlace(folder, now, { key, nextKey: key, registerId });
    for (let done = 0; done < steps; done += 1) if (doing.next().done) return false;
    const journal = join(folder, 'aterstallning.json');
    if (existsSync(journal)) writeFileSync(journal, readFileSync(journal).subarray(0, 40));
    const isSwapped = !existsSync(join(folder, 'aterstalls', 'register.db'));
    expect(await starts(folder, String(steps)), String(steps)).toBe(isSwapped || steps > 2 ? 1 : 2);
    expect(existsSync(join(folder, 'aterstalls'))).toBe(false);
    return true;
  };
  let steps = 0;
  while (await died(steps)) steps += 1;
  expect(steps).toBeGreaterThan(6);
});

test('a whole copy that a journal names to be taken away stays', async () => {
  const { folder, copy } = await register();
  cpSync(join(folder, 'kopior', copy.name), join(folder, 'undanlagda', copy.name), { recursive: true });
  writeFileSync(join(folder, 'aterstallning.json'), JSON.stringify({ aside: copy.name, isRekey: true }));
  expect(await starts(folder)).toBe(2);
  expect(readdirSync(join(folder, 'undanlagda', copy.name))).toContain('register.db');
});
