/** How a round of control goes on without whoever was controlling. Not here: when it does (verification.ts). */
export const controlEnds = ['withdrawn', 'givenUp', 'returned', 'approved', 'roleGone'] as const;
export type ControlEnd = (typeof controlEnds)[number];
