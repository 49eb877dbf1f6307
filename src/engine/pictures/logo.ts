/**
 * Logos and drawn signatures as they are printed: read with suspicion, flattened on white, in sRGB, at most as large as
 * paper can show, without metadata, as opaque PNG or JPEG. Not here: what is too small or too pale (domain/certificate-pictures.ts).
 */
import type { Sharp, SharpOptions } from 'sharp';
import { decidePicture, largestPrinted, mostPicturePixels } from '#domain/certificate-pictures.ts';
import type { PictureFault } from '#domain/picture-fault.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { isXml, svgFault } from './svg.ts';

export type PreparedPicture = {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly content: Uint8Array;
  readonly width: number;
  readonly height: number;
};

type Source = { readonly open: () => Sharp; readonly isVector: boolean };

const unusable = (reason: PictureFault) => refuse({ kind: 'pictureUnusable', reason });

const longestSeconds = 20;
const pointsPerInch = 72;

const isRaster = (bytes: Uint8Array): boolean =>
  ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff'].some((sign) =>
    Buffer.from(bytes.subarray(0, 8)).toString('latin1').startsWith(sign),
  );

/** A reader for the picture, after everything that can be seen without decoding it. */
const openSource = async (bytes: Uint8Array, mayBeVector: boolean): Promise<Decision<Source>> => {
  // Loaded at the first picture: it is a large native library, and most starts see no picture.
  const { default: sharp } = await import('sharp');
  const isVector = mayBeVector && isXml(bytes);
  if (!isVector && !isRaster(bytes)) return unusable('otherKind');
  const fault = isVector ? await svgFault(bytes) : undefined;
  if (fault) return unusable(fault);
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (!isVector && width * height > mostPicturePixels) return unusable('tooManyPixels');
  const scale = Math.min(largestPrinted.width / width, largestPrinted.height / height);
  const options: SharpOptions = {
    failOn: 'error',
    limitInputPixels: mostPicturePixels,
    ...(isVector ? { density: Math.min(50_000, Math.max(1, pointsPerInch * scale)) } : {}),
  };
  return accept({ isVector, open: () => sharp(bytes, options).timeout({ seconds: longestSeconds }) });
};

/** On white, upright, in sRGB with eight bits. sharp writes no metadata unless told to. */
const onWhite = (picture: Sharp): Sharp =>
  picture.autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb');

/** An opaque PNG, or a JPEG where that is much smaller, as photographs are. */
const encode = async (picture: Sharp): Promise<Pick<PreparedPicture, 'mediaType' | 'content'>> => {
  const png = await picture.clone().png({ compressionLevel: 9 }).toBuffer();
  const jpeg = await picture.clone().jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  return jpeg.length * 2 < png.length
    ? { mediaType: 'image/jpeg', content: jpeg }
    : { mediaType: 'image/png', content: png };
};

const linear = Array.from({ length: 256 }, (_, channel) => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Fewer marks than this share of the picture are dust. */
const dust = 0.001;
const barelySeen = 1.05;

const measureContrast = async (picture: Sharp): Promise<number> => {
  const { data, info } = await picture.clone().raw().toBuffer({ resolveWithObject: true });
  const step = info.channels;
  const ratios: number[] = [];
  for (let at = 0; at < data.length; at += step) {
    const red = linear[data[at] ?? 0] ?? 0;
    const green = step < 3 ? red : (linear[data[at + 1] ?? 0] ?? 0);
    const blue = step < 3 ? red : (linear[data[at + 2] ?? 0] ?? 0);
    const ratio = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    if (ratio > barelySeen) ratios.push(ratio);
  }
  if (ratios.length < (data.length / step) * dust) return 1;
  ratios.sort((a, b) => b - a);
  return ratios[Math.floor(ratios.length / 10)] ?? 1;
};

/**
 * How clearly the darkest tenth of what is drawn in a prepared picture stands out from white paper: 1 to 21, by WCAG 2's
 * definition.
 */
export const contrastOf = async (content: Uint8Array): Promise<number> => {
  const { default: sharp } = await import('sharp');
  return measureContrast(sharp(content));
};

/** Measures, makes small enough, judges and encodes. */
const finish = async (
  sharpened: Sharp,
  size: { readonly width: number; readonly height: number },
  isVector: boolean,
): Promise<Decision<PreparedPicture>> => {
  const printed = sharpened.resize({ ...largestPrinted, fit: 'inside', withoutEnlargement: true });
  const contrast = await measureContrast(printed);
  const decided = decidePicture({ ...size, contrast, isVector });
  if (!decided.ok) return decided;
  const encoded = await encode(printed);
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(encoded.content).metadata();
  return accept({ ...encoded, width, height });
};

/** sharp has one kind of error: it could not read the picture. */
const orBroken = async <T>(read: () => Promise<Decision<T>>): Promise<Decision<T>> => {
  try {
    return await read();
  } catch {
    return unusable('broken');
  }
};

/** A logo from the bytes of a PNG, JPEG or SVG. Refuses: `pictureUnusable`. */
export const prepareLogo = (bytes: Uint8Array): Promise<Decision<PreparedPicture>> =>
  orBroken(async () => {
    const source = await openSource(bytes, true);
    if (!source.ok) return source;
    const { open, isVector } = source.value;
    const { autoOrient } = await open().metadata();
    return finish(onWhite(open()), autoOrient, isVector);
  });

/**
 * A drawn signature from a PNG or JPEG, also a photograph of one: the paper becomes white, the ink dark, and what is
 * empty around it is cut off. Refuses: `pictureUnusable`.
 */
export const prepareSignature = (bytes: Uint8Array): Promise<Decision<PreparedPicture>> =>
  orBroken(async () => {
    const source = await openSource(bytes, false);
    if (!source.ok) return source;
    const { default: sharp } = await import('sharp');
    // Ink covers less than half of a sheet, so what is lighter than the middle is paper.
    const whitened = await onWhite(source.value.open())
      .greyscale()
      .normalise({ lower: 1, upper: 50 })
      .png()
      .toBuffer();
    const trimmed = await sharp(whitened)
      .trim({ background: '#ffffff', threshold: 60 })
      .png()
      .toBuffer({ resolveWithObject: true });
    return finish(sharp(trimmed.data).toColourspace('b-w'), trimmed.info, false);
  });
