/** Pictures in a document as a page can show them: made anew like every picture that is kept, within the page itself. */
import { fileKindOf } from '../file-kind.ts';
import { shrinkImage } from '../images.ts';

/** What sharp reads without running anything; drawings of Windows (EMF, WMF) are none of them. */
const kinds: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/webp',
  'image/tiff',
  'image/bmp',
];

/** Together: it crosses to the window in one piece. */
const mostBytes = 16 * 1024 * 1024;

/** An address for each; null for what cannot be shown. */
export const shownPictures = async (pictures: readonly Uint8Array[]): Promise<readonly (string | null)[]> => {
  const shown: (string | null)[] = [];
  let left = mostBytes;
  // One after another: each takes the memory of a whole picture.
  for (const bytes of pictures) {
    const kind = await fileKindOf(bytes);
    const isPicture = typeof kind === 'object' && kinds.includes(kind.mediaType);
    const { image } = isPicture && left > 0 ? await shrinkImage(bytes) : {};
    const address =
      image && `data:${image.mediaType};base64,${Buffer.from(image.content).toString('base64')}`;
    left -= address?.length ?? 0;
    shown.push(address !== undefined && left >= 0 ? address : null);
  }
  return shown;
};
