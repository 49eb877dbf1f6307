// A register whose search keys were made by older rules has them made anew at opening; names are found in any writing.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keysVersion } from '#domain/participant.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { openRaw, registerKey, registerPath } from '../../support/raw.ts';
import { valueOf } from '../../support/engine.ts';
import {
  allPeople,
  enrol,
  issuedCertificate,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

const find = async (register: SeededRegister, search: string) =>
  (await register.ask('maria', 'participant.list', { ...allPeople, search })).rows.map(
    (row) => row.displayName,
  );
const findPapers = async (register: SeededRegister, search: string) =>
  (await register.ask('maria', 'certificate.list', { search, year: null, after: null, limit: 10 })).rows
    .length;

test('a person is found in the list by every way to write the name', async () => {
  const register = await seededRegister();
  await enrol(register, { givenName: 'Fatima', familyName: 'al-Hassan' });
  await enrol(register, { givenName: 'علی', familyName: 'کریمی' });
  await enrol(register, { givenName: 'Sean', familyName: 'O’Brien' });
  for (const search of ['alhassan', 'Al Hassan', 'fatima alhassan', 'FATIMAAL', 'al‑hassan'])
    expect(await find(register, search), search).toEqual(['Fatima al-Hassan']);
  for (const search of ['علي', 'كريمي', 'على كريمى', 'عَلِي', 'کریـمی', 'علیکریمی'])
    expect(await find(register, search), search).toEqual(['علی کریمی']);
  for (const search of ["O'Brien", 'obrien', 'o brien', 'OʼBrien', 'o`brien', 'SEANOBRIEN'])
    expect(await find(register, search), search).toEqual(['Sean O’Brien']);
  const [same] = await register.ask('maria', 'participant.findDuplicates', {
    givenName: 'Fatima Al',
    familyName: 'Hassan',
    birthYear: 1987,
    except: null,
  });
  expect(same?.displayName).toBe('Fatima al-Hassan');
});

test('keys by older rules are made anew when the register is opened, and nothing else', async () => {
  const register = await seededRegister();
  await enrol(register, { givenName: 'Fatima', familyName: 'al-Hassan' });
  const { number } = await issuedCertificate(register);
  const raw = await openRaw(register);
  const guard = "SELECT sql FROM sqlite_master WHERE name = 'certificate_refuses_update'";
  const [trigger] = raw.rows<{ sql: string }>(guard);
  const rest = () => raw.rows('SELECT id, facts, hex(pdf), seal, number FROM certificate');
  const before = rest();
  raw.run('DROP TRIGGER certificate_refuses_update');
  raw.run("UPDATE certificate SET search_key = 'old'");
  raw.run(trigger!.sql);
  raw.run("UPDATE participant SET search_key = 'old', name_key = 'old', sort_key = 'old'");
  raw.run('DELETE FROM participant_search');
  raw.run('UPDATE search_keys SET version = 0');
  expect(await find(register, 'alhassan')).toEqual([]);
  expect(await findPapers(register, number)).toBe(0);

  const opened = valueOf(await openStore(registerPath(register), await registerKey(register)));
  const kept = await sql<{ version: number }>`SELECT version FROM search_keys`.execute(opened.store);
  expect(kept.rows).toEqual([{ version: keysVersion }]);
  await opened.close();
  expect(await find(register, 'alhassan')).toEqual(['Fatima al-Hassan']);
  for (const search of [number, number.toLowerCase().replaceAll('-', ''), 'oberg', 'ÅSA ÖBERG'])
    expect(await findPapers(register, search), search).toBe(1);
  expect(rest()).toEqual(before);
  expect(raw.rows(guard)).toEqual([trigger]);
});
