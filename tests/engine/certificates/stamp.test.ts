/** The stamp in PDF files: off at first, from a file or made here, and never a bad one on a certificate. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { approvedValidation, issuedCertificate, issueRead, seededRegister } from '../../support/story.ts';
import { pdfsig } from '../pdf/reading.ts';

type Register = Awaited<ReturnType<typeof seededRegister>>;

const p12 = (name: string) => join(import.meta.dirname, 'p12', `${name}.p12`);

const storedPdf = async (register: Register, number: string): Promise<Uint8Array> => {
  const raw = await openRaw(register);
  const [row] = raw.rows<{ pdf: Uint8Array }>('SELECT pdf FROM certificate WHERE number = ?', number);
  if (!row) throw new Error(number);
  return row.pdf;
};

/** A register on a day when the certificates of the test files are valid. */
const laterRegister = async () => {
  const register = await seededRegister();
  register.clock.passDays(365);
  return register;
};

const inFile = (bytes: Uint8Array): string => {
  const path = join(temporaryFolder(), 'nyckel.p12');
  writeFileSync(path, bytes);
  return path;
};

describe('a stamp', () => {
  test('is off until somebody puts it on; what was issued before stays as it was', async () => {
    const register = await seededRegister();
    expect(await register.ask('samira', 'documentKey.get', {})).toEqual({ key: null });
    const before = await issuedCertificate(register);
    await register.ask('samira', 'documentKey.make', {});
    const after = await issuedCertificate(register, { module: 'EX-AVC' });
    expect(Buffer.from(await storedPdf(register, before.number)).includes('/ByteRange')).toBe(false);
    const stamped = await storedPdf(register, after.number);
    expect(pdfsig(stamped)).toContain('Signature is Valid.');
    expect(pdfsig(stamped)).toContain('Total document signed');
    expect((await checkPdf(stamped)).problems).toEqual([]);
    expect(await register.ask('petra', 'check.text', { text: after.number })).toMatchObject({
      answer: { kind: 'valid' },
    });
  });

  test('comes from the organisation’s own file, and is laid aside and taken up again', async () => {
    const register = await laterRegister();
    const path = p12('aes-rsa');
    const { id } = await register.ask('samira', 'documentKey.import', { password: 'lösen-ord' }, { path });
    expect(await register.ask('samira', 'documentKey.get', {})).toMatchObject({
      key: { id, origin: 'imported', subject: 'Vårdköpings kommun' },
    });
    await register.ask('samira', 'documentKey.use', { id: null });
    const plain = await issuedCertificate(register);
    await register.ask('samira', 'documentKey.use', { id });
    const stamped = await issuedCertificate(register, { module: 'EX-AVC' });
    expect(Buffer.from(await storedPdf(register, plain.number)).includes('/ByteRange')).toBe(false);
    expect(pdfsig(await storedPdf(register, stamped.number))).toContain(
      'Signer Certificate Common Name: Vårdköpings kommun',
    );
  });

  test.each([
    ['a wrong password', p12('aes'), 'fel', 'p12WrongPassword'],
    ['a file that is none', () => inFile(Buffer.from('inget')), '', 'p12Unreadable'],
    ['a file of 40 MB', () => inFile(Buffer.alloc(40 * 1024 * 1024)), '', 'p12Unreadable'],
    ['a file without a key', p12('no-key'), 'lösen-ord', 'p12NoKey'],
  ])('is not made of %s, and nothing is kept', async (_what, file, password, kind) => {
    const register = await laterRegister();
    const path = typeof file === 'string' ? file : file();
    const reply = await register.as.samira.call('documentKey.import', { password }, { path });
    expect(refusalOf(reply)).toMatchObject({ kind });
    const raw = await openRaw(register);
    expect(raw.rows('SELECT id FROM document_key')).toEqual([]);
    expect(await register.ask('samira', 'documentKey.get', {})).toEqual({ key: null });
  });

  test('that has run out issues nothing and uses up no number', async () => {
    const register = await seededRegister();
    const { notAfter } = await register.ask('samira', 'documentKey.make', {});
    const validationId = await approvedValidation(register);
    register.clock.passDays(11 * 366);
    const choice = {
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date' as const,
    };
    await register.ask('maria', 'certificate.confirm', choice);
    expect(refusalOf(await register.as.maria.call('certificate.issue', choice))).toEqual({
      kind: 'documentKeyExpired',
      until: notAfter.slice(0, 10),
    });
    await register.ask('samira', 'documentKey.use', { id: null });
    expect((await issueRead(register, 'maria', choice)).number).toMatch(/-0001$/);
  });
});
