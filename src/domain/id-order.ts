/**
 * Ids in one order, whatever the clock says. UUIDv7 text begins with the time, so it sorts in the order it was made only
 * while the clock goes forward. Here: the next id of a register, never below the greatest it has: a hybrid logical clock
 * (Kulkarni et al. 2014) whose counter is the 32 bits after the time. Not here: randomness and the clock (engine/ids.ts),
 * and what the order of events goes by, which is the log (store).
 */

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** No instant that is written with four digits of the year comes after it: what does was made by no clock. */
const lastTime = Date.parse('9999-12-31T23:59:59.999Z');

/** Bits after time and counter, random. */
const randomBits = 42n;
const randomMask = (1n << randomBits) - 1n;

/** The bits after the variant. */
const tailMask = (1n << 62n) - 1n;

/** Whether an id is one that later ones must follow. */
const counts = (id: string): boolean =>
  idPattern.test(id) && Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) <= lastTime;

/** The 122 bits of an id that are neither its version nor its variant. */
const numberOf = (id: string): bigint => {
  const hex = id.replaceAll('-', '');
  const head = BigInt(`0x${hex.slice(0, 12)}`);
  const middle = BigInt(`0x${hex.slice(13, 16)}`);
  const tail = BigInt(`0x${hex.slice(16)}`) & tailMask;
  return (((head << 12n) | middle) << 62n) | tail;
};

const idOf = (number: bigint): string => {
  const tail = (number & tailMask) | (2n << 62n);
  const hex = [
    (number >> 74n).toString(16).padStart(12, '0'),
    `7${((number >> 62n) & 0xfffn).toString(16).padStart(3, '0')}`,
    tail.toString(16), // 16 signs: the variant is its first bits
  ].join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** The later of two ids; one that no clock can have made counts as none. */
export const laterId = (last: string | undefined, id: string | undefined): string | undefined =>
  id === undefined || !counts(id) || (last !== undefined && id <= last) ? last : id;

/**
 * The id to give after `last`: `fresh`, made by the clock, where it is the greater; otherwise the next count after
 * `last`, with the randomness of `fresh`. So it runs ahead of the clock no further than `last` did, but for a
 * millisecond in every 2^32 ids.
 */
export const idAfter = (last: string | undefined, fresh: string): string => {
  if (last === undefined || fresh > last) return fresh;
  const next = (((numberOf(last) >> randomBits) + 1n) << randomBits) | (numberOf(fresh) & randomMask);
  return idOf(next);
};
