/** Checking, replacing and revoking through dispatch over a real register. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { CertificateId, ValidationId } from '#domain/ids.ts';
import { readControlPage } from '../../../src/engine/vault/control-page.ts';
import { checkSeal, readRevocationList } from '../../../src/engine/vault/seal.ts';
import { run } from '../../../src/engine/cli/run.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { withOwnModule } from '../../support/own-module.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  enrol,
  issuedCertificate,
  issueRead,
  replaceRead,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

const sealOf = async (register: SeededRegister, id: CertificateId): Promise<string> => {
  const raw = await openRaw(register);
  const [row] = raw.rows<{ seal: string }>('SELECT seal FROM certificate WHERE id = ?', id);
  return row!.seal;
};

const check = (register: SeededRegister, text: string) => register.ask('maria', 'check.text', { text });

const savePdf = async (register: SeededRegister, id: CertificateId): Promise<string> => {
  const path = join(temporaryFolder(), 'intyg.pdf');
  await register.ask(
    'maria',
    'certificate.save',
    { id, suggestedName: 'intyg', confirmedOld: true },
    { path },
  );
  return path;
};

const replacement = (
  register: SeededRegister,
  replacesId: CertificateId,
  validationIds: readonly ValidationId[],
  change: Partial<InputOf<'certificate.replace'>> = {},
): InputOf<'certificate.replace'> => ({
  replacesId,
  reason: 'Namnet var felstavat.',
  participantId: register.participantId,
  validationIds: [...validationIds],
  nameOnCertificate: 'Åsa Öbergh',
  birth: 'date',
  ...change,
});

describe('checking', () => {
  test('a certificate is found genuine by its code, its short code, its number and its file', async () => {
    const register = await seededRegister();
    const { id, number } = await issuedCertificate(register);
    const { checkCode } = await register.ask('maria', 'certificate.get', { id });
    const valid = { answer: { kind: 'valid', claims: { number, holder: 'Åsa Öberg' } }, certificateId: id };
    for (const text of [await sealOf(register, id), checkCode!.toLowerCase(), number.toLowerCase()])
      expect(await check(register, text)).toMatchObject(valid);
    const path = await savePdf(register, id);
    expect(await register.ask('maria', 'check.file', {}, { path })).toMatchObject({
      ...valid,
      fileIsAsIssued: true,
    });
  });

  test('a file that was touched is told, with what was really issued', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const path = await savePdf(register, id);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('\n% touched\n')]));
    expect(await register.ask('maria', 'check.file', {}, { path })).toMatchObject({
      answer: { kind: 'valid' },
      certificateId: id,
      fileIsAsIssued: false,
    });
  });

  test.each([
    ['another PDF', '%PDF-1.7\n%%EOF', { kind: 'notOurs' }],
    ['no PDF at all', 'hej', { kind: 'notOurs' }],
  ])('%s is none of ours', async (_what, content, answer) => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'fil.pdf');
    writeFileSync(path, content);
    expect(await register.ask('maria', 'check.file', {}, { path })).toMatchObject({ answer });
  });

  test('a short code that nobody has is told as such', async () => {
    const register = await seededRegister();
    expect(await check(register, '7k2m 9qxd 4rtb')).toMatchObject({
      answer: { kind: 'unknownCode', code: '7K2M-9QXD-4RTB' },
      certificateId: null,
    });
  });

  test.each([
    ['EXK-2026-0099', 'unknownNumber', 'EXK-2026-0099'],
    ['Nummer exk 2026 99', 'unknownNumber', 'EXK-2026-0099'],
    ['EXK-2O26-OO99', 'unknownNumber', 'EXK-2026-0099'],
    ['ET-2026-0099', 'foreignNumber', 'ET-2026-0099'],
    ['TEST-2026-0099', 'foreignNumber', 'TEST-2026-0099'],
  ])('a number that nobody has is named, and whose it looks like: %s', async (text, kind, number) => {
    const register = await seededRegister();
    await issuedCertificate(register);
    expect(await check(register, text)).toEqual({
      answer: { kind, number },
      certificateId: null,
      fileIsAsIssued: null,
    });
  });

  test('numbers from before the organisation changed what they begin with are its own', async () => {
    const register = await seededRegister();
    const { number } = await issuedCertificate(register);
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', { ...settings, certificatePrefix: 'NYK' });
    for (const text of ['EXK-2026-0099', 'NYK-2026-0099'])
      expect(await check(register, text)).toMatchObject({ answer: { kind: 'unknownNumber' } });
    expect(await check(register, number)).toMatchObject({ answer: { kind: 'valid' } });
  });

  test('half a check code is told as that', async () => {
    const register = await seededRegister();
    expect(await check(register, '7K2M-9QXD')).toMatchObject({ answer: { kind: 'almostCode', count: 8 } });
  });

  test('a protected person’s name is not told by a code or a number', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, {
      givenName: 'Hemlig',
      familyName: 'Person',
      alias: 'Alva',
      hasProtectedIdentity: true,
    });
    const validationId = await approvedValidation(register, { participantId });
    const { id, number } = await issueRead(register, 'samira', {
      participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Hemlig Person',
      birth: 'none',
    });
    const { checkCode } = await register.ask('samira', 'certificate.get', { id });
    for (const text of [number, checkCode!])
      expect(refusalOf(await register.as.erik.call('check.text', { text }))).toMatchObject({
        kind: 'personNotSeen',
      });
    expect(await register.ask('samira', 'check.text', { text: number })).toMatchObject({
      answer: { kind: 'valid' },
    });
  });
});

describe('replacing', () => {
  test('a new number says which it replaces; the old one answers so and keeps its bytes', async () => {
    const register = await seededRegister();
    const { id, number, validationId } = await issuedCertificate(register);
    const before = readFileSync(await savePdf(register, id));
    const next = await replaceRead(register, 'maria', replacement(register, id, [validationId]));
    expect(next.number).toBe('EXK-2026-0002');
    expect(await check(register, await sealOf(register, id))).toMatchObject({
      answer: { kind: 'replaced', by: next.number },
    });
    expect(await check(register, next.number)).toMatchObject({
      answer: { kind: 'valid', claims: { holder: 'Åsa Öbergh' } },
    });
    expect(await register.ask('maria', 'certificate.get', { id })).toMatchObject({
      state: 'replaced',
      replacedBy: { id: next.id, number: next.number },
      events: expect.arrayContaining([
        expect.objectContaining({ what: 'replaced', detail: 'Namnet var felstavat.' }),
      ]) as unknown,
    });
    expect(await register.ask('maria', 'certificate.get', { id: next.id })).toMatchObject({
      state: 'valid',
      replaces: { id, number },
    });
    expect(readFileSync(await savePdf(register, id)).equals(before)).toBe(true);
  });

  test('what is offered for the new one says when it was approved, not when the old one was issued', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const [waiting] = await register.ask('maria', 'certificate.waiting', {});
    register.clock.passDays(20);
    const { id } = await issueRead(register, 'samira', {
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date',
    });
    const { modules } = await register.ask('maria', 'certificate.replacing', { id });
    expect(modules).toEqual(waiting?.modules);
  });

  test('a chain is a line: what is replaced is not replaced again, and not revoked', async () => {
    const register = await seededRegister();
    const { id, validationId } = await issuedCertificate(register);
    const input = replacement(register, id, [validationId]);
    const next = await replaceRead(register, 'maria', input);
    expect(refusalOf(await register.as.maria.call('certificate.replace', input))).toEqual({
      kind: 'alreadyReplaced',
      by: next.number,
    });
    expect(
      refusalOf(await register.as.samira.call('certificate.revoke', { id, reason: 'Fel.' })),
    ).toMatchObject({ kind: 'alreadyReplaced' });
  });

  test('a module that has been approved since may come along, one of another certificate may not', async () => {
    const register = await seededRegister();
    const first = await issuedCertificate(register);
    const added = await approvedValidation(register, { module: 'EX-AVC' });
    const other = await issuedCertificate(register, { module: 'EX-BUTIK' });
    const refused = await register.as.maria.call(
      'certificate.replace',
      replacement(register, first.id, [first.validationId, other.validationId]),
    );
    expect(refusalOf(refused)).toEqual({ kind: 'alreadyCertified', number: other.number });
    await replaceRead(register, 'maria', replacement(register, first.id, [first.validationId, added]));
    expect((await register.ask('maria', 'validation.get', { id: added })).state).toBe('certified');
  });

  test('needs a reason, and uses up no number when it is refused', async () => {
    const register = await seededRegister();
    const { id, validationId } = await issuedCertificate(register);
    for (const change of [{ reason: ' ' }, { nameOnCertificate: 'Åsa 𐓏' }])
      refusalOf(
        await register.as.maria.call(
          'certificate.replace',
          replacement(register, id, [validationId], change),
        ),
      );
    const next = await replaceRead(register, 'maria', replacement(register, id, [validationId]));
    expect(next.number).toBe('EXK-2026-0002');
  });
});

describe('revoking', () => {
  test('it answers so, once; a new certificate may be issued instead', async () => {
    const register = await seededRegister();
    const { id, number, validationId } = await issuedCertificate(register);
    await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel person.' });
    expect(await check(register, number)).toMatchObject({ answer: { kind: 'revoked', replacedBy: null } });
    expect(refusalOf(await register.as.samira.call('certificate.revoke', { id, reason: 'Igen.' }))).toEqual({
      kind: 'alreadyRevoked',
    });
    const next = await replaceRead(register, 'maria', replacement(register, id, [validationId]));
    expect(await check(register, number)).toMatchObject({
      answer: { kind: 'revoked', replacedBy: next.number },
    });
    expect(
      (await register.ask('maria', 'certificate.list', { search: '', year: null, after: null, limit: 9 }))
        .rows,
    ).toMatchObject([{ state: 'valid' }, { state: 'revoked' }]);
  });
});

describe('renewing the issuer’s key', () => {
  test('old certificates stay genuine, new ones are signed by the new key, and the page carries both', async () => {
    const register = await seededRegister();
    const before = await issuedCertificate(register);
    const { keyId } = await register.ask('samira', 'issuerKey.renew', {});
    register.clock.passDays(1);
    const after = await issuedCertificate(register, { module: 'EX-AVC' });
    for (const { number } of [before, after])
      expect(await check(register, number)).toMatchObject({ answer: { kind: 'valid' } });
    const { keys } = await register.ask('maria', 'check.summary', {});
    expect(keys).toMatchObject([
      { validUntil: '2026-03-02' },
      { keyId, validFrom: '2026-03-02', validUntil: null },
    ]);
    const raw = await openRaw(register);
    expect(() => raw.run(`UPDATE issuer_key SET valid_until = NULL`)).toThrow('never changes');
    expect(() => raw.run(`DELETE FROM issuer_key`)).toThrow('never removed');
  });
});

describe('what leaves the program for others', () => {
  test('the control page carries the keys and a list of what no longer counts', async () => {
    const register = await seededRegister();
    const first = await issuedCertificate(register);
    const second = await issuedCertificate(register, { module: 'EX-AVC' });
    await register.ask('samira', 'certificate.revoke', { id: second.id, reason: 'Fel.' });
    const path = join(temporaryFolder(), 'kontroll.html');
    await register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path });
    const page = readControlPage(readFileSync(path, 'utf8'))!;
    expect(page.issuer).toBe('Exempelkommunen');
    const list = readRevocationList(page.list, page.keys)!;
    expect(list.rows).toMatchObject([{ number: second.number, kind: 'revoked' }]);
    const answer = await checkSeal(await sealOf(register, first.id), page.keys, () => ({ kind: 'valid' }));
    expect(answer.kind).toBe('valid');
    expect(readFileSync(path, 'utf8')).not.toContain('Öberg');

    const listPath = join(temporaryFolder(), 'lista.intyga-lista');
    await register.ask('samira', 'check.exportList', { suggestedName: 'lista' }, { path: listPath });
    expect(readRevocationList(readFileSync(listPath, 'utf8'), page.keys)).toMatchObject({ rows: list.rows });
    expect(await register.ask('maria', 'check.summary', {})).toMatchObject({
      keys: [{ validUntil: null }],
      issued: 2,
      replaced: 0,
      revoked: 1,
    });
  });

  test('the start page of who may save it tells when it must be saved', async () => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'kontroll.html');
    const save = () => register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path });
    const due = async (by: 'samira' | 'maria' = 'samira') =>
      (await register.ask(by, 'todo.list', {})).controlPage;
    const outdated = { kind: 'outdated', replaced: 0, revoked: 0, hasNewKey: false };
    expect(await due()).toBeNull();
    const { id } = await issuedCertificate(register);
    expect(await due()).toEqual({ kind: 'neverSaved', issued: 1 });
    expect(await due('maria')).toBeNull();
    // Nothing was written there, so nothing was saved.
    const nowhere = { path: join(temporaryFolder(), 'borta', 'kontroll.html') };
    await register.as.samira.call('check.exportPage', { suggestedName: 'kontroll' }, nowhere);
    expect(await due()).toMatchObject({ kind: 'neverSaved' });
    await save();
    expect(await due()).toBeNull();
    await issuedCertificate(register, { module: 'EX-AVC' });
    expect(await due()).toBeNull();
    // The list alone leaves the page that others open as it was.
    await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel.' });
    const list = join(temporaryFolder(), 'lista.intyga-lista');
    await register.ask('samira', 'check.exportList', { suggestedName: 'lista' }, { path: list });
    expect(await due()).toMatchObject({ ...outdated, revoked: 1 });
    await save();
    expect(await due()).toBeNull();
    await register.ask('samira', 'issuerKey.renew', {});
    expect(await due()).toMatchObject({ ...outdated, hasNewKey: true });
    await save();
    expect(await register.ask('samira', 'check.summary', {})).toMatchObject({ pageDue: null });
  });

  test('the command line verifies a file and a text with that page', async () => {
    const register = await withOwnModule(await seededRegister());
    const { id } = await issuedCertificate(register);
    const control = join(temporaryFolder(), 'kontroll.html');
    await register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path: control });
    const verify = async (given: string) => {
      let said = '';
      const status = await run(
        ['verify', given, '--control', control, '--json'],
        (text) => (said += `${text}\n`),
        String,
      );
      return [status, (JSON.parse(said.trimEnd().split('\n').at(-1)!) as { answer: string }).answer];
    };
    const seal = await sealOf(register, id);
    expect(await verify(await savePdf(register, id))).toEqual([0, 'valid']);
    expect(await verify(seal)).toEqual([0, 'valid']);
    expect(await verify(`${seal.slice(0, -1)}${seal.endsWith('0') ? '1' : '0'}`)).toEqual([1, 'changed']);
    expect(await verify(seal.slice(0, 200))).toEqual([1, 'incomplete']);

    await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel.' });
    await register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path: control });
    expect(await verify(seal)).toEqual([1, 'revoked']);
  });
});
