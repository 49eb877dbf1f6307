/**
 * The certificate's first page. Its parts are measured first: those above hang from the top, those below stand on the
 * foot, and what is left over is spread between them, so that one module looks as meant as five.
 * Not here: the pages after it (details.ts).
 */
import type { Flow } from '../kit/flow.ts';
import { headHeight, rowHeights, table, type Row } from '../kit/table.ts';
import { drawRosette } from '../kit/marks.ts';
import { artifact, leaf } from '../kit/sheet.ts';
import { drawLines, layOut } from '../kit/text.ts';
import { countWord } from '../words.ts';
import { bottomParts } from './front-bottom.ts';
import { drawHead } from './front-head.ts';
import { titleParts } from './front-title.ts';
import { moduleColumns, moduleRow, sumRow } from './module-table.ts';
import { certificateStyles, footTop, margin } from './styles.ts';
import type { Part, Page } from './front-part.ts';

type Plan = {
  readonly parts: readonly Part[];
  readonly count: number;
  /** All modules stand on this page. */
  readonly isWhole: boolean;
};

/** So many rows are a good beginning of a table that goes on anyway. */
const goodBeginning = 5;

const better = (roomy: Plan, tight: Plan): Plan =>
  tight.isWhole || (roomy.count < goodBeginning && tight.count > roomy.count) ? tight : roomy;

/** Draws the page and returns how many modules its table took. */
export const drawFront = (page: Page): number => {
  const top = drawHead(page);
  const roomy = plan(page, top);
  const dense: Page = { ...page, styles: certificateStyles(page.look.accent, 'tight') };
  const chosen = roomy.isWhole ? roomy : better(roomy, plan(dense, top));
  const { air } = chosen === roomy ? page.styles : dense.styles;
  const free = Math.max(0, bottom - top - heightOf(chosen.parts, air));
  const wishes = chosen.parts.reduce((sum, part) => sum + part.stretch, 0);
  let y = top;
  const placed = chosen.parts.map((part) => {
    y += part.gap * air + (free * part.stretch) / wishes;
    const at = { part, y };
    y += part.height;
    return at;
  });
  drawBehindTitle(page, placed);
  for (const { part, y: at } of placed) part.draw(at);
  return chosen.count;
};

/** Lowest y that the page's parts may reach. */
const bottom = footTop - 8;

const heightOf = (parts: readonly Part[], air: number): number =>
  parts.reduce((sum, part) => sum + part.height + part.gap * air, 0);

const plan = (page: Page, top: number): Plan => {
  const { air } = page.styles;
  const above = titleParts(page);
  const below = bottomParts(page);
  const room = bottom - top - heightOf(above, air) - heightOf(below, air) - tableGap * air;
  const chosen = chooseRows(page, room);
  return {
    parts: [...above, tablePart(page, chosen), ...below],
    count: chosen.count,
    isWhole: chosen.count === page.facts.modules.length,
  };
};

/** The rosette fills the space from the title down to the boxes, and never touches what is above or below. */
const drawBehindTitle = (
  page: Page,
  placed: readonly { readonly part: Part; readonly y: number }[],
): void => {
  const first = placed.find(({ part }) => part.name === 'title');
  const after = placed.find(({ part }) => part.name === 'boxes');
  if (!first || !after) return;
  const from = first.y - 14;
  const to = after.y - 7;
  artifact(page.sheet, () => {
    drawRosette(
      page.sheet,
      page.sheet.width / 2,
      (from + to) / 2,
      Math.min(122, (to - from) / 2),
      page.styles.rosette,
    );
  });
};

type Chosen = { readonly count: number; readonly rows: readonly Row[]; readonly height: number };

const tableGap = 14;
const headingHeight = 21;
const continuedHeight = 16;

/** All modules when they fit; else as many as leave at least two for the next page. */
const chooseRows = (page: Page, room: number): Chosen => {
  const { sheet, styles, facts } = page;
  const columns = moduleColumns(facts, styles, page.width);
  const rows = facts.modules.map((module) => moduleRow(columns, module));
  const sum = sumRow(columns, facts.modules, styles);
  const heights = rowHeights(sheet, columns, styles.table, sum ? [...rows, sum] : rows);
  const fixed = headingHeight + headHeight(sheet, columns, styles.table);
  const upTo = (count: number): number => heights.slice(0, count).reduce((a, b) => a + b, fixed);
  const whole = upTo(heights.length);
  if (whole <= room) return { count: rows.length, rows: sum ? [...rows, sum] : rows, height: whole };
  let count = Math.max(1, rows.length - 2);
  while (count > 1 && upTo(count) + continuedHeight > room) count -= 1;
  return { count, rows: rows.slice(0, count), height: upTo(count) + continuedHeight };
};

const tablePart = (page: Page, chosen: Chosen): Part => {
  const { sheet, parent, styles, facts } = page;
  const columns = moduleColumns(facts, styles, page.width);
  return {
    height: chosen.height,
    gap: tableGap,
    stretch: 1.2,
    draw: (y) => {
      const heading = layOut(sheet, facts.modules.length === 1 ? 'Modul' : 'Moduler', styles.h2, page.width);
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
