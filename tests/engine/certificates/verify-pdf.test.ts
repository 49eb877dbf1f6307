/**
 * `verify` of a PDF: only the file that was issued, byte for byte, is called valid. However its pages were changed, and
 * however little, it is told, and so is what was only saved anew: nobody can tell the two apart from outside.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { fileSealRoom, fileStanding, findFileSealPlace } from '#domain/file-seal.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId } from '#domain/ids.ts';
import { sealChoices } from '#domain/seal.ts';
import { answerGiven } from '../../../src/control-page/answer.js';
import { readList } from '../../../src/control-page/check.js';
import { sealIn } from '../../../src/engine/application/certificates/outside-check.ts';
import { run } from '../../../src/engine/cli/run.ts';
import { checkPdf, renderCertificate } from '../../../src/engine/pdf/index.ts';
import { makeControlPage, readControlPage } from '../../../src/engine/vault/control-page.ts';
import { credentialFileName, makeCredential } from '../../../src/engine/vault/credential.ts';
import { readFileSeal } from '../../../src/engine/vault/file-seal.ts';
import { issuerKeyFrom, makeRevocationList, makeSeal } from '../../../src/engine/vault/seal.ts';
import { resources, temporaryFolder } from '../../support/engine.ts';
import { withOwnModule } from '../../support/own-module.ts';
import { issuedCertificate, replaceRead, seededRegister, type SeededRegister } from '../../support/story.ts';
import { pdfsig } from '../pdf/reading.ts';
import { sampleFacts, sampleLook } from '../pdf/sample.ts';

type Told = {
  readonly status: number;
  readonly said: string;
  readonly answer: string;
  readonly file: string | null;
};

/** `html` is the control page; `name` what the file is called. */
const verify = async (bytes: Uint8Array, html: string, name = 'given.pdf'): Promise<Told> => {
  const folder = temporaryFolder();
  const [path, control] = [join(folder, name), join(folder, 'kontroll.html')];
  writeFileSync(path, bytes);
  writeFileSync(control, html);
  const lines: string[] = [];
  const status = await run(
    ['verify', path, '--control', control, '--json'],
    (line) => lines.push(line),
    String,
  );
  const report = JSON.parse(lines.at(-1)!) as Pick<Told, 'answer' | 'file'> & { readonly isWell: boolean };
  expect(report.isWell).toBe(status === 0);
  return { status, said: lines.join('\n'), answer: report.answer, file: report.file };
};

/** The same asked of the control page, by its own lines. */
const onPage = async (bytes: Uint8Array, html: string) => {
  const page = readControlPage(html)!;
  const list = await readList(page.list, page.keys);
  return (await answerGiven(new Uint8Array(bytes), {
    keys: page.keys,
    list: 'rows' in list ? list : undefined,
    prefixes: page.prefixes,
  })) as { kind: string; file?: string; standing?: string };
};

const ownRegister = async (): Promise<SeededRegister> => withOwnModule(await seededRegister());

const saved = async (register: SeededRegister, id: CertificateId): Promise<Buffer> => {
  const path = join(temporaryFolder(), 'saved.pdf');
  await register.ask('samira', 'certificate.save', { id, suggestedName: 'intyg' }, { path });
  return readFileSync(path);
};

const issuedPdf = async (
  register: SeededRegister,
  wanted: Parameters<typeof issuedCertificate>[1] = {},
): Promise<Buffer> => saved(register, (await issuedCertificate(register, wanted)).id);

const controlPage = async (register: SeededRegister): Promise<string> => {
  const path = join(temporaryFolder(), 'kontroll.html');
  await register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path });
  return readFileSync(path, 'utf8');
};

/** Made once, by whichever test asks first. */
let made: Promise<Given> | undefined;
type Given = {
  readonly plain: Buffer;
  readonly other: Buffer;
  readonly stamped: Buffer;
  readonly html: string;
};
const given = (): Promise<Given> =>
  (made ??= (async () => {
    const register = await ownRegister();
    const plain = await issuedPdf(register);
    const other = await issuedPdf(register, { nameOnCertificate: 'Åsa Berg' });
    await register.ask('samira', 'documentKey.make', {});
    const stamped = await issuedPdf(register);
    return { plain, other, stamped, html: await controlPage(register) };
  })());

