/**
 * The certificate's first page. Its parts are measured first: those above hang from the top, those below stand on the
 * foot, and what is left over is spread between them, so that one module looks as meant as five.
 * Not here: the pages after it (details.ts).
 */
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import type { Flow } from '../kit/flow.ts';
import type { RawElement } from '../kit/pdfkit.ts';
import { headHeight, rowHeights, table, type Row } from '../kit/table.ts';
import { leaf, type Sheet } from '../kit/sheet.ts';
import { drawLines, layOut } from '../kit/text.ts';
import { countWord } from '../words.ts';
import { bottomParts } from './front-bottom.ts';
import { drawHead } from './front-head.ts';
import { titleParts } from './front-title.ts';
import type { CertificateLook, CertificateSeal } from './model.ts';
import { moduleColumns, moduleRow, sumRow } from './module-table.ts';
import { footTop, margin, type CertificateStyles } from './styles.ts';

/** A piece of the page: how high it is, how much air it wants above, and how it is drawn. */
export type Part = {
  readonly height: number;
  readonly gap: number;
  /** Share of the free height that goes above it. */
  readonly stretch: number;
  draw(y: number): void;
};

export type Page = {
  readonly sheet: Sheet;
  readonly parent: RawElement;
  readonly styles: CertificateStyles;
  readonly facts: CertificateFacts;
  readonly look: CertificateLook;
  readonly seal: CertificateSeal | null;
  readonly width: number;
};

const mostOnFirstPage = 5;

/** Draws the page and returns how many modules its table took. */
export const drawFront = (page: Page): number => {
  const headBottom = drawHead(page);
  const above = titleParts(page);
  const below = bottomParts(page);
  const height = (parts: readonly Part[]): number =>
    parts.reduce((sum, part) => sum + part.height + part.gap, 0);
  const room = footTop - 10 - headBottom - height(above) - height(below);
  const chosen = chooseRows(page, room);
  const parts = [...above, tablePart(page, chosen), ...below];
  const free = Math.max(0, footTop - 10 - headBottom - height(parts));
  const wishes = parts.reduce((sum, part) => sum + part.stretch, 0);
  let y = headBottom;
  for (const part of parts) {
    y += part.gap + (free * part.stretch) / wishes;
    part.draw(y);
    y += part.height;
  }
  return chosen.count;
};

type Chosen = { readonly count: number; readonly rows: readonly Row[]; readonly height: number };

const tableGap = 12;
const headingHeight = 21;
const continuedHeight = 16;

/** All modules when they fit and are at most five; else as many as leave at least two for the next page. */
const chooseRows = (page: Page, room: number): Chosen => {
  const { sheet, styles, facts } = page;
  const columns = moduleColumns(facts, styles, page.width);
  const rows = facts.modules.map((module) => moduleRow(columns, module));
  const heights = rowHeights(sheet, columns, styles.table, rows);
  const sum = sumRow(columns, facts.modules, styles);
  const [sumHeight = 0] = sum ? rowHeights(sheet, columns, { ...styles.table, smallestRow: 21 }, [sum]) : [];
  const fixed = tableGap + headingHeight + headHeight(sheet, columns, styles.table);
  const heightOf = (count: number): number => heights.slice(0, count).reduce((a, b) => a + b, 0);
  const whole = fixed + heightOf(rows.length) + sumHeight;
  if (rows.length <= mostOnFirstPage && whole <= room)
    return { count: rows.length, rows: sum ? [...rows, sum] : rows, height: whole - tableGap };
  let count = Math.min(mostOnFirstPage, Math.max(1, rows.length - 2));
  while (count > 1 && fixed + heightOf(count) + continuedHeight > room) count -= 1;
  return { count, rows: rows.slice(0, count), height: fixed + heightOf(count) + continuedHeight - tableGap };
};

const tablePart = (page: Page, chosen: Chosen): Part => {
  const { sheet, parent, styles, facts } = page;
  const columns = moduleColumns(facts, styles, page.width);
  return {
    height: chosen.height,
    gap: tableGap,
    stretch: 1.2,
    draw: (y) => {
      const heading = layOut(sheet, 'Moduler', styles.h2, page.width);
      leaf(sheet, parent, 'H2', () => {
        drawLines(sheet, heading.lines, margin, y, page.width);
      });
      const flow: Flow = {
        sheet,
        x: margin,
        width: page.width,
        top: 0,
        bottom: footTop,
        y: y + headingHeight,
      };
      table(flow, parent, columns, chosen.rows, styles.table);
      const left = facts.modules.length - chosen.count;
      if (left > 0) {
        const words = `Fortsätter på nästa sida med ${countWord(left)} ${left === 1 ? 'modul' : 'moduler'} till.`;
        const note = layOut(sheet, words, styles.small, page.width);
        leaf(sheet, parent, 'P', () => {
          drawLines(sheet, note.lines, margin, flow.y + 4, page.width, 'right');
        });
      }
    },
  };
};
