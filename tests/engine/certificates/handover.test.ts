/** "Brev till deltagaren": what it says, for whom it may be made, and that it is only made for what counts. */
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId } from '#domain/ids.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { refusalOf } from '../../support/engine.ts';
import {
  approvedValidation,
  enrol,
  issuedCertificate,
  issueRead,
  plannedValidation,
  replaceRead,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const letter = async (register: SeededRegister, certificateId: CertificateId, by: StaffKey = 'maria') => {
  const held = await register.ask(by, 'document.handover', { certificateId });
  const { bytes } = (await register.as[by].bytes('document', held.documentId))!;
  return { ...held, bytes, text: (await pdfText(bytes)).join(' ') };
};

const refused = async (register: SeededRegister, certificateId: CertificateId, by: StaffKey = 'maria') =>
  refusalOf(await register.as[by].call('document.handover', { certificateId }));

describe('the letter', () => {
  test('is one page that says to the person what they have shown; the same bytes each time', async () => {
    const register = await seededRegister();
    const { id, number } = await issuedCertificate(register);
    const { fileName, pageCount, bytes, text } = await letter(register, id);
    expect({ fileName, pageCount }).toEqual({ fileName: `Brev till deltagaren ${number}.pdf`, pageCount: 1 });
    expect((await checkPdf(bytes)).problems).toEqual([]);
    expect(text).toContain('Hej Åsa Öberg!');
    expect(text).toContain('Du kan starta, använda och stänga diskmaskinen.');
    expect(text).not.toMatch(/\bJag\b/);
    expect(text).toContain('Säg till Maria Lindqvist');
    expect((await letter(register, id)).bytes).toEqual(bytes);
  });

  test('tells the next step of what the person still works with', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const validationId = await plannedValidation(register, { module: 'EX-BUTIK' });
    const step = { validationId, id: null, who: 'Åsa', doneOn: null };
    await register.ask('maria', 'planStep.save', { ...step, text: 'Öva på kassan', dueOn: null });
    await register.ask('maria', 'planStep.save', {
      ...step,
      text: 'Prova att packa upp',
      dueOn: '2026-03-09' as PlainDate,
    });
    const { text } = await letter(register, id);
    expect(text).toMatch(/Nästa steg Prova att packa upp\. Det är planerat till den 9 mars 2026\./);
    expect(text).not.toContain('Öva på kassan');
  });

  test('of a delintyg says which läranderesultat are shown in part', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register, { leftOut: ['1.4'] });
    const { id } = await issueRead(register, 'maria', {
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date',
    });
    const { text } = await letter(register, id);
    expect(text).toContain('Här är ditt delintyg.');
    expect(text).toContain('En del av: Du kan starta, använda och stänga diskmaskinen.');
  });

  test('is made only for a certificate that counts', async () => {
    const register = await seededRegister();
    const { id, number, validationId } = await issuedCertificate(register);
    const { id: later, number: laterNumber } = await replaceRead(register, 'maria', {
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Ö. Öberg',
      birth: 'date',
      replacesId: id,
      reason: 'Namnet var fel.',
    });
    expect(await refused(register, id)).toEqual({ kind: 'alreadyReplaced', by: laterNumber });
    const { text } = await letter(register, later);
    expect(text).toContain('Hej Åsa Ö. Öberg!');
    expect(text).not.toContain(number);
    await register.ask('samira', 'certificate.revoke', { id: later, reason: 'Fel person.' });
    expect(await refused(register, later)).toEqual({ kind: 'alreadyRevoked' });
  });

  test('of a protected person names them as they chose, for their own staff, and not where they work', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, {
      alias: 'Kim',
      givenName: 'Hemlig',
      familyName: 'Person',
      hasProtectedIdentity: true,
    });
    const { id } = await issuedCertificate(register, { participantId, nameOnCertificate: 'K. Person' });
    const { text, fileName } = await letter(register, id);
    expect(text).toContain('Hej K. Person!');
    expect(text).not.toContain('Hemlig');
    expect(text).not.toContain('Återbruket');
    expect(fileName).not.toContain('Person');
    expect(await refused(register, id, 'erik')).toEqual({ kind: 'notFound', what: 'certificate' });
  });
});