/** What somebody does with an ordinary tool for PDF files. */
const edited = async (file: Uint8Array, edit: (document: PDFDocument) => unknown): Promise<Uint8Array> => {
  const document = await PDFDocument.load(file, { updateMetadata: false });
  await edit(document);
  return document.save();
};

const inText = (file: Buffer, change: (text: string) => string): Uint8Array =>
  Buffer.from(change(file.toString('latin1')), 'latin1');

/** Without touching what is there: as a reader saves what was drawn or noted on the page. */
const appended = (file: Buffer, objects: string): Uint8Array => {
  const text = file.toString('latin1');
  const root = /\/Root (\d+ 0 R)/.exec(text)![1]!;
  const size = Number(/\/Size (\d+)/.exec(text)![1]);
  const before = /startxref\s+(\d+)/.exec(text)![1]!;
  const body = `${text}\n${objects}\n`;
  const trailer = `trailer\n<< /Size ${String(size + 1)} /Root ${root} /Prev ${before} >>`;
  return Buffer.from(`${body}xref\n0 0\n${trailer}\nstartxref\n${String(body.length)}\n%%EOF\n`, 'latin1');
};

const changes: readonly (readonly [
  what: string,
  change: (given: Given) => Uint8Array | Promise<Uint8Array>,
])[] = [
  [
    'another name painted over it',
    ({ plain }) =>
      edited(plain, (pdf) => {
        const page = pdf.getPage(0);
        page.drawRectangle({ x: 50, y: 500, width: 400, height: 60, color: rgb(1, 1, 1) });
        page.drawText('Bo Ek', { x: 60, y: 520 });
      }),
  ],
  [
    'a note laid over it',
    ({ plain }) =>
      edited(plain, (pdf) => {
        const note = pdf.context.obj({
          Type: 'Annot',
          Subtype: 'FreeText',
          Rect: [50, 500, 450, 560],
          Contents: PDFString.of('Bo Ek'),
        });
        pdf.getPage(0).node.addAnnot(pdf.context.register(note));
      }),
  ],
  [
    'the content of its first page replaced',
    ({ plain }) =>
      edited(plain, (pdf) => {
        const empty = pdf.context.register(pdf.context.stream('BT ET'));
        pdf.getPage(0).node.set(PDFName.of('Contents'), empty);
      }),
  ],
  ['a page added', ({ plain }) => edited(plain, (pdf) => pdf.addPage())],
  [
    'a page removed',
    ({ plain }) =>
      edited(plain, (pdf) => {
        pdf.removePage(1);
      }),
  ],
  [
    'its pages in another order',
    ({ plain }) =>
      edited(plain, async (pdf) => {
        const [second] = await pdf.copyPages(pdf, [1]);
        pdf.insertPage(0, second);
      }),
  ],
  [
    'a page of another certificate in it',
    ({ plain, other }) =>
      edited(plain, async (pdf) => {
        const [page] = await pdf.copyPages(await PDFDocument.load(other), [0]);
        pdf.removePage(0);
        pdf.insertPage(0, page);
      }),
  ],
  [
    'a form laid over it',
    ({ plain }) =>
      edited(plain, (pdf) => {
        const form = pdf.getForm().createTextField('namn');
        form.setText('Bo Ek');
        form.addToPage(pdf.getPage(0), { x: 50, y: 500, width: 400, height: 40 });
      }),
  ],
  [
    'a form XObject drawn on it',
    ({ plain, other }) =>
      edited(plain, async (pdf) => {
        const [page] = await pdf.embedPdf(other, [0]);
        pdf.getPage(0).drawPage(page!);
      }),
  ],
  [
    'another size of paper, which hides a part',
    ({ plain }) =>
      edited(plain, (pdf) => {
        pdf.getPage(0).setCropBox(0, 0, 400, 400);
      }),
  ],
  ['nothing but saved anew', ({ plain }) => edited(plain, () => undefined)],
  [
    'nothing but saved anew without packing',
    async ({ plain }) => {
      const document = await PDFDocument.load(plain, { updateMetadata: false });
      return document.save({ useObjectStreams: false });
    },
  ],
  [
    'another title in its metadata',
    ({ plain }) =>
      edited(plain, (pdf) => {
        pdf.setTitle('Intyg för Bo Ek');
      }),
  ],
  [
    'a script that runs when it is opened',
    ({ plain }) =>
      edited(plain, (pdf) => {
        pdf.addJavaScript('namn', 'app.alert(1)');
      }),
  ],
  ['something appended as a reader appends it', ({ plain }) => appended(plain, '9999 0 obj\n<< >>\nendobj')],
  ['a comment at its end', ({ plain }) => Buffer.concat([plain, Buffer.from('\n% hej\n')])],
  ['words before its beginning', ({ plain }) => Buffer.concat([Buffer.from('\n'), plain])],
  [
    'one bit of a page touched',
    ({ plain }) => {
      const touched = Buffer.from(plain);
      const at = touched.indexOf('/MediaBox [0 0 5');
      touched[at + 15]! ^= 1;
      return touched;
    },
  ],
  [
    'its own seal taken away',
    ({ plain }) => inText(plain, (text) => text.replace('/Private <', '/Privata <')),
  ],
  [
    'its own seal emptied',
    ({ plain }) =>
      inText(plain, (text) =>
        text.replace(/\/Private <[0-9a-f]+>/, `/Private <${'0'.repeat(fileSealRoom * 2)}>`),
      ),
  ],
  [
    'its own seal written in capitals',
    ({ plain }) =>
      inText(plain, (text) =>
        text.replace(/\/Private <([0-9a-f]+)>/, (_, hex: string) => `/Private <${hex.toUpperCase()}>`),
      ),
  ],
  [
    'something after the noughts of its seal',
    ({ plain }) => inText(plain, (text) => text.replace(/\/Private <([0-9a-f]+)0>/, '/Private <$11>')),
  ],
  [
    'the seal of another file',
    ({ plain, other }) => {
      const [to, from] = [findFileSealPlace(plain)!, findFileSealPlace(other)!];
      const forged = Buffer.from(plain);
      other.copy(forged, to.from, from.from, from.to);
      return forged;
    },
  ],
  [
    'two places for a seal',
    ({ plain }) =>
      Buffer.concat([
        plain,
        plain.subarray(findFileSealPlace(plain)!.from - 10, findFileSealPlace(plain)!.to + 1),
      ]),
  ],
  [
    'its pages in the file of another certificate',
    ({ plain, other }) =>
      edited(other, async (pdf) => {
        const source = await PDFDocument.load(plain);
        const pages = await pdf.copyPages(source, source.getPageIndices());
        for (const page of pages) pdf.addPage(page);
        while (pdf.getPageCount() > pages.length) pdf.removePage(0);
      }),
  ],
];

