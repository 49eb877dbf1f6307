/** Which pictures may stand on a certificate: sharp enough and dark enough. */
import { describe, expect, it } from 'vitest';
import { decidePicture, type MeasuredPicture } from '#domain/certificate-pictures.ts';
import type { PictureFault } from '#domain/picture-fault.ts';

const sharp: MeasuredPicture = { width: 600, height: 230, contrast: 9, isVector: false };

describe('decidePicture', () => {
  it.each<[string, Partial<MeasuredPicture>, PictureFault | null]>([
    ['a dark picture of many points', {}, null],
    ['just wide enough', { width: 300, height: 20 }, null],
    ['just high enough', { width: 20, height: 115 }, null],
    ['one point too small both ways', { width: 299, height: 114 }, 'tooSmall'],
    ['a small drawing, which has no points', { width: 16, height: 16, isVector: true }, null],
    ['barely darker than paper', { contrast: 1.3 }, null],
    ['paler than that', { contrast: 1.29 }, 'tooPale'],
    ['a white drawing', { contrast: 1, isVector: true }, 'tooPale'],
    ['small and pale: the size is told first', { width: 40, height: 40, contrast: 1 }, 'tooSmall'],
  ])('%s', (_, change, reason) => {
    expect(decidePicture({ ...sharp, ...change })).toEqual(
      reason === null
        ? { ok: true, value: undefined }
        : { ok: false, refusal: { kind: 'pictureUnusable', reason } },
    );
  });
});
