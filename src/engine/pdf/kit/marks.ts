/**
 * Small drawn signs and the rosette behind a certificate's title. Paths only, no letters. The caller tags them.
 */
import { deflateSync } from 'node:zlib';
import { circlePath, num, paintPath, setStroke, type Sheet } from './sheet.ts';

export type Mark = 'done' | 'partly' | 'open';

/** A tick in a full circle, a half-filled circle or an open circle, `size` wide, from its top left corner. */
export const drawMark = (
  sheet: Sheet,
  kind: Mark,
  x: number,
  y: number,
  size: number,
  color: string,
): void => {
  const unit = size / 20;
  const cx = x + size / 2;
  const cy = y + size / 2;
  const at = (px: number, py: number): string => `${num(x + px * unit)} ${num(y + py * unit)}`;
  if (kind === 'done') {
    paintPath(sheet, circlePath(cx, cy, 9.4 * unit), { fill: color });
    const tick = `1 J 1 j ${at(5.6, 10.4)} m ${at(8.8, 13.6)} l ${at(14.4, 7)} l`;
    paintPath(sheet, tick, { stroke: '#ffffff', thickness: 2.2 * unit });
    return;
  }
  if (kind === 'partly') paintPath(sheet, halfDisc(cx, cy, 8.4 * unit), { fill: color });
  paintPath(sheet, circlePath(cx, cy, 8.4 * unit), { stroke: color, thickness: 1.6 * unit });
};

const halfDisc = (cx: number, cy: number, r: number): string => {
  const k = r * 0.5523;
  const bend = (...points: readonly number[]): string => `${points.map(num).join(' ')} c`;
  return [
    `${num(cx)} ${num(cy - r)} m`,
    bend(cx - k, cy - r, cx - r, cy - k, cx - r, cy),
    bend(cx - r, cy + k, cx - k, cy + r, cx, cy + r),
    'h',
  ].join(' ');
};

/** Two thin lines with a diamond between them. */
export const drawDivider = (sheet: Sheet, cx: number, y: number, half: number, color: string): void => {
  const gap = 8;
  const d = 3.2;
  paintPath(
    sheet,
    `${num(cx - half)} ${num(y)} m ${num(cx - gap)} ${num(y)} l ${num(cx + gap)} ${num(y)} m ${num(cx + half)} ${num(y)} l`,
    { stroke: color, thickness: 0.8 },
  );
  paintPath(
    sheet,
    `${num(cx)} ${num(y - d)} m ${num(cx + d)} ${num(y)} l ${num(cx)} ${num(y + d)} l ${num(cx - d)} ${num(y)} l h`,
    { fill: color },
  );
};

const ring = (count: number, distance: number, radius: number): string =>
  Array.from({ length: count }, (_, index) => {
    const turn = (index / count) * 2 * Math.PI;
    return circlePath(Math.cos(turn) * distance, Math.sin(turn) * distance, radius);
  }).join(' ');

const rosetteReach = 100;
let rosetteStream: Buffer | undefined;

/** The same few kilobytes in every certificate, so they are made and compressed once per process. */
const rosetteBytes = (): Buffer => {
  rosetteStream ??= deflateSync(
    Buffer.from(
      `0.5 w ${ring(28, 62, 36)} ${ring(16, 34, 26)} ${circlePath(0, 0, 98)} ${circlePath(0, 0, 99.5)} S`,
      'latin1',
    ),
  );
  return rosetteStream;
};

/** A rosette of thin circles, `radius` points from its middle to its edge. */
export const drawRosette = (sheet: Sheet, cx: number, cy: number, radius: number, color: string): void => {
  const form = sheet.pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [-rosetteReach, -rosetteReach, rosetteReach, rosetteReach],
    Resources: {},
    Filter: 'FlateDecode',
  });
  form.end(rosetteBytes());
  sheet.pdf.page.xobjects['Rosette'] = form;
  const scale = num(radius / rosetteReach);
  setStroke(sheet, color);
  sheet.pdf.addContent(`q ${scale} 0 0 ${scale} ${num(cx)} ${num(cy)} cm /Rosette Do Q`);
};