describe('a PDF whose bytes are not those that were issued', () => {
  test.each(changes)('is not called valid: %s', async (_what, change) => {
    const issued = await given();
    const bytes = await change(issued);
    expect(Buffer.from(bytes).equals(issued.plain)).toBe(false);
    const { status, said, file } = await verify(bytes, issued.html);
    expect(said).toMatch(/^FILE CHANGED/);
    expect(said).not.toContain('VALID');
    expect({ status, file }).toEqual({ status: 1, file: 'changed' });
    expect(await onPage(bytes, issued.html)).toMatchObject({ kind: 'fileChanged', standing: 'valid' });
    // What was really issued stands there to be compared with.
    expect(said).toContain('EXK-2026-000');
  });

  test.each([
    ['signature', (hex: string) => hex.replace(/[0-9a-f]{8}$/, 'zzzzzzzz')],
    ['end', (hex: string) => `${hex.slice(0, -4)}>%ab`],
  ])('and neither when the %s of its stamp is not what a stamp can be', async (_what, change) => {
    const { stamped, html } = await given();
    const touched = inText(stamped, (text) =>
      text.replace(/\/Contents <([0-9a-f]{2000,})>/, (_, hex: string) => `/Contents <${change(hex)}>`),
    );
    expect(Buffer.from(touched).equals(stamped)).toBe(false);
    expect(await verify(touched, html)).toMatchObject({ status: 1, file: 'changed' });
    expect((await onPage(touched, html)).kind).toBe('fileChanged');
  });

  test('also says what became of it since', async () => {
    const register = await ownRegister();
    const { id, validationId } = await issuedCertificate(register);
    const pdf = await saved(register, id);
    await replaceRead(register, 'maria', {
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Öbergh',
      birth: 'date',
      replacesId: id,
      reason: 'Namnet var felstavat.',
    });
    const html = await controlPage(register);
    expect(await verify(pdf, html)).toMatchObject({ status: 1, answer: 'replaced', file: 'asIssued' });
    expect(await onPage(pdf, html)).toMatchObject({ kind: 'replaced', file: 'asIssued' });
    const changed = await verify(Buffer.concat([pdf, Buffer.from('\n')]), html);
    expect(changed).toMatchObject({ status: 1, answer: 'replaced', file: 'changed' });
    expect(changed.said).toMatch(/^FILE CHANGED[^\n]*\n[^\n]*REPLACED/);
  });
});

