/**
 * Which pictures an organisation may put on its certificates: how large a file, how sharp and how dark on paper.
 * Not here: reading and measuring pictures (engine/vault), where they stand on the paper (engine/pdf).
 */
import { accept, refuse, type Decision } from './refusal.ts';

/** 10 MB. A logo is some tens of kB; a phone's photograph of a signature some MB. */
export const largestPictureFile = 10 * 1024 * 1024;
export const mostPicturePixels = 40_000_000;

/** A logo is printed at most 42 × 16 mm; more pixels than these no printer shows. */
export const largestPrinted = { width: 1200, height: 480 } as const;
/** 180 dots an inch on paper; either side is enough, because the other follows. */
const smallestPrinted = { width: 300, height: 115 } as const;

/** WCAG 2.2, 1.4.11: pictures need 3:1. Below it the picture may be used, with a warning. */
export const clearContrast = 3;
/** Below this there is nothing to see on white paper: a white logo, an empty sheet. */
const leastContrast = 1.3;

export type MeasuredPicture = {
  readonly width: number;
  readonly height: number;
  /** Against white, 1 to 21. */
  readonly contrast: number;
  /** Drawn as lines, so that it has no size of its own. */
  readonly isVector: boolean;
};

/** Refuses: `pictureUnusable` for what would be blurred or invisible on paper. */
export const decidePicture = (picture: MeasuredPicture): Decision<void> => {
  const isSharp =
    picture.isVector || picture.width >= smallestPrinted.width || picture.height >= smallestPrinted.height;
  if (!isSharp) return refuse({ kind: 'pictureUnusable', reason: 'tooSmall' });
  if (picture.contrast < leastContrast) return refuse({ kind: 'pictureUnusable', reason: 'tooPale' });
  return accept(undefined);
};
