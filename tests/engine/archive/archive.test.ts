// The archive export read again: hashes hold, PDF files pass the check, JSON and XML say what the register says.
import { DOMParser, onWarningStopParsing, type Element } from '@xmldom/xmldom';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '#domain/archive.ts';
import { readFacts } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { enrol, issuedCertificate, seededRegister, type SeededRegister } from '../../support/story.ts';

const day = '2026-03-02' as PlainDate;
const period = { from: day, to: day };

const exported = async (register: SeededRegister, withProtected = false) => {
  const path = temporaryFolder();
  const { folder } = await register.ask('samira', 'archive.export', { ...period, withProtected }, { path });
  const at = join(path, folder);
  const json = JSON.parse(readFileSync(join(at, 'register.json'), 'utf8')) as Archive;
  return { at, json, xml: readFileSync(join(at, 'register.xml'), 'utf8') };
};

const twoCertificates = async () => {
  const register = await seededRegister();
  const own = await issuedCertificate(register);
  const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
  const revoked = await issuedCertificate(register, {
    participantId: bo,
    nameOnCertificate: 'Bo <Ek> & son',
  });
  await register.ask('samira', 'certificate.revoke', { id: revoked.id, reason: 'Fel "modul".' });
  return { register, own, revoked };
};

describe('the archive export', () => {
  test('has every file in its list of hashes, and the hashes hold', async () => {
    const { register } = await twoCertificates();
    const { at } = await exported(register);
    const list = readFileSync(join(at, 'sha256sums.txt'), 'utf8').trimEnd().split('\n');
    for (const line of list) {
      const [hash, path] = line.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(join(at, path!)))
          .digest('hex'),
      ).toBe(hash);
    }
    const there = readdirSync(at, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(list).toHaveLength(there.length - 1);
  });

  test('has the stored bytes, which are PDF/A, and entries that say the same in JSON and XML', async () => {
    const { register, own, revoked } = await twoCertificates();
    const { at, json, xml } = await exported(register);
    const raw = await openRaw(register);
    const rows = raw.rows<{ number: string; pdf: Buffer; facts: string }>(
      'SELECT number, pdf, facts FROM certificate ORDER BY issued_at',
    );
    expect(json.certificates.map(({ facts }) => facts)).toEqual(
      rows.map(({ facts }) => readFacts(JSON.parse(facts))),
    );
    expect(json.certificates.map(({ state }) => state)).toEqual(['valid', 'revoked']);
    for (const row of rows) {
      const pdf = readFileSync(join(at, `intyg/${row.number}.pdf`));
      expect(pdf.equals(row.pdf)).toBe(true);
      expect((await checkPdf(pdf)).problems).toEqual([]);
    }
    const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml');
    const texts = (name: string) =>
      [...document.getElementsByTagName(name)].map((one: Element) => one.textContent);
    expect(texts('number')).toEqual([own.number, revoked.number]);
    expect(texts('sha256')).toEqual(json.certificates.map(({ sha256 }) => sha256));
    expect(texts('holder').map((text) => text?.includes('Bo <Ek> & son'))).toEqual([false, true]);
    expect(texts('detail')).toContain('Fel "modul".');
  });

  test('leaves protected people out unless they are asked for, and is logged for each it tells of', async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    const participantId = await enrol(register, { hasProtectedIdentity: true, alias: 'Kim' });
    await issuedCertificate(register, { participantId });
    expect(await register.ask('samira', 'archive.count', period)).toEqual({
      certificates: 2,
      ofProtected: 1,
    });
    expect((await exported(register)).json.certificates).toHaveLength(1);
    const logOf = async () =>
      (await register.ask('samira', 'participant.log', { id: participantId, after: null, limit: 1 })).rows[0]
        ?.what;
    expect(await logOf()).not.toBe('archive.exported');
    expect((await exported(register, true)).json.certificates).toHaveLength(2);
    expect(await logOf()).toBe('archive.exported');
  });

  test('refuses an empty period and what is damaged, and leaves nothing behind', async () => {
    const register = await seededRegister();
    const path = temporaryFolder();
    const input = { ...period, withProtected: false };
    const call = () => register.as.samira.call('archive.export', input, { path });
    expect(refusalOf(await call())).toEqual({ kind: 'notFound', what: 'certificate' });
    await issuedCertificate(register);
    const raw = await openRaw(register);
    raw.run('DROP TRIGGER certificate_refuses_update');
    raw.run("UPDATE certificate SET pdf = CAST('%PDF-' AS BLOB)");
    expect(refusalOf(await call())).toMatchObject({ kind: 'registerDamaged' });
    expect(readdirSync(path)).toEqual([]);
  });

  test('goes beside an earlier one, never over it', async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    const path = temporaryFolder();
    const input = { ...period, withProtected: false };
    for (const name of [
      'Intygsarkiv 2026-03-02 till 2026-03-02',
      'Intygsarkiv 2026-03-02 till 2026-03-02 (2)',
    ])
      expect((await register.ask('samira', 'archive.export', input, { path })).folder).toBe(name);
  });
});