describe('a PDF as it was issued', () => {
  test('is valid, by any name', async () => {
    const { plain, html } = await given();
    for (const name of ['intyg.pdf', 'INTYG.PDF', 'intyg']) {
      const { status, said, file } = await verify(plain, html, name);
      expect(said).toMatch(/^VALID[^\n]*\n[\s\S]*byte for byte as it was issued/);
      expect({ status, file }).toEqual({ status: 0, file: 'asIssued' });
    }
    expect(await onPage(plain, html)).toMatchObject({ kind: 'valid', file: 'asIssued' });
    expect((await checkPdf(plain)).problems).toEqual([]);
  });

  test('is valid with a stamp too, and both its seals hold', async () => {
    const { stamped, html } = await given();
    expect(await verify(stamped, html)).toMatchObject({ status: 0, answer: 'valid', file: 'asIssued' });
    expect(await onPage(stamped, html)).toMatchObject({ kind: 'valid', file: 'asIssued' });
    expect(pdfsig(stamped)).toContain('Signature is Valid.');
    expect(pdfsig(stamped)).toContain('Total document signed');
    expect((await checkPdf(stamped)).problems).toEqual([]);
  });

  test('of an example is no certificate, and its status says so', async () => {
    const register = await seededRegister();
    const pdf = await issuedPdf(register);
    const { status, said, file } = await verify(pdf, await controlPage(register));
    expect(said).toMatch(/^EXAMPLE OR PRACTICE: it certifies nothing/);
    expect(said).not.toContain('VALID');
    expect({ status, file }).toEqual({ status: 1, file: 'asIssued' });
  });

  test('is valid by an old key and by a new one, and a file that one sealed proves nothing for the other', async () => {
    const register = await ownRegister();
    const old = await issuedPdf(register);
    await register.ask('samira', 'issuerKey.renew', {});
    register.clock.passDays(1);
    const newer = await issuedPdf(register);
    const html = await controlPage(register);
    for (const pdf of [old, newer])
      expect(await verify(pdf, html)).toMatchObject({ status: 0, file: 'asIssued' });
    const { keys } = readControlPage(html)!;
    const sealOf = async (pdf: Uint8Array) => (await sealIn(pdf)) as string;
    expect(readFileSeal(old, keys, await sealOf(old))).toMatchObject({ isOfSameKey: true });
    expect(readFileSeal(old, keys, await sealOf(newer))).toMatchObject({ isOfSameKey: false });
  });

  test('from before files were sealed is not proven, and the pages are to be compared', async () => {
    const facts = { ...sampleFacts(2), isExample: false };
    const key = issuerKeyFrom(new Uint8Array(32).fill(7));
    const claims = { ...sealChoices(facts, 'ab'.repeat(32))[0]!, isFileSealed: false };
    const seal = makeSeal(claims, key, '');
    const pdf = await renderCertificate(
      facts,
      sampleLook,
      { qr: seal, checkCode: '', address: '' },
      {
        name: credentialFileName,
        bytes: await makeCredential(facts, key, { id: 'x', seal }),
      },
    );
    const html = makeControlPage(resources, {
      issuer: 'Exempelkommunen',
      contact: '',
      keys: [
        {
          keyId: key.keyId,
          name: '',
          publicKey: Buffer.from(key.publicKey).toString('base64'),
          validFrom: '2020-01-01' as PlainDate,
          validUntil: null,
        },
      ],
      prefixes: [],
      list: makeRevocationList({ issuer: '', number: 1, madeAt: '2026-11-24T09:00:00.000Z', rows: [] }, key),
    });
    const { status, said, file } = await verify(pdf, html);
    expect(said).toMatch(/^PAGES NOT PROVEN/);
    expect({ status, file }).toEqual({ status: 1, file: 'unproven' });
    expect((await onPage(pdf, html)).kind).toBe('fileUnproven');
    // What can no longer be told of an old one is told of a new one: its code says that there must be a seal.
    expect(fileStanding({ ...claims, isFileSealed: true }, 'none')).toBe('changed');
    expect(fileStanding(claims, 'wrong')).toBe('changed');
  });
});
