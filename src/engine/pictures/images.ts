/**
 * Pictures before they are kept: at most so large, upright, still, and without anything the camera wrote beside them
 * (place, owner, time, thumbnail). All that sharp reads in; JPEG out, or PNG where that is needed or smaller.
 */
import type { Sharp } from 'sharp';
import { largestImageSide, mostImagePixels } from '#domain/evidence.ts';
import { frameThatShows } from './frames.ts';

export type KeptImage = {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly content: Uint8Array;
  /** It moved: one frame of it is kept. */
  readonly isStill: boolean;
};

/** Why there is nothing to keep; `unreadable` also for what sharp has no reader for. */
export type ImageTrouble = 'unreadable' | 'manyPages' | 'emptyAnimation';

const jpegQuality = 82;
const longestSeconds = 20;

type Read =
  | { readonly image: KeptImage; readonly trouble?: undefined }
  | { readonly image?: undefined; readonly trouble: ImageTrouble };

const upright = (picture: Sharp): Sharp =>
  // sharp writes no metadata unless told to; autoOrient turns the picture as its EXIF said.
  picture.autoOrient().resize({
    width: largestImageSide,
    height: largestImageSide,
    fit: 'inside',
    withoutEnlargement: true,
  });

/**
 * A picture that claims more pixels than any camera takes is seen before it is read. `moves` is said of what sharp sees
 * only the first frame of.
 */
export const shrinkImage = async (bytes: Uint8Array, moves = false): Promise<Read> => {
  // Loaded at the first picture: it is a large native library, and most starts see no picture.
  const { default: sharp } = await import('sharp');
  const open = (page?: number): Sharp =>
    sharp(bytes, {
      failOn: 'error',
      limitInputPixels: mostImagePixels,
      ...(page === undefined ? {} : { page }),
    }).timeout({ seconds: longestSeconds });
  try {
    const { format, pages = 1 } = await open().metadata();
    if (format === 'tiff' && pages > 1) return { trouble: 'manyPages' };
    // Of a HEIF file with several pictures the first is the one that it shows.
    const frames = format === 'gif' || format === 'webp' ? pages : 1;
    const isStill = moves || pages > 1;
    const frame = isStill ? await frameThatShows(open, frames) : 0;
    if (frame === undefined) return { trouble: 'emptyAnimation' };
    const picture = () => open(frames > 1 ? frame : undefined);
    // Every pixel is decoded here, so that a picture that ends half-way is found out.
    const { isOpaque } = await picture().stats();
    const asPng = () => upright(picture()).png({ compressionLevel: 9 }).toBuffer();
    if (!isOpaque) return { image: { mediaType: 'image/png', content: await asPng(), isStill } };
    const jpeg = await upright(picture()).flatten().jpeg({ quality: jpegQuality, mozjpeg: true }).toBuffer();
    // A drawing or a screenshot is often smaller as the PNG that it was; a photograph never is.
    const png = format === 'png' || format === 'gif' ? await asPng() : undefined;
    return {
      image:
        png && png.length < jpeg.length
          ? { mediaType: 'image/png', content: png, isStill }
          : { mediaType: 'image/jpeg', content: jpeg, isStill },
    };
  } catch {
    return { trouble: 'unreadable' }; // sharp has one kind of error: it could not read the picture
  }
};
