// The recovery code: what is written is read again however it is typed, and every slip is found and its group named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mistypedGroup,
  readRecoveryCode,
  recoveryCodeBytes,
  recoveryGroups,
  writeRecoveryCode,
} from '#domain/recovery-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes });
const sign = fc.constantFrom(...Array.from(alphabet));
const place = fc.nat({ max: recoveryGroups * 5 - 1 });
const wrongIn = (group: number) => ({ ok: false, refusal: { kind: 'recoveryCodeMistyped', group } });

test('is eight groups of five, and gives its bytes back', () => {
  expect(writeRecoveryCode(new Uint8Array(20))).toEqual(
    ['1', '2', '3', '4', '5', '6', '7', '8'].map((check) => `0000${check}`),
  );
  fc.assert(
    fc.property(bytes, (code) => {
      const groups = writeRecoveryCode(code);
      expect(groups).toHaveLength(recoveryGroups);
      for (const group of groups) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readRecoveryCode(groups.join('-'))).toEqual({ ok: true, value: code });
      expect(mistypedGroup(groups.join(' '))).toBeUndefined();
    }),
  );
});

test('is read in either case, with O, I and L, and with whatever between the groups', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom('', ' ', '-', ' – ', '\n'), (code, between) => {
      const typed = writeRecoveryCode(code).join(between).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
      expect(readRecoveryCode(typed)).toEqual({ ok: true, value: code });
    }),
  );
});

describe('every slip is found, and its group is named', () => {
  test('one wrong sign', () => {
    fc.assert(
      fc.property(bytes, place, sign, (code, at, other) => {
        const text = writeRecoveryCode(code).join('');
        fc.pre(text[at] !== other);
        const typed = text.slice(0, at) + other + text.slice(at + 1);
        expect(readRecoveryCode(typed)).toEqual(wrongIn(Math.floor(at / 5) + 1));
        expect(mistypedGroup(typed)).toBe(Math.floor(at / 5) + 1);
      }),
    );
  });

  test('two signs of a group that changed places', () => {
    fc.assert(
      fc.property(bytes, place, fc.nat({ max: 4 }), (code, at, to) => {
        const groups = writeRecoveryCode(code).map((group) => Array.from(group));
        const group = groups[Math.floor(at / 5)]!;
        const from = at % 5;
        fc.pre(group[from] !== group[to]);
        [group[from], group[to]] = [group[to]!, group[from]!];
        const typed = groups.map((signs) => signs.join('')).join(' ');
        expect(readRecoveryCode(typed)).toEqual(wrongIn(Math.floor(at / 5) + 1));
      }),
    );
  });

  test('two groups that changed places, also equal but for the check', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 7 }), fc.nat({ max: 7 }), (code, one, other) => {
        fc.pre(one < other);
        const groups = [...writeRecoveryCode(code)];
        [groups[one], groups[other]] = [groups[other]!, groups[one]!];
        expect(readRecoveryCode(groups.join(' '))).toEqual(wrongIn(one + 1));
      }),
    );
  });

  test.each([
    ['nothing', '', 1],
    ['a group too few', '00001 00002 00003 00004 00005 00006 00007', 8],
    ['a group too many', '00001 00002 00003 00004 00005 00006 00007 00008 00009', 8],
    ['a letter that is in no code', '00001 0000U 00003 00004 00005 00006 00007 00008', 2],
  ])('%s', (_what, typed, group) => {
    expect(readRecoveryCode(typed)).toEqual(wrongIn(group));
  });

  test('while it is typed only whole groups are judged', () => {
    expect(mistypedGroup('00001 000')).toBeUndefined();
    expect(mistypedGroup('00001 00003')).toBe(2);
  });
});
