/**
 * Chance that can be played again: the same seed gives the same choices. When exactly a kill lands is the machine's.
 */

export type Chance = {
  /** From 0, below 1. */
  readonly share: () => number;
  /** From 0, below `below`, whole. */
  readonly whole: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** Mulberry32: small, even, and good enough to choose with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(share() * below);
  return {
    share,
    whole,
    pick: (from) => {
      const picked = from[whole(from.length)];
      if (picked === undefined) throw new RangeError('Nothing to choose from');
      return picked;
    },
  };
}
