/**
 * QR codes: their size and their squares. Not here: what they say, and the signature in them.
 * Simulated prints were read by phones up to version 15 with error correction M at 31 mm and more; denser ones not.
 */
import QRCode from 'qrcode';
import { mm, num, paintPath, transformed, fillBox, type Sheet } from './sheet.ts';

export const largestQrVersion = 15;
/** Side of the printed code with its quiet zone. */
export const qrSide = mm(33);
const quietZone = 4;

let latest: { readonly text: string; readonly code: QRCode.QRCode } | undefined;

/** Whoever asks how large a code becomes draws it next, and choosing its mask is a tenth of a certificate's time. */
const codeOf = (text: string): QRCode.QRCode => {
  if (latest?.text !== text) latest = { text, code: QRCode.create(text, { errorCorrectionLevel: 'M' }) };
  return latest.code;
};

/** QR version (1-40) that a text needs at error correction M; more than `largestQrVersion` is not printed. */
export const qrVersion = (text: string): number => codeOf(text).version;

/** Draws the code on its white square. The caller tags it as a figure with an alternative text. */
export const drawQr = (sheet: Sheet, text: string, x: number, y: number, side: number): void => {
  const code = codeOf(text);
  if (code.version > largestQrVersion)
    throw new RangeError(`A QR code of version ${String(code.version)} cannot be read from paper`);
  const { size } = code.modules;
  const scale = side / (size + 2 * quietZone);
  fillBox(sheet, { x, y, w: side, h: side }, '#ffffff');
  const path: string[] = [];
  for (let row = 0; row < size; row += 1) {
    let start = 0;
    while (start < size) {
      let end = start;
      while (end < size && code.modules.get(row, end) !== 0) end += 1;
      if (end > start) path.push(`${String(start)} ${String(row)} ${num(end - start)} 1 re`);
      start = end + 1;
    }
  }
  transformed(sheet, [scale, 0, 0, scale, x + quietZone * scale, y + quietZone * scale], () => {
    paintPath(sheet, path.join(' '), { fill: '#000000' });
  });
};
