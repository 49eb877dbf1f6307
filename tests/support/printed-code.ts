/**
 * What a camera reads from paper: the first page of a certificate made a picture as a printer would, and its code read
 * from the picture. Not here: checking what the code says.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

prepareZXingModule({
  overrides: {
    wasmBinary: Uint8Array.from(
      readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))),
    ).buffer,
  },
});

const dotsPerInch = 150;

/** The first page as PNG. */
const printed = (pdf: Uint8Array): Uint8Array =>
  execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-f', '1', '-singlefile', '-png', '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  });

/** The text of the only code on the page, and how wide it stands there in mm, without its white frame. */
export const readPrintedCode = async (pdf: Uint8Array): Promise<{ text: string; width: number }> => {
  const codes = await readBarcodes(printed(pdf), { formats: ['QRCode'], tryHarder: true });
  const [code, ...more] = codes;
  if (!code || more.length > 0) throw new Error(`${String(codes.length)} codes are on the page, not one`);
  const { topLeft, topRight } = code.position;
  const dots = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
  return { text: code.text, width: (dots / dotsPerInch) * 25.4 };
};

/** The same text with one digit changed, counted from its end. */
export const withDigitChanged = (text: string, fromEnd: number): string => {
  const place = text.length - fromEnd;
  return `${text.slice(0, place)}${String((Number(text[place]) + 1) % 10)}${text.slice(place + 1)}`;
};
