/** Issued certificates and other documents leave the register: opened, printed, saved. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId, DocumentId, ValidationId } from '#domain/ids.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  criteriaOf,
  enrol,
  issuedCertificate,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const bytesOf = async (register: SeededRegister, documentId: DocumentId): Promise<Uint8Array> => {
  const held = await register.as.maria.bytes('document', documentId);
  expect(held?.mediaType).toBe('application/pdf');
  return held!.bytes;
};

const eventsOf = async (register: SeededRegister, id: CertificateId): Promise<string[]> =>
  (await register.ask('maria', 'certificate.get', { id })).events.map((event) => event.what);

/** Of three people; each page bears its number. */
const threeCertificates = async (register: SeededRegister) => {
  const people = [
    await enrol(register, { givenName: 'Łukasz', familyName: 'Żółciński' }),
    await enrol(register, { givenName: 'Юлія', familyName: 'Шевченко' }),
  ];
  return [
    await issuedCertificate(register),
    await issuedCertificate(register, { participantId: people[0]!, nameOnCertificate: 'Łukasz Żółciński' }),
    await issuedCertificate(register, { participantId: people[1]!, nameOnCertificate: 'Юлія Шевченко' }),
  ];
};

describe('opening', () => {
  test('gives the stored bytes, named by number and without the person’s name', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const { documentId, fileName, pageCount } = await register.ask('petra', 'certificate.open', { id });
    expect({ fileName, pageCount }).toEqual({ fileName: 'Kompetensintyg EXK-2026-0001.pdf', pageCount: 2 });
    const held = await register.as.petra.bytes('document', documentId);
    const { sha256: kept, size } = await register.ask('petra', 'certificate.get', { id });
    expect(sha256(held!.bytes)).toBe(kept);
    expect(held!.bytes).toHaveLength(size);
  });

  test('held documents are gone when the seat signs out', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const { documentId } = await register.ask('petra', 'certificate.open', { id });
    await register.ask('petra', 'session.signOut', {});
    expect(await register.as.petra.bytes('document', documentId)).toBeUndefined();
  });

  test('bytes that are not what was issued are never given out', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const raw = await openRaw(register);
    raw.run('DROP TRIGGER certificate_refuses_update');
    raw.run(`UPDATE certificate SET pdf = CAST(replace(CAST(pdf AS TEXT), '%PDF-1.7', '%PDF-1.6') AS BLOB)`);
    const path = join(temporaryFolder(), 'intyg.pdf');
    const { maria } = register.as;
    for (const reply of [
      await maria.call('certificate.open', { id }),
      await maria.call('certificate.print', { ids: [id] }),
      await maria.call('certificate.save', { id, suggestedName: 'intyg.pdf' }, { path }),
    ])
      expect(refusalOf(reply)).toEqual({
        kind: 'registerDamaged',
        file: join(register.folder, 'register.db'),
      });
    expect(existsSync(path)).toBe(false);
    expect(await eventsOf(register, id)).toEqual(['issued']);
  });
});

