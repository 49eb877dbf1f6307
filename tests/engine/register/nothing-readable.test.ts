/**
 * Whoever takes the disk finds nothing: every byte of the data folder, of copies in two places, of the log and of
 * temporary files is searched for names, personnummer, what was written, passphrases, codes and keys. Not here: what a
 * file that a person saves elsewhere holds.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { PlainDate } from '#domain/dates.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { staff } from '../../../src/engine/demo/people.ts';
import { fileLog } from '../../../src/engine/log.ts';
import { temporaryFolder, testEngine } from '../../support/engine.ts';
import { openRaw, registerKey } from '../../support/raw.ts';
import {
  enrol,
  issuedCertificate,
  plannedValidation,
  seededRegister,
  testPassphrase,
} from '../../support/story.ts';

/** Shorter ones stand in encrypted bytes by chance. */
const shortest = 6;

const written = 'Dukade av och körde maskinen.';
const personalNumber = '19811228-9874';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** A word as UTF-8, as UTF-16 and, decomposed, as a Mac would write it; bytes as they are, in hex and in base64. */
const formsOf = (secret: string | Buffer): Buffer[] =>
  typeof secret === 'string'
    ? [
        Buffer.from(secret),
        Buffer.from(secret, 'utf16le'),
        Buffer.from(secret.normalize('NFD')),
        Buffer.from(encodeURIComponent(secret)),
        Buffer.from(JSON.stringify(secret).slice(1, -1)),
      ]
    : [
        secret,
        Buffer.from(secret.toString('hex')),
        Buffer.from(secret.toString('hex').toUpperCase()),
        Buffer.from(secret.toString('base64').replace(/=+$/, '')),
      ];

type Secret = readonly [what: string, value: string | Buffer];

const found = (files: readonly string[], secrets: readonly Secret[]): string[] => {
  const forms = secrets.flatMap(([what, value]) =>
    formsOf(value)
      .filter(({ length }) => length >= shortest)
      .map((form) => [what, form] as const),
  );
  return files.flatMap((file) => {
    const content = readFileSync(file);
    return forms.filter(([, form]) => content.includes(form)).map(([what]) => `${what} in ${file}`);
  });
};

const people = [
  { givenName: 'Olena', familyName: 'Шевченко', alias: 'Sjevtjenko' },
  { givenName: 'Nguyễn', familyName: 'Thị Hồng', alias: null },
  { givenName: 'Muhammad', familyName: 'محمد العربي', alias: null },
] as const;

const names: readonly Secret[] = [
  'Åsa Öberg',
  ...Object.values(staff).map(({ name }) => name),
  ...people.flatMap(({ givenName, familyName, alias }) => [givenName, familyName, alias ?? '']),
].map((name) => [name, name]);

test('the search finds what lies in the clear, in every form', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'log'));
  const log = fileLog(folder);
  log({ at: '2026-03-02T08:00:00.000Z', level: 'refusal', call: 'Åsa Öberg', kind: 'notFound' } as never);
  expect(found(filesIn(folder), [['name', 'Åsa Öberg']])).not.toEqual([]);
  expect(found(filesIn(folder), [['bytes', Buffer.from('Åsa Öberg')]])).toHaveLength(1);
  expect(found(filesIn(folder), [['name', 'Nils Nilsson']])).toEqual([]);
});

test('no name, number, passphrase, code or key can be read in any file', async () => {
  const stick = temporaryFolder();
  const temporary = temporaryFolder();
  const folder = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  vi.stubEnv('SQLITE_TMPDIR', temporary);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const register = await seededRegister(
    testEngine(folder, undefined, {
      copier: (job) => Promise.resolve(runCopyJob(job)),
      newId: v7,
      log: fileLog(folder),
    }),
  );
  const { ask } = register;
  for (const person of people) await enrol(register, person);
  await issuedCertificate(register);
  const participantId = await enrol(register, { birthDate: null, birthYear: 1981, personalNumber });
  const validationId = await plannedValidation(register, { participantId });
  await ask('maria', 'evidence.register', {
    validationIds: [validationId],
    criterionIds: [],
    type: 'observation',
    on: '2026-03-02' as PlainDate,
    place: 'Kaféköket',
    text: written,
    judgement: null,
  });
  const { groups } = await ask('samira', 'recovery.begin', {
    custodians: ['Kim Ek', 'Mio Al'],
    passphrase: testPassphrase,
  });
  await ask('samira', 'recovery.confirm', { code: groups.join('-') });
  await ask('samira', 'backup.choose', {}, { path: stick });
  await ask('samira', 'backup.take', {});
  const wrong = 'fel lösenfras som någon skrev';
  await register.as.samira.call('session.signIn', { signInName: 'samira', passphrase: wrong });
  // After the last copy, so that it is in the log beside the database only.
  await enrol(register, { givenName: 'Vilhelmina', familyName: 'Lindkvist' });

  const key = Buffer.from(await registerKey({ folder }));
  const raw = await openRaw({ folder });
  const keys = raw
    .rows<{ private_key: Buffer }>('SELECT private_key FROM issuer_key')
    .map(({ private_key }): Secret => ['signing key', private_key.subarray(-32)]);
  expect(keys.length).toBeGreaterThan(0);
  const secrets: readonly Secret[] = [
    ...names,
    ['last one', 'Vilhelmina'],
    ['what was written', written],
    ...[personalNumber, personalNumber.replace('-', ''), '811228-9874', '8112289874'].map(
      (number): Secret => ['personnummer', number],
    ),
    ['passphrase', testPassphrase],
    ['wrong passphrase', wrong],
    ...['', '-', ' '].map((between): Secret => ['recovery code', groups.join(between)]),
    ['register key', key],
    ...keys,
  ];
  const open = [...filesIn(folder), ...filesIn(stick), ...filesIn(temporary)];
  expect(open.filter((file) => file.endsWith('register.db-wal'))).not.toEqual([]);
  expect(open.filter((file) => file.endsWith('intyga.log'))).not.toEqual([]);
  expect(open.filter((file) => file.endsWith('kopia.json')).length).toBeGreaterThan(1);
  expect(found(open, secrets)).toEqual([]);
  await register.engine.close();
  expect(found([...filesIn(folder), ...filesIn(stick), ...filesIn(temporary)], secrets)).toEqual([]);
});
