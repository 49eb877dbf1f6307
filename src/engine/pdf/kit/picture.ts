/**
 * Pictures on a page: opaque PNG or JPEG in RGB or grey. Not here: making them so (that is done when a logo is
 * imported); whatever else comes is refused, since it would break the document's conformance.
 */
import { num, type Box, type Sheet } from './sheet.ts';

export class UnusablePicture extends Error {
  constructor(reason: string) {
    super(`The picture cannot be printed: ${reason}`);
    this.name = 'UnusablePicture';
  }
}

const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50;

/** Refuses pictures that PDF/A or our own drawing cannot take. */
const refuseUnusable = (bytes: Uint8Array): void => {
  if (isPng(bytes)) {
    const colourType = bytes[25] ?? 0;
    if ((colourType & 4) !== 0) throw new UnusablePicture('it has transparency');
    if (bytes[28] !== 0) throw new UnusablePicture('it is interlaced');
    if (Buffer.from(bytes).includes('tRNS')) throw new UnusablePicture('it has transparency');
    return;
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new UnusablePicture('it is neither PNG nor JPEG');
};

/** Draws a picture as large as fits the box, from its left edge and centred in height. Returns what it covers. */
export const drawPicture = (sheet: Sheet, bytes: Uint8Array, box: Box): Box => {
  refuseUnusable(bytes);
  const image = sheet.pdf.openImage(bytes);
  if (image.colorSpace === 'DeviceCMYK') throw new UnusablePicture('it is in printing colours (CMYK)');
  const label = `I${String(Object.keys(sheet.pdf.page.xobjects).length + 1)}`;
  if (!image.obj) image.embed(sheet.pdf);
  if (!image.obj) throw new UnusablePicture('it could not be read');
  sheet.pdf.page.xobjects[label] = image.obj;
  const scale = Math.min(box.w / image.width, box.h / image.height);
  const w = image.width * scale;
  const h = image.height * scale;
  const y = box.y + (box.h - h) / 2;
  sheet.pdf.addContent(`q ${num(w)} 0 0 ${num(-h)} ${num(box.x)} ${num(y + h)} cm /${label} Do Q`);
  return { x: box.x, y, w, h };
};
