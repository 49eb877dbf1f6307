/**
 * Pictures before they are kept: at most so large, upright, and without anything the camera wrote beside them (place,
 * owner, time, thumbnail). JPEG, PNG and WebP in; JPEG out, or PNG where that is needed or smaller.
 */
import type { Sharp } from 'sharp';
import { largestImageSide, mostImagePixels } from '#domain/evidence.ts';

export type KeptImage = { readonly mediaType: 'image/jpeg' | 'image/png'; readonly content: Uint8Array };

const jpegQuality = 82;
const longestSeconds = 20;

/** Undefined when it is no whole picture, or claims more pixels than any camera takes: that is seen before it is read. */
export const shrinkImage = async (bytes: Uint8Array): Promise<KeptImage | undefined> => {
  // Loaded at the first picture: it is a large native library, and most starts see no picture.
  const { default: sharp } = await import('sharp');
  const open = (): Sharp =>
    sharp(bytes, { failOn: 'error', limitInputPixels: mostImagePixels }).timeout({ seconds: longestSeconds });
  try {
    const { format } = await open().metadata();
    // Every pixel is decoded here, so that a picture that ends half-way is found out.
    const { isOpaque } = await open().stats();
    // sharp writes no metadata unless told to; autoOrient turns the picture as its EXIF said.
    const upright = open().autoOrient().resize({
      width: largestImageSide,
      height: largestImageSide,
      fit: 'inside',
      withoutEnlargement: true,
    });
    const asPng = () => upright.clone().png({ compressionLevel: 9 }).toBuffer();
    if (!isOpaque) return { mediaType: 'image/png', content: await asPng() };
    const jpeg = await upright.clone().flatten().jpeg({ quality: jpegQuality, mozjpeg: true }).toBuffer();
    // A drawing or a screenshot is often smaller as the PNG that it was; a photograph never is.
    const png = format === 'png' ? await asPng() : undefined;
    return png && png.length < jpeg.length
      ? { mediaType: 'image/png', content: png }
      : { mediaType: 'image/jpeg', content: jpeg };
  } catch {
    return undefined; // sharp has one kind of error: it could not read the picture
  }
};
