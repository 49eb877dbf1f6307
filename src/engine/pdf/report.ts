/**
 * A report of any length: headings, paragraphs, facts and tables one below the other. For what is read and kept beside
 * the register: the extract for a person, the protocol of a disposal. Not here: what stands in it.
 */
import { readableAccent } from '#domain/colour.ts';
import type { SpokenName } from '#domain/name-language.ts';
import { ink, mutedInk, tint, warningInk } from './kit/color.ts';
import { paragraph, type Flow } from './kit/flow.ts';
import { drawBar, drawFeet, drawWatermark, watermarkWords } from './kit/furniture.ts';
import { nameSpan, stylesWith, type Span, type Style } from './kit/lines.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, group, openSheet } from './kit/sheet.ts';
import { nameCell, table, textCell, type Cell, type TableLook } from './kit/table.ts';
import { longDate } from './words.ts';

/** Words of ours, or somebody's name in its own language. */
export type ReportText = string | SpokenName;

export type ReportBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** Said by somebody at a time: a line that says so, and what was said. */
  | { readonly kind: 'said'; readonly head: string; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, ReportText])[] }
  | {
      readonly kind: 'table';
      /** `share` is a column's part of the width; together 1. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly (readonly ReportText[])[];
    };

export type ReportSection = {
  readonly heading: string;
  /** 1 is a part of the report, 2 stands under the part before it. */
  readonly level: 1 | 2;
  readonly blocks: readonly ReportBlock[];
  /** Points that must follow on the heading's page: keeps a small section whole. */
  readonly keep?: number;
};

export type ReportModel = {
  readonly title: string;
  readonly subtitle: string;
  /** Ends the subtitle: whom the report is about. */
  readonly about?: SpokenName;
  readonly lead: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly organisation: string;
  readonly writtenOn: string;
  readonly accent: string;
  readonly isPractice: boolean;
};

const margin = 48;

const style = stylesWith(1.35);
const body = style('sans', 10.5, ink);
const subtitleStyle = style('sans', 12, mutedInk);

export const renderReport = (model: ReportModel): Promise<Uint8Array> => withShaper(() => draw(model));

const draw = (model: ReportModel): Uint8Array => {
  const accent = readableAccent(model.accent);
  const marks = { isExample: false, isPractice: model.isPractice };
  const sheet = openSheet({
    title: `${model.title} ${longDate(model.writtenOn)}`,
    author: model.organisation,
    subject: [model.subtitle, ...(model.about ? [model.about.name] : [])].join(' '),
    date: model.writtenOn,
  });
  const flow: Flow = {
    sheet,
    x: margin,
    width: sheet.width - margin * 2,
    top: 36,
    bottom: sheet.height - 50,
    y: 36,
    onNewPage: (at) => {
      drawBar(sheet, accent, 'slim');
      return at.top;
    },
  };
  drawBar(sheet, accent, 'slim');
  group(sheet, sheet.root, 'Sect', (parent) => {
    for (const word of watermarkWords(marks))
      paragraph(flow, parent, `${word}: gäller inte på riktigt.`, style('sansBold', 10, warningInk));
    paragraph(flow, parent, model.title, style('serifBold', 24, accent), { type: 'H1', after: 2 });
    paragraph(flow, parent, subtitleSpans(model), subtitleStyle, { after: 10 });
    for (const text of model.lead) paragraph(flow, parent, text, style('sans', 11.5, ink), { after: 6 });
    for (const section of model.sections) drawSection(flow, parent, section, accent);
  });
  drawWatermark(sheet, watermarkWords(marks));
  drawFeet(sheet, {
    left: [model.organisation],
    right: `${model.title} ${longDate(model.writtenOn)}`,
    margin,
  });
  return closeSheet(sheet);
};

const subtitleSpans = ({ subtitle, about }: ReportModel): Span[] => [
  { text: about ? `${subtitle} ` : subtitle, style: subtitleStyle },
  ...(about ? [nameSpan(about, subtitleStyle)] : []),
];

const drawSection = (flow: Flow, parent: RawElement, section: ReportSection, accent: string): void => {
  const isPart = section.level === 1;
  paragraph(flow, parent, section.heading, style('serifBold', isPart ? 16 : 12.5, accent), {
    type: isPart ? 'H2' : 'H3',
    before: isPart ? 18 : 12,
    after: 4,
    keep: section.keep ?? 64,
  });
  for (const block of section.blocks) drawBlock(flow, parent, block, accent);
};

const drawBlock = (flow: Flow, parent: RawElement, block: ReportBlock, accent: string): void => {
  switch (block.kind) {
    case 'text':
      paragraph(flow, parent, block.text, body, { after: 6 });
      return;
    case 'said':
      paragraph(flow, parent, block.head, style('sansBold', 10.5, ink), { keep: 30 });
      paragraph(flow, parent, block.text, body, { after: 7 });
      return;
    case 'facts':
      drawTable(
        flow,
        parent,
        [
          { title: 'Uppgift', share: 0.34 },
          { title: 'Står i registret', share: 0.66 },
        ],
        block.rows,
        accent,
      );
      return;
    case 'table':
      drawTable(flow, parent, block.columns, block.rows, accent);
  }
};

const reportCell = (text: ReportText, look: Style): Cell =>
  typeof text === 'string' ? textCell(text, look) : nameCell(text, look);

const drawTable = (
  flow: Flow,
  parent: RawElement,
  columns: readonly { readonly title: string; readonly share: number }[],
  rows: readonly (readonly ReportText[])[],
  accent: string,
): void => {
  const look: TableLook = {
    head: { fill: accent, style: style('sansBold', 9.5, '#ffffff') },
    padding: { x: 6, y: 3 },
    smallestRow: 19,
    stripe: tint(accent, 0.04),
    endRule: accent,
  };
  const cell = style('sans', 9.5, ink);
  const heading = style('sansBold', 9.5, ink);
  table(
    flow,
    parent,
    columns.map(({ title, share }) => ({ title, width: flow.width * share })),
    rows.map((row) => ({ cells: row.map((text, index) => reportCell(text, index === 0 ? heading : cell)) })),
    look,
  );
  flow.y += 8;
};
