/** "Underlag för erkännande": what stands on it, who is hidden, what is kept, and the external answer. */
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { DocumentId, ValidationId } from '#domain/ids.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { refusalOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  enrol,
  issuedCertificate,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const day = '2026-03-02' as PlainDate;
const period = { from: day, to: day };

const choose = (validationIds: readonly ValidationId[]): InputOf<'recommendation.make'> => ({
  reference: 'Våren 2026',
  ...period,
  validationIds: [...validationIds],
});

const bytesOf = async (register: SeededRegister, documentId: DocumentId): Promise<Uint8Array> =>
  (await register.as.petra.bytes('document', documentId))!.bytes;

const preview = async (register: SeededRegister, validationIds: readonly ValidationId[]) => {
  const held = await register.ask('petra', 'recommendation.preview', choose(validationIds));
  const bytes = await bytesOf(register, held.documentId);
  return { bytes, text: (await pdfText(bytes)).join(' ') };
};

describe('what may stand on it', () => {
  test('is what was approved in the period, by name and module, and not what is gone on with', async () => {
    const register = await seededRegister();
    const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
    const own = await approvedValidation(register, { leftOut: ['1.1'] });
    const bos = await approvedValidation(register, { participantId: bo });
    const { validationId: resumed } = await issuedCertificate(register, {
      module: 'EX-BUTIK',
      leftOut: ['1.1'],
    });
    await register.ask('maria', 'validation.resume', { id: resumed });
    await plannedValidation(register, { module: 'EX-AMS' });
    const found = await register.ask('petra', 'recommendation.candidates', period);
    expect(found.map(({ validationId, isPartial }) => ({ validationId, isPartial }))).toEqual([
      { validationId: bos, isPartial: false },
      { validationId: own, isPartial: true },
    ]);
    expect(found[0]).toMatchObject({ participantName: 'Bo Ek', moduleCode: 'EX-DISK', approvedOn: day });
    const later = { from: '2026-03-03' as PlainDate, to: '2026-12-31' as PlainDate };
    expect(await register.ask('petra', 'recommendation.candidates', later)).toEqual([]);
    expect(refusalOf(await register.as.petra.call('recommendation.preview', choose([own, resumed])))).toEqual(
      { kind: 'notApproved' },
    );
  });
});

describe('the paper', () => {
  test('ticks whole modules, names certificates and who answers; conforms, the same bytes each time', async () => {
    const register = await seededRegister();
    const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
    const { validationId, number } = await issuedCertificate(register, {
      nameOnCertificate: 'Åsa Ö. Öberg',
    });
    const part = await approvedValidation(register, {
      participantId: bo,
      module: 'EX-BUTIK',
      assessors: ['erik'],
      leftOut: ['1.1'],
    });
    const { bytes, text } = await preview(register, [validationId, part]);
    expect((await checkPdf(bytes)).problems).toEqual([]);
    expect((await preview(register, [part, validationId])).bytes).toEqual(bytes);
    for (const words of ['Våren 2026', 'Åsa Ö. Öberg', number, 'Bo Ek', '1987-03-14', 'EX-BUTIK', 'EX-DISK'])
      expect(text).toContain(words);
    for (const signer of ['Maria Lindqvist', 'Erik', 'Petra Holm', 'Extern kvalitetssäkrare'])
      expect(text).toContain(signer);
    // Bo has one part of one module: nobody reaches the whole of it.
    expect(text).toMatch(/EX-BUTIK Butikshandel 1 \d \S+ 0 av 2/);
    expect(text).toContain('EXEMPEL');
  });

  test('a revoked certificate is not named, and the name is the register’s again', async () => {
    const register = await seededRegister();
    const { id, number, validationId } = await issuedCertificate(register, { nameOnCertificate: 'Åsa Fel' });
    await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel namn.' });
    const { text } = await preview(register, [validationId]);
    expect(text).not.toContain(number);
    expect(text).not.toContain('Åsa Fel');
    expect(text).toContain('Åsa Öberg');
  });

  test('a protected person stands by alias and without birth, whoever makes it', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, {
      alias: 'Kim',
      givenName: 'Hemlig',
      familyName: 'Person',
      birthDate: '1991-07-08' as PlainDate,
      birthYear: 1991,
      hasProtectedIdentity: true,
    });
    const { validationId } = await issuedCertificate(register, {
      participantId,
      nameOnCertificate: 'Hemlig Person',
    });
    const held = await register.ask('samira', 'recommendation.preview', choose([validationId]));
    const { bytes } = (await register.as.samira.bytes('document', held.documentId))!;
    const text = (await pdfText(bytes)).join(' ');
    expect(text).toContain('Kim');
    expect(text).not.toMatch(/Hemlig|1991/);
  });
});

describe('one that is made', () => {
  test('is kept as it was, listed, opened again, and told in one row of the log', async () => {
    const register = await seededRegister();
    const validationId = await approvedValidation(register);
    const made = await register.ask('petra', 'recommendation.make', choose([validationId, validationId]));
    expect(made.fileName).toBe('Underlag för erkännande 2026-03-02.pdf');
    const bytes = await bytesOf(register, made.documentId);
    await register.ask('samira', 'settings.save', {
      ...(await register.ask('samira', 'settings.get', {})),
      organisationName: 'Nya kommunen',
    });
    const [listed] = await register.ask('petra', 'recommendation.list', {});
    expect(listed).toMatchObject({
      id: made.id,
      reference: 'Våren 2026',
      participants: 1,
      modules: 1,
      review: null,
      madeByName: 'Petra Holm',
    });
    const opened = await register.ask('petra', 'recommendation.open', { id: made.id });
    expect(await bytesOf(register, opened.documentId)).toEqual(bytes);
    const raw = await openRaw(register);
    const rows = raw.rows<{ after: string }>("SELECT after FROM audit WHERE what = 'recommendation.made'");
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]!.after)).toMatchObject({
      validationIds: [validationId],
      sha256: sha256(bytes),
    });
    for (const table of ['recommendation', 'recommendation_validation'])
      expect(() => raw.run(`DELETE FROM ${table}`)).toThrow(/append-only/);
  });

  test('is answered once, and then its modules are externally quality assured', async () => {
    const register = await seededRegister();
    const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
    const validationId = await approvedValidation(register);
    await approvedValidation(register, { participantId: bo });
    const { id } = await register.ask('petra', 'recommendation.make', choose([validationId]));
    const reviewed = async () =>
      (await register.ask('petra', 'recommendation.candidates', period)).map((one) => one.isReviewed);
    expect(await reviewed()).toEqual([false, false]);
    await register.ask('samira', 'recommendation.review', { id, on: day, reviewer: 'Eva Ek' });
    expect(await reviewed()).toEqual([false, true]);
    const [listed] = await register.ask('petra', 'recommendation.list', {});
    expect(listed?.review).toEqual({ on: day, reviewer: 'Eva Ek' });
    const again = { id, on: day, reviewer: 'Någon Annan' };
    expect(refusalOf(await register.as.petra.call('recommendation.review', again))).toEqual({
      kind: 'alreadyReviewed',
      by: 'Eva Ek',
    });
  });
});
