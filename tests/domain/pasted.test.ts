// Text pasted from Word, PowerPoint and Teams keeps its words apart, a line stays one line, and a name has a letter.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { line, note, requiredLine, requiredNote, text } from '#contract/fields.ts';
import { asLine, asText, hasLetter } from '#domain/pasted.ts';

const breaks: readonly (readonly [string, string])[] = [
  ['line feed', '\n'],
  ['Windows', '\r\n'],
  ['old Mac', '\r'],
  ['Shift+Enter in Word', '\v'],
  ['page break', '\f'],
  ['next line', '\u0085'],
  ['line separator of PowerPoint', '\u2028'],
  ['paragraph separator', '\u2029'],
  ['record separator', '\u001E'],
  ['file separator', '\u001C'],
];

describe.each(breaks)('a break of the kind %s', (_kind, sign) => {
  it('is a line break in a text and one space in a line', () => {
    expect(asText(`Bakade bröd${sign}Städade köket`)).toBe('Bakade bröd\nStädade köket');
    expect(asLine(`Anna${sign}Lena`)).toBe('Anna Lena');
    expect(asLine(`Anna ${sign}${sign} \t Lena${sign}`)).toBe('Anna Lena');
  });
});

test.each([
  ['\uF0B7\tDiska', '• Diska'],
  ['\uF0A7 Diska', '• Diska'],
  ['\uF0D8 Diska', '• Diska'],
  ['klart \uF0FC', 'klart ✓'],
  ['in \uF0E0 ut', 'in → ut'],
  ['fint \uF04A', 'fint :)'],
  ['20 \uF0B0C', '20 °C'],
  ['2\uF02D3', '2–3'],
])('%j of Office is %j', (typed, kept) => {
  expect(asLine(typed)).toBe(kept);
});

describe('a name', () => {
  const unseen = [
    '\u200E',
    '\u200F',
    '\u200B',
    '\u200C\u200D',
    '\u3164',
    '\u2800',
    '\u00AD',
    '\uFE0F',
    '\u034F',
    '\u115F',
    '\u180E',
    ' \u00A0\u3000',
  ];
  it.each(unseen.map((sign) => [JSON.stringify(sign), sign] as const))('is not %s alone', (_shown, sign) => {
    expect(requiredLine.safeParse(sign).success).toBe(false);
    expect(requiredNote.safeParse(sign).success).toBe(false);
    expect(line.parse(sign)).toBe('');
    expect(requiredLine.parse(`${sign}Åsa${sign}`)).toBe('Åsa');
  });

  it.each(['.', '-', '’', '\u0301', '…', '★', '\u0640', '()'])('is not %s alone', (sign) => {
    expect(requiredLine.safeParse(sign).error?.issues[0]?.message).toBe('letter');
  });

  it.each(['Å', '王', 'علی‌رضا', 'O’Brien', '3', 'क्‍ष', 'Nguyễn Thị', 'Ꭰ'])('may be %s', (name) => {
    expect(requiredLine.parse(name)).toBe(name);
  });
});

test('a text keeps its tabs and its lines, loses what acts unseen, and is not made up of that alone', () => {
  expect(text.parse('a\tb\n\nc')).toBe('a\tb\n\nc');
  expect(note.parse('\u202Eab\0c\u001B')).toBe('abc');
  expect(note.parse('\u200E\n\u200F')).toBe('');
});

test('whatever is pasted, words stay apart, and what was cleaned is clean', () => {
  const word = fc.stringMatching(/^[a-zåäö]{1,6}$/);
  const sign = fc.constantFrom(...breaks.map(([, one]) => one), '\t', ' \n ');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), sign, (words, between) => {
      expect(asLine(words.join(between))).toBe(words.join(' '));
      expect(asText(words.join(between)).split(/\s+/)).toEqual(words);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
      const kept = asLine(typed);
      expect(asLine(kept)).toBe(kept);
      expect(kept).not.toMatch(/[\n\r\v\f\t\u0085\u2028\u2029]/);
      expect(asText(asText(typed))).toBe(asText(typed));
      if (hasLetter(typed)) expect(kept).not.toBe('');
    }),
  );
});
