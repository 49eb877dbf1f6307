/**
 * The recovery sheet's code as people write it: 160 bits in eight groups of five characters (Crockford's base32: no I,
 * L, O, U), the fifth a check of the other four and of which group it is. So a mistyped character, two that changed
 * places, or a whole group in another's place is found and the group can be named. Not here: what the code opens.
 */
import { accept, refuse, type Decision } from './refusal.ts';
import { plainSigns } from './typed-signs.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerSign = 5;
const signsPerGroup = 4;
export const recoveryGroups = 8;
/** 20 bytes. */
export const recoveryCodeBytes = (recoveryGroups * signsPerGroup * bitsPerSign) / 8;

/** In the field of 32 elements (x^5 + x^2 + 1): times x. */
const timesX = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);

/**
 * The sum of the signs, each times a different power of x, is the group's number. One sign that is wrong, or two that
 * changed places, change the sum.
 */
const checkOf = (signs: readonly number[], group: number): number =>
  signs.reduceRight((sum, sign) => timesX(sum ^ sign), 0) ^ (group + 1);

/** A code of 20 bytes as its groups. */
export const writeRecoveryCode = (bytes: Uint8Array): readonly string[] => {
  const signs: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= bitsPerSign) {
      bits -= bitsPerSign;
      signs.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return Array.from({ length: recoveryGroups }, (_, group) => {
    const own = signs.slice(group * signsPerGroup, (group + 1) * signsPerGroup);
    return [...own, checkOf(own, group)].map((sign) => alphabet.charAt(sign)).join('');
  });
};

/** As people read and type: either case, O for 0, I and L for 1; whatever stands between does not matter. */
const cleaned = (text: string): string =>
  plainSigns(text)
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[\s.-]/g, '');

const groupLength = signsPerGroup + 1;

const signsOf = (group: string): readonly number[] => Array.from(group, (sign) => alphabet.indexOf(sign));

const isRight = (text: string, group: number): boolean => {
  const signs = signsOf(text);
  return (
    signs.length === groupLength &&
    !signs.includes(-1) &&
    signs[signsPerGroup] === checkOf(signs.slice(0, signsPerGroup), group)
  );
};

/** The groups that were typed so far, whole or not. */
const typedGroups = (text: string): readonly string[] => cleaned(text).match(/.{1,5}/gu) ?? [];

/** The number, from 1, of the first group that is typed out and wrong; undefined when there is none yet. */
export const mistypedGroup = (text: string): number | undefined => {
  const wrong = typedGroups(text).findIndex(
    (group, index) => index >= recoveryGroups || (group.length === groupLength && !isRight(group, index)),
  );
  return wrong < 0 ? undefined : Math.min(wrong + 1, recoveryGroups);
};

/** The code's 20 bytes. Refuses `recoveryCodeMistyped` with the number of the first group that is wrong or missing. */
export const readRecoveryCode = (text: string): Decision<Uint8Array> => {
  const groups = typedGroups(text);
  const wrong = Array.from({ length: recoveryGroups }).findIndex(
    (_, index) => !isRight(groups[index] ?? '', index),
  );
  if (wrong >= 0) return refuse({ kind: 'recoveryCodeMistyped', group: wrong + 1 });
  if (groups.length > recoveryGroups) return refuse({ kind: 'recoveryCodeMistyped', group: recoveryGroups });
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const sign of groups.flatMap((group) => signsOf(group).slice(0, signsPerGroup))) {
    held = (held << bitsPerSign) | sign;
    bits += bitsPerSign;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return accept(Uint8Array.from(bytes));
};
