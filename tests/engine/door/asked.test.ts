/**
 * The number and the check code that stand on a genuine paper, however they are typed: what they are is known, by the
 * program and by the control page alike, and neither ever calls them no certificate. Not here: the code itself
 * (seal-answers.test.ts), files (verify-pdf.test.ts), and the words in a browser (tests/e2e/control-page.spec.ts).
 */
import { describe, expect, test } from 'vitest';
import { readAsked, type Asked } from '#domain/asked.ts';
import { answerGiven } from '../../../src/control-page/answer.js';
import { readAsked as readOnPage } from '../../../src/control-page/typed.js';

const prefixes = ['EXK', 'OLI'];
const code: Asked = { kind: 'checkCode', code: 'XEJD-6K60-J7TV' };
const own = (number = 'EXK-2026-0042'): Asked => ({ kind: 'number', number, isOwn: true });
const foreign = (number: string): Asked => ({ kind: 'number', number, isOwn: false });
const almost = (count: number): Asked => ({ kind: 'almostCode', count });
const other: Asked = { kind: 'other' };

const cases: readonly (readonly [typed: string, asked: Asked])[] = [
  ['XEJD-6K60-J7TV', code],
  ['xejd-6k60-j7tv', code],
  ['XEJD 6K60 J7TV', code],
  ['XEJD6K60J7TV', code],
  ['XEJD–6K60—J7TV', code],
  ['XEJD\u20116K60\u2212J7TV', code],
  ['XEJD - 6K60 - J7TV', code],
  ['XEJD\u00a06K60\u202fJ7TV', code],
  ['XEJD-6K6O-J7TV', code],
  ['Kontrollkod XEJD-6K60-J7TV', code],
  ['Kontrollkod: XEJD-6K60-J7TV.', code],
  ['Koden är XEJD-6K60-J7TV, kan ni se den?', code],
  ['  XEJD-6K60-J7TV\n', code],
  ['ＸＥＪＤ－６Ｋ６０－Ｊ７ＴＶ', code],
  ['XEJD.6K60.J7TV', code],
  ['\u200eXEJD-6K60-J7TV\u200f', code],
  ['XEJD-6K60-J7T', almost(11)],
  ['XEJD-6K60', almost(8)],
  ['XEJD-6K60-J7TVX', almost(13)],
  ['XEJD-6U60-J7TV', almost(12)],
  ['Kontrollkod: xejd 6k60 j7t', almost(11)],

  ['EXK-2026-0042', own()],
  ['exk-2026-0042', own()],
  ['EXK 2026 0042', own()],
  ['EXK–2026–0042', own()],
  ['EXK-2026-42', own()],
  ['EXK20260042', own()],
  ['EXK.2026.0042', own()],
  ['exk2026-0042', own()],
  ['EXK-20260042', own()],
  ['Nr EXK 20260042', own()],
  ['Nummer EXK-2026-0042', own()],
  ['Intyg nr: EXK - 2026 - 0042.', own()],
  ['Kompetensintyg EXK-2026-0042 för Åsa Öberg', own()],
  ['EXK-2O26-OO42', own()],
  ['exk-2o26-oo4z', almost(11)],
  ['EXK-2026-00I2', own('EXK-2026-0012')],
  ['EXK-2026-12345', own('EXK-2026-12345')],
  ['0L1-2026-0042', own('OLI-2026-0042')],
  ['ＥＸＫ－２０２６－００４２', own()],
  ['EXK-۲۰۲۶-۰۰۴۲', own()],
  // Three groups of four, and yet a number.
  ['TEST-2026-0099', foreign('TEST-2026-0099')],
  ['ET-2026-0099', foreign('ET-2026-0099')],
  ['ÅÄÖ-2026-0001', foreign('ÅÄÖ-2026-0001')],

  ['', other],
  ['Åsa Öberg', other],
  ['0123-456 78', other],
  ['2026-11-24', other],
  ['19870314-2393', other],
  ['870314-2393', other],
  ['https://kommunen.se/intyg', other],
  ['hejsan', other],
];

describe('the number and the check code of a paper', () => {
  test.each(cases)('%j', (typed, asked) => {
    expect(readAsked(typed, prefixes)).toEqual(asked);
    expect(readOnPage(typed, prefixes)).toEqual(asked);
  });

  test('a number is nobody’s and everybody’s where no prefixes are known', () => {
    for (const read of [readAsked, readOnPage])
      expect(read('ET-2026-0099', [])).toEqual({ kind: 'number', number: 'ET-2026-0099', isOwn: null });
  });
});

describe('on the control page', () => {
  const rows = new Map([
    ['EXK-2026-0001', { kind: 'replaced' as const, on: '2026-11-20', by: 'EXK-2026-0006' }],
    ['EXK-2026-0002', { kind: 'revoked' as const, on: '2026-11-21', by: null }],
  ]);
  const known = {
    keys: [],
    list: { kind: 'list' as const, number: 1, madeAt: '2026-11-24T09:00:00.000Z', rows },
    prefixes,
  };

  test.each([
    ['XEJD 6K60 J7TV', { kind: 'checkCode', code: 'XEJD-6K60-J7TV' }],
    ['XEJD-6K60', { kind: 'almostCode', count: 8 }],
    ['exk 2026 42', { kind: 'number', number: 'EXK-2026-0042' }],
    ['ET-2026-0042', { kind: 'foreignNumber', number: 'ET-2026-0042', prefixes: 'EXK, OLI' }],
    [
      'EXK-2026-1',
      { kind: 'numberReplaced', number: 'EXK-2026-0001', on: '2026-11-20', by: 'EXK-2026-0006' },
    ],
    ['nr exk-2026-0002', { kind: 'numberRevoked', number: 'EXK-2026-0002', on: '2026-11-21' }],
    ['Hej', { kind: 'notOurs' }],
    ['12345678901234567', { kind: 'notOurs' }],
  ])('%j is answered', async (typed, answer) => {
    expect(await answerGiven(typed, known)).toMatchObject(answer);
  });

  test.each([
    ['a picture', 'notPdf', '\u0089PNG\r\n'],
    ['nothing', 'notPdf', ''],
    ['a PDF of a scanner', 'fileWithout', '%PDF-1.4\n1 0 obj <</Type/Page>> endobj'],
    [
      'a PDF that only speaks of attached files',
      'fileWithout',
      '%PDF-1.7\n1 0 obj <</A/EmbeddedFile>> endobj 2 0 obj <<>> stream\n{}\nendstream',
    ],
    [
      'a PDF with something else attached',
      'fileWithout',
      '%PDF-1.7\n1 0 obj <</Type/EmbeddedFile>> stream\n{"id":1}\nendstream endobj',
    ],
    [
      'a PDF with half an attachment',
      'fileWithout',
      '%PDF-1.7\n1 0 obj <</Type/EmbeddedFile>> stream\nx\u009c\u0001',
    ],
    [
      'a PDF whose attachment is packed wrongly',
      'fileWithout',
      '%PDF-1.7\n1 0 obj <</Type/EmbeddedFile>> stream\nx\u009cabc\nendstream',
    ],
  ])('a file that holds no code is told what it is: %s', async (_what, kind, content) => {
    const file = new Uint8Array(Buffer.from(content, 'latin1'));
    expect(await answerGiven(file, known)).toEqual({ kind });
  });
});
