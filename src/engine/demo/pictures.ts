/**
 * Simple drawn pictures as photo evidence: a shelf before and after, a dish tray, sorted containers. Drawn here and
 * turned into JPEG files, so that the story carries no photographs of anybody or anywhere.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const width = 960;
const height = 640;

const drawing = (background: string, shapes: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${background}"/>${shapes.join('')}</svg>`;

const box = (x: number, y: number, w: number, h: number, fill: string, round = 6): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${round}" fill="${fill}"/>`;

const goods = ['#c8553d', '#f2b134', '#588b8b', '#7a5c8e', '#3f7d4e'];

/** Goods in rows; where `isTidy` is false there are gaps and goods out of line. */
const shelf = (isTidy: boolean): string =>
  drawing(
    '#e9e4d8',
    [150, 340, 530].flatMap((board, row) => [
      box(60, board, 840, 14, '#8b6b4a', 2),
      ...Array.from({ length: 12 }, (_, place) => {
        const isGap = !isTidy && (place * 5 + row * 3) % 4 === 0;
        const lean = isTidy ? 0 : ((place * 7 + row) % 5) * 5;
        const fill = goods[(isTidy ? row * 2 + Math.floor(place / 4) : place + row) % goods.length] ?? '#888';
        return isGap ? '' : box(74 + place * 69 + lean, board - 104 + lean, 54, 104 - lean, fill);
      }),
    ]),
  );

const dishTray = (): string =>
  drawing('#dfe9ec', [
    box(110, 420, 740, 120, '#9fb4ba', 18),
    ...Array.from({ length: 9 }, (_, place) => {
      const x = 170 + place * 76;
      return `<ellipse cx="${x}" cy="330" rx="26" ry="112" fill="#fbfbf8" stroke="#8aa0a7" stroke-width="5"/>`;
    }),
  ]);

const containers = (): string =>
  drawing(
    '#dce5d3',
    ['#4d7c4a', '#3d6a8f', '#b3873a', '#8a4a4a'].flatMap((fill, place) => {
      const x = 60 + place * 215;
      return [
        box(x, 260, 190, 240, fill, 8),
        box(x + 20, 290, 150, 60, '#ffffff', 4),
        box(x + 34, 310, 70 + place * 14, 18, fill, 3),
      ];
    }),
  );

const drawings = {
  shelfBefore: { fileName: 'hylla-fore.jpg', draw: () => shelf(false) },
  shelfAfter: { fileName: 'hylla-efter.jpg', draw: () => shelf(true) },
  dishTray: { fileName: 'ren-disk.jpg', draw: dishTray },
  containers: { fileName: 'sorterat.jpg', draw: containers },
} as const;
export type PictureKey = keyof typeof drawings;

/** Writes the picture into `folder` and returns where it lies. */
export const drawPicture = async (folder: string, key: PictureKey): Promise<string> => {
  const { fileName, draw } = drawings[key];
  const path = join(folder, fileName);
  writeFileSync(path, await sharp(Buffer.from(draw())).jpeg({ quality: 82 }).toBuffer());
  return path;
};