describe('printing', () => {
  test('one certificate is printed as it is stored', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const { documentId, fileName } = await register.ask('maria', 'certificate.print', { ids: [id] });
    expect(fileName).toBe('Kompetensintyg EXK-2026-0001.pdf');
    expect(sha256(await bytesOf(register, documentId))).toBe(
      (await register.ask('maria', 'certificate.get', { id })).sha256,
    );
  });

  test('many become one job in the order given, told step by step and recorded for each', async () => {
    const register = await seededRegister();
    const [first, second, third] = await threeCertificates(register);
    const ids = [third!.id, first!.id, second!.id, first!.id];
    const told: [number, number][] = [];
    const printed = valueOf(
      await register.as.maria.call(
        'certificate.print',
        { ids },
        {
          onProgress: (done, of) => {
            told.push([done, of]);
          },
        },
      ),
    );
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(printed).toMatchObject({ pageCount: 6, fileName: 'Intyg 2026-03-02 (3 st).pdf' });
    const pages = await pdfText(await bytesOf(register, printed.documentId));
    const numbers = pages.map((text) => /EXK-2026-\d{4}/.exec(text)?.[0]);
    const inOrder = [third!, first!, second!].map(({ number }) => number);
    expect(numbers).toEqual(inOrder.flatMap((number) => [number, number]));
    for (const { id } of [first!, second!, third!]) expect(await eventsOf(register, id)).toEqual(['issued']);
    await register.ask('maria', 'certificate.recordPrint', { documentId: printed.documentId });
    for (const { id } of [first!, second!, third!]) {
      expect(await eventsOf(register, id)).toEqual(['issued', 'printed']);
      expect((await register.ask('maria', 'certificate.get', { id })).printCount).toBe(1);
    }
    const log = await register.ask('maria', 'participant.log', {
      id: register.participantId,
      after: null,
      limit: 50,
    });
    for (const what of ['certificate.printBegun', 'certificate.printed'])
      expect(log.rows.filter((row) => row.what === what)).toHaveLength(1);
  });

  test('is counted once it came out, once for each job, by whoever sent it; the next one is a copy', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const count = async (): Promise<number> =>
      (await register.ask('maria', 'certificate.get', { id })).printCount;
    const notFound = { kind: 'notFound', what: 'document' };
    const { documentId } = await register.ask('maria', 'certificate.print', { ids: [id] });
    expect(await count()).toBe(0);
    expect(refusalOf(await register.as.samira.call('certificate.recordPrint', { documentId }))).toEqual(
      notFound,
    );
    await register.ask('maria', 'certificate.recordPrint', { documentId });
    expect(refusalOf(await register.as.maria.call('certificate.recordPrint', { documentId }))).toEqual(
      notFound,
    );
    expect(await count()).toBe(1);
    const shown = await register.ask('maria', 'certificate.open', { id });
    expect(
      refusalOf(await register.as.maria.call('certificate.recordPrint', { documentId: shown.documentId })),
    ).toEqual(notFound);
    const again = await register.ask('maria', 'certificate.print', { ids: [id] });
    await register.ask('maria', 'certificate.recordPrint', { documentId: again.documentId });
    expect(await eventsOf(register, id)).toEqual(['issued', 'printed', 'copyPrinted']);
  });

  test('a cancelled job leaves no trace of printing', async () => {
    const register = await seededRegister();
    const certificates = await threeCertificates(register);
    const controller = new AbortController();
    const reply = await register.as.maria.call(
      'certificate.print',
      { ids: certificates.map(({ id }) => id) },
      {
        signal: controller.signal,
        onProgress: (done) => {
          if (done === 2) controller.abort();
        },
      },
    );
    expect(refusalOf(reply)).toEqual({ kind: 'cancelled' });
    for (const { id } of certificates) expect(await eventsOf(register, id)).toEqual(['issued']);
  });
});

describe('saving', () => {
  test('writes the stored bytes where the person chose, and records it', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const path = join(temporaryFolder(), 'mitt intyg åäö.pdf');
    const saving = { id, suggestedName: 'mitt intyg åäö.pdf' };
    expect(refusalOf(await register.as.maria.call('certificate.save', saving))).toEqual({
      kind: 'cancelled',
    });
    await register.ask('maria', 'certificate.save', saving, { path });
    const { sha256: kept } = await register.ask('maria', 'certificate.get', { id });
    expect(sha256(readFileSync(path))).toBe(kept);
    expect(await eventsOf(register, id)).toEqual(['issued', 'saved']);
  });

  test('a folder that is not there is told, and nothing is recorded', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const folder = join(temporaryFolder(), 'finns inte');
    const reply = await register.as.maria.call(
      'certificate.save',
      { id, suggestedName: 'intyg.pdf' },
      { path: join(folder, 'intyg.pdf') },
    );
    expect(refusalOf(reply)).toEqual({ kind: 'notSaved', why: 'gone', name: 'intyg.pdf', folder });
    expect(await eventsOf(register, id)).toEqual(['issued']);
  });
});

