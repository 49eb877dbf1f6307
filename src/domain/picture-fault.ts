/** What may be wrong with a picture for certificates. Not here: the limits (look.ts). */

/** Why a picture cannot be used. `outside`: an SVG that fetches something from elsewhere; `effects`: one
 * with shadow, blur or the like, which take time without end and are no drawing. */
export const pictureFaults = [
  'otherKind',
  'broken',
  'scripts',
  'outside',
  'effects',
  'tooManyPixels',
  'tooSmall',
  'tooPale',
] as const;
export type PictureFault = (typeof pictureFaults)[number];
