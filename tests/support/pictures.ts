/** Pictures that an organisation could have: a logo and a photographed signature, as files. No assertions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { temporaryFolder } from './engine.ts';

/** A green leaf beside a word, drawn as lines. */
export const logoSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="90" viewBox="0 0 240 90">
  <path d="M10 80C10 30 40 10 80 10C80 55 55 80 10 80Z" fill="#0f5c3a"/>
  <path d="M100 25h120v14h-120zM100 55h80v14h-80z" fill="#123"/>
</svg>`;

/** Ink on paper that is not quite white, as a camera sees it. */
const signatureSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500">
  <rect width="900" height="500" fill="#d8d4cc"/>
  <path d="M150 300C220 120 260 120 270 280C290 380 330 180 380 260C420 320 450 200 520 270C580 320 640 230 740 250"
    fill="none" stroke="#1a2a6c" stroke-width="9"/>
</svg>`;

export const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
};

export const logoFile = (): string => fileOf('logotyp.svg', logoSvg);

export const signatureFile = async (): Promise<string> =>
  fileOf('namn.jpg', await sharp(Buffer.from(signatureSvg)).jpeg().toBuffer());