describe('det har jag visat, det återstår', () => {
  const remaining = async (register: SeededRegister, validationId: ValidationId) => {
    const { documentId, ...rest } = await register.ask('maria', 'document.remaining', { validationId });
    return { documentId, ...rest, bytes: await bytesOf(register, documentId) };
  };

  const halfShown = async (register: SeededRegister): Promise<ValidationId> => {
    const validationId = await plannedValidation(register);
    await register.ask('maria', 'evidence.register', {
      validationIds: [validationId],
      criterionIds: criteriaOf(register, 'EX-DISK', ['1.1', '1.2', '1.3', '1.4', '2.1']),
      type: 'observation',
      on: '2026-03-02' as PlainDate,
      place: 'Kaféköket',
      text: 'Körde maskinen ett helt pass.',
      judgement: 'shown',
    });
    return validationId;
  };

  test('is one page, the same bytes for the same standing, and another when more is shown', async () => {
    const register = await seededRegister();
    const validationId = await halfShown(register);
    const first = await remaining(register, validationId);
    expect(first).toMatchObject({
      pageCount: 1,
      fileName: 'Det har jag visat, det återstår EX-DISK 2026-03-02.pdf',
    });
    expect((await pdfText(first.bytes)).join()).toContain('Jag kan starta, använda och stänga diskmaskinen.');
    const again = await remaining(register, validationId);
    expect(again.documentId).not.toBe(first.documentId);
    expect(again.bytes).toEqual(first.bytes);
    const [criterionId] = criteriaOf(register, 'EX-DISK', ['2.2']);
    await register.ask('maria', 'judgement.set', {
      validationId,
      criterionId: criterionId!,
      judgement: 'shown',
    });
    expect((await remaining(register, validationId)).bytes).not.toEqual(first.bytes);
  });

  test('is saved from the seat that holds it, and from no other', async () => {
    const register = await seededRegister();
    const { documentId, bytes } = await remaining(register, await halfShown(register));
    const path = join(temporaryFolder(), 'det återstår.pdf');
    const saving = { documentId, suggestedName: 'det återstår.pdf' };
    expect(refusalOf(await register.as.erik.call('document.save', saving, { path }))).toEqual({
      kind: 'notFound',
      what: 'document',
    });
    await register.ask('maria', 'document.save', saving, { path });
    expect(new Uint8Array(readFileSync(path))).toEqual(new Uint8Array(bytes));
  });

  test('leaves a row on the participant’s page each time it is printed or saved', async () => {
    const register = await seededRegister();
    const { documentId } = await remaining(register, await halfShown(register));
    const path = join(temporaryFolder(), 'det återstår.pdf');
    await register.ask('maria', 'document.print', { documentId });
    await register.ask('maria', 'document.recordPrint', { documentId });
    await register.ask('maria', 'document.save', { documentId, suggestedName: 'x' }, { path });
    const { rows } = await register.ask('maria', 'participant.log', {
      id: register.participantId,
      after: null,
      limit: 3,
    });
    expect(rows.map(({ what, userName }) => [what, userName])).toEqual([
      ['document.saved', 'Maria Lindqvist'],
      ['document.printed', 'Maria Lindqvist'],
      ['document.printBegun', 'Maria Lindqvist'],
    ]);
  });

  test('a validation that does not exist is told', async () => {
    const register = await seededRegister();
    const validationId = '01900000-0000-7000-8000-00000000ffff' as ValidationId;
    expect(refusalOf(await register.as.maria.call('document.remaining', { validationId }))).toEqual({
      kind: 'notFound',
      what: 'validation',
    });
  });
});
