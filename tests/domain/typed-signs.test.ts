// Numbers, codes and dates are read whatever keyboard, program or language the signs come from.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCertificateNumber } from '#domain/certificate.ts';
import { plainPin } from '#domain/pin.ts';
import { readRecoveryCode, writeRecoveryCode } from '#domain/recovery-code.ts';
import { checkCode, readCheckCode } from '#domain/seal.ts';
import { plainDigits, plainSigns } from '#domain/typed-signs.ts';
import { plainSigns as plainSignsOfPage } from '../../src/control-page/signs.js';

/** The nought of every script that has digits of its own. */
const noughts = Array.from({ length: 0x1fffe }, (_, at) => at).filter(
  (at) =>
    /^\p{Nd}$/u.test(String.fromCodePoint(at)) &&
    !/^\p{Nd}$/u.test(String.fromCodePoint(at === 0 ? 0 : at - 1)),
);
const inScript = (nought: number, digits: string) =>
  Array.from(digits, (sign) => (/\d/.test(sign) ? String.fromCodePoint(nought + Number(sign)) : sign)).join(
    '',
  );

const lines = Array.from('-‐‑‒–—―−⁃﹘﹣－־᠆⸺〜ـー➖˗⁻₋─');
const spaces = [
  ' ',
  '\u00a0',
  '\u202f',
  '\u2009',
  '\u3000',
  '\t',
  '\n',
  '\u2028',
  '\u0085',
  '\u2007',
  '\u2800',
];
const unseen = [
  '\u200e',
  '\u200f',
  '\u2066',
  '\u2069',
  '\u061c',
  '\u00ad',
  '\u200b',
  '\ufeff',
  '\u2060',
  '\ufe0f',
];

describe('digits', () => {
  it('are those of every script', () => {
    expect(noughts.length).toBeGreaterThan(50);
    for (const nought of noughts) expect(plainDigits(inScript(nought, '0123456789'))).toBe('0123456789');
  });

  test.each([
    ['Persian', '۸۵۰۳۱۴-۲۳۹۳', '850314-2393'],
    ['Arabic', '٨٥٠٣١٤-٢٣٩٣', '850314-2393'],
    ['full-width', '８５０３１４－２３９３', '850314-2393'],
    ['Hindi', '८५०३१४', '850314'],
    ['Thai', '๘๕๐๓๑๔', '850314'],
    ['Bengali', '৮৫০৩১৪', '850314'],
    ['bold mathematical', '𝟖𝟓𝟎𝟑𝟏𝟒', '850314'],
    ['the last of five rows without a gap', '𝟾𝟻𝟶𝟹𝟷𝟺', '850314'],
    ['raised', '⁸⁵⁰', '850'],
    ['Adlam', '𞥘𞥕𞥐', '850'],
  ])('%s', (_script, typed, plain) => {
    expect(plainSigns(typed)).toBe(plain);
  });
});

test.each(lines)('the line %s is a line', (line) => {
  expect(plainSigns(`850314${line}2393`)).toBe('850314-2393');
});

test.each(spaces.map((space) => [JSON.stringify(space), space] as const))(
  '%s is a space',
  (_shown, space) => {
    expect(plainSigns(`${space}850314${space}${space}2393${space}`)).toBe('850314 2393');
  },
);

test.each(unseen.map((sign) => [sign.codePointAt(0)?.toString(16), sign] as const))(
  '%s is nothing',
  (_at, sign) => {
    expect(plainSigns(`${sign}8503${sign}14-2393${sign}`)).toBe('850314-2393');
  },
);

