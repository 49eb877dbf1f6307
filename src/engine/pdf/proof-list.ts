/**
 * The list that is read with the participants before many certificates are issued: the name biggest, birth, modules,
 * and a box to tick. About twenty people a page. Not here: who is on it.
 */
import { readableAccent } from '#domain/colour.ts';
import type { SpokenName } from '#domain/name-language.ts';
import { hairline, ink, mutedInk, tint, warningInk } from './kit/color.ts';
import { paragraph, type Flow } from './kit/flow.ts';
import { drawBar, drawFeet, drawWatermark, watermarkWords } from './kit/furniture.ts';
import { stylesWith } from './kit/lines.ts';
import { drawMark } from './kit/marks.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, group, openSheet, type Sheet, strokeBox } from './kit/sheet.ts';
import { nameCell, table, textCell, type Cell, type Column } from './kit/table.ts';
import { longDate } from './words.ts';

export type ProofListModel = {
  readonly organisation: string;
  /** What the certificates are called. */
  readonly certificateTitle: string;
  readonly madeOn: string;
  readonly writtenOn: string;
  readonly rows: readonly (SpokenName & {
    /** A date, a year, or null when birth is not printed. */
    readonly born: string | null;
    readonly modules: readonly string[];
    readonly isRead: boolean;
  })[];
  readonly hasProtected: boolean;
  readonly accent: string;
  readonly isExample: boolean;
  readonly isPractice: boolean;
};

const margin = 40;

const style = stylesWith(1.25);

export const renderProofList = (model: ProofListModel): Promise<Uint8Array> => withShaper(() => draw(model));

const draw = (model: ProofListModel): Uint8Array => {
  const accent = readableAccent(model.accent);
  const sheet = openSheet({
    title: `Läslista ${longDate(model.madeOn)}`,
    author: model.organisation,
    subject: `Uppgifter till ${model.certificateTitle.toLocaleLowerCase('sv')} för ${String(model.rows.length)} deltagare`,
    date: model.writtenOn,
  });
  const flow: Flow = {
    sheet,
    x: margin,
    width: sheet.width - margin * 2,
    top: 32,
    bottom: sheet.height - 46,
    y: 32,
    onNewPage: (at) => {
      drawBar(sheet, accent, 'slim');
      return at.top;
    },
  };
  drawBar(sheet, accent, 'slim');
  group(sheet, sheet.root, 'Sect', (parent) => {
    drawHead(flow, parent, model, accent);
    drawRows(flow, parent, model, accent);
  });
  drawWatermark(sheet, watermarkWords(model));
  drawFeet(sheet, { left: [model.organisation], right: `Läslista ${longDate(model.madeOn)}`, margin });
  return closeSheet(sheet);
};

const drawHead = (flow: Flow, parent: RawElement, model: ProofListModel, accent: string): void => {
  const warnings = [
    ...watermarkWords(model).map((word) => `${word}: listan gäller inte på riktigt.`),
    ...(model.hasProtected
      ? ['På listan står personer med skyddade uppgifter. Lämna den inte framme, och förstör den efteråt.']
      : []),
  ];
  for (const text of warnings) paragraph(flow, parent, text, style('sansBold', 10, warningInk), { after: 2 });
  paragraph(flow, parent, 'Stämmer det här?', style('serifBold', 22, accent), { type: 'H1', after: 2 });
  paragraph(
    flow,
    parent,
    'Så här kommer det att stå på intyget. Läs din rad: namnet bokstav för bokstav, födelsen och modulerna. Sätt ett kryss om allt stämmer. Säg till om något är fel.',
    style('sans', 11, ink),
    { after: 8 },
  );
};

const drawRows = (flow: Flow, parent: RawElement, model: ProofListModel, accent: string): void => {
  const small = style('sans', 10, ink);
  const fixed = 78 + 168 + 62;
  const columns: Column[] = [
    { title: 'Namn på intyget', width: flow.width - fixed },
    { title: 'Född', width: 78 },
    { title: 'Moduler', width: 168 },
    { title: 'Stämmer', width: 62, align: 'center' },
  ];
  const rows = model.rows.map(({ born, modules, isRead, ...who }) => ({
    cells: [
      nameCell(who, style('sansBold', 14, ink)),
      textCell(born ?? 'skrivs inte', born === null ? { ...small, color: mutedInk } : small),
      textCell(modules.join(', '), small),
      box(flow.sheet, isRead, accent),
    ],
  }));
  table(flow, parent, columns, rows, {
    head: { fill: accent, style: style('sansBold', 9, '#ffffff') },
    padding: { x: 6, y: 4 },
    smallestRow: 34,
    stripe: tint(accent, 0.04),
    columnRule: hairline,
    endRule: accent,
  });
};

/** Empty to be ticked, or ticked already. */
const box = (sheet: Sheet, isRead: boolean, accent: string): Cell => ({
  kind: 'drawing',
  alt: isRead ? 'Stämmer' : 'Ruta att kryssa i',
  draw: (x, y, w, h) => {
    const size = 18;
    const [left, top] = [x + (w - size) / 2, y + (h - size) / 2];
    if (isRead) drawMark(sheet, 'done', left, top, size, accent);
    else strokeBox(sheet, { x: left, y: top, w: size, h: size }, ink, 1.2, 2);
  },
});