describe('what stands around a code', () => {
  test.each([
    'Kontrollkod: DP7B-9QXD-4RTB',
    'DP7B-9QXD-4RTB.',
    '”DP7B-9QXD-4RTB”',
    'Kontrollkod DP7B 9QXD 4RTB',
    'kontrollkoden är dp7b9qxd4rtb, tack!',
    'Intyg EXK-2026-0001, kontrollkod DP7B-9QXD-4RTB (utfärdat 2026-12-01)',
    '\u200eDP7B\u2011\u200e9QXD\u20114RTB\u200e',
    'ＤＰ７Ｂ－９ＱＸＤ－４ＲＴＢ',
    'DP7B − 9QXD − 4RTB',
    '• DP7B–9QXD–4RTB',
    'DP7B_9QXD_4RTB',
    'DP7B\n9QXD\n4RTB',
    '[DP7B-9QXD-4RTB]',
    'Kod=DP7B-9QXD-4RTB;',
  ])('%j', (typed) => {
    expect(readCheckCode(typed)).toBe('DP7B-9QXD-4RTB');
  });

  test.each([
    ['Nummer: EXK-2026-0001', 'EXK-2026-0001'],
    ['exk–2026–0001.', 'EXK-2026-0001'],
    ['EXK 2026 0001', 'EXK-2026-0001'],
    ['EXK20260001', 'EXK-2026-0001'],
    ['EXK-2026-1', 'EXK-2026-0001'],
    ['EXK‑2026‑10001', 'EXK-2026-10001'],
    ['Intyg nr EXK − 2026 − 0001, Åsa Öberg', 'EXK-2026-0001'],
    ['ÅÄÖ-۲۰۲۶-۰۰۰۱', 'ÅÄÖ-2026-0001'],
    ['ＥＸＫ－２０２６－０００１', 'EXK-2026-0001'],
    ['\u2066EXK-2026-0001\u2069', 'EXK-2026-0001'],
    ['(K2-2026-0012)', 'K2-2026-0012'],
    ['DP7B-9QXD-4RTB', undefined],
    ['2026-12-01', undefined],
    ['850314-2393', undefined],
  ])('a number: %j', (typed, number) => {
    expect(readCertificateNumber(typed)).toBe(number);
  });

  it('is never read out of a seal’s digits in groups', () => {
    const digits = '5925521407457050012345678901234567890123456789';
    expect(readCheckCode(digits.replace(/(.{4})/g, '$1 '))).toBeUndefined();
  });
});

const noise = fc.record({
  nought: fc.constantFrom(...noughts.filter((at) => at !== 0x30)),
  line: fc.constantFrom(...lines),
  space: fc.constantFrom(...spaces),
  unseen: fc.constantFrom(...unseen),
  before: fc.constantFrom('', 'Kontrollkod: ', 'kod ', '• ', '”', '(nr: '),
  after: fc.constantFrom('', '.', ' ', '”', ')', '\n', ','),
});

test('every code, number and PIN is read through all of it at once', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 8, maxLength: 20 }),
      noise,
      fc.nat(99_999),
      (digest, dress, nr) => {
        const dressed = (code: string) =>
          `${dress.before}${inScript(dress.nought, code).replaceAll('-', `${dress.space}${dress.line}${dress.unseen}`)}${dress.after}`;
        expect(readCheckCode(dressed(checkCode(digest)))).toBe(checkCode(digest));
        const number = `KÖK-2026-${String(nr).padStart(4, '0')}`;
        expect(readCertificateNumber(dressed(number))).toBe(number);
        expect(plainPin(inScript(dress.nought, `739${dress.space}184${dress.unseen}`))).toBe('739184');
      },
    ),
  );
});

test('a recovery code is read in any digits, lines and spaces', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      noise,
      (bytes, { nought, line, space, unseen: mark }) => {
        const typed = writeRecoveryCode(bytes)
          .map((group) => inScript(nought, group))
          .join(`${space}${line}${mark}`);
        expect(readRecoveryCode(typed)).toEqual({ ok: true, value: bytes });
      },
    ),
  );
});

test('the control page reads the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(plainSignsOfPage(text)).toBe(plainSigns(text));
    }),
  );
  for (const sign of [...lines, ...spaces, ...unseen, ...noughts.map((at) => String.fromCodePoint(at))])
    expect(plainSignsOfPage(`a${sign}1`)).toBe(plainSigns(`a${sign}1`));
});
