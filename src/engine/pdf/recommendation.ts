/**
 * "Underlag för erkännande": what the organisation recommends for recognition, for the external quality assurer.
 * A grid with participants down and modules across, ticked only where the whole module is achieved, and lines for
 * those who answer for it. Not here: which validations belong to it.
 */
import { readableAccent } from '#domain/colour.ts';
import { hairline, ink, mutedInk, tint } from './kit/color.ts';
import { keepRoom, newPage, paragraph, type Flow } from './kit/flow.ts';
import { drawBar, drawFeet, drawWatermark, watermarkWords } from './kit/furniture.ts';
import { nameSpan, type Style, stylesWith } from './kit/lines.ts';
import { drawMark } from './kit/marks.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, group, openSheet, type Sheet } from './kit/sheet.ts';
import { table, textCell, type Cell, type Column, type Row, type TableLook } from './kit/table.ts';
import { drawSigners } from './recommendation/signers.ts';
import type { RecommendationModel, RecommendedModule, RecommendedResult } from './recommendation/model.ts';
import { amount, longDate, shortDate } from './words.ts';

const margin = 42;
const mostModulesAcross = 10;

export const renderRecommendation = (model: RecommendationModel): Promise<Uint8Array> =>
  withShaper(() => draw(model));

const style = stylesWith(1.3);

const draw = (model: RecommendationModel): Uint8Array => {
  const accent = readableAccent(model.accent);
  const sheet = openSheet({
    title: `${model.title} ${model.reference}`,
    author: model.organisation,
    subject: `${model.title} för ${String(model.participants.length)} deltagare`,
    date: model.writtenOn,
    layout: 'landscape',
  });
  const flow: Flow = {
    sheet,
    x: margin,
    width: sheet.width - margin * 2,
    top: 36,
    bottom: sheet.height - 46,
    y: 36,
    onNewPage: (at) => {
      drawBar(sheet, accent, 'slim');
      return at.top;
    },
  };
  drawBar(sheet, accent, 'slim');
  group(sheet, sheet.root, 'Sect', (parent) => {
    drawHead(flow, parent, model, accent);
    drawModules(flow, parent, model, accent);
    drawGrids(flow, parent, model, accent);
    drawSigners(flow, parent, model, accent);
  });
  drawWatermark(sheet, watermarkWords(model));
  const left = [model.organisation, ...(model.unit === null ? [] : [model.unit])];
  drawFeet(sheet, { left, right: model.reference, margin });
  return closeSheet(sheet);
};

const drawHead = (flow: Flow, parent: RawElement, model: RecommendationModel, accent: string): void => {
  const unreal = watermarkWords(model);
  if (unreal.length > 0)
    paragraph(
      flow,
      parent,
      `${unreal.join(' · ')}: underlaget gäller inte`,
      style('sansBold', 10, '#9c1c13'),
    );
  paragraph(flow, parent, model.title, style('serifBold', 24, accent), { type: 'H1', after: 2 });
  const facts = [
    [
      model.organisation,
      ...(model.organisationNumber === null ? [] : [`org.nr ${model.organisationNumber}`]),
    ].join(', '),
    ...(model.unit === null ? [] : [model.unit]),
    `underlag ${model.reference}`,
    ...(model.period === null
      ? []
      : [`godkänt ${shortDate(model.period.from)} – ${shortDate(model.period.to)}`]),
    `skrivet ${longDate(model.writtenOn)}`,
  ];
  paragraph(flow, parent, facts.join('  ·  '), style('sans', 10, mutedInk), { after: 10 });
};

const tableLook = (accent: string): TableLook => ({
  head: { fill: accent, style: style('sansBold', 8.5, '#ffffff') },
  padding: { x: 5, y: 3 },
  smallestRow: 22,
  stripe: tint(accent, 0.04),
  columnRule: hairline,
  endRule: accent,
});

const drawModules = (flow: Flow, parent: RawElement, model: RecommendationModel, accent: string): void => {
  const cell = style('sans', 9, ink);
  const columns: Column[] = [
    { title: 'Kod', width: 110 },
    { title: 'Modul', width: flow.width - 110 - 70 - 80 - 80 - 120 },
    { title: 'Version', width: 70, align: 'center' },
    { title: 'OCN-nivå', width: 80, align: 'center' },
    { title: 'Poäng', width: 80, align: 'center' },
    { title: 'Når alla delar', width: 120, align: 'center' },
  ];
  const rows = model.modules.map((module, index): Row => {
    const reached = model.participants.filter(({ results }) => results[index]?.kind === 'all').length;
    return {
      cells: [
        textCell(module.code, { ...cell, face: 'sansBold' }),
        textCell(module.title, cell),
        textCell(String(module.version), cell),
        textCell(String(module.level), cell),
        textCell(module.creditValue === null ? '–' : amount(module.creditValue, '').trim(), cell),
        textCell(`${String(reached)} av ${String(model.participants.length)}`, cell),
      ],
    };
  });
  paragraph(flow, parent, 'Moduler', style('serifBold', 13, accent), { type: 'H2', after: 4, keep: 60 });
  table(flow, parent, columns, rows, { ...tableLook(accent), smallestRow: 17, padding: { x: 5, y: 1.5 } });
  flow.y += 14;
};

/** One grid, or several side by side on pages after each other where there are many modules. */
const drawGrids = (flow: Flow, parent: RawElement, model: RecommendationModel, accent: string): void => {
  const groups = Math.ceil(model.modules.length / mostModulesAcross);
  const perGroup = Math.ceil(model.modules.length / Math.max(1, groups));
  for (let start = 0; start < model.modules.length; start += perGroup) {
    const chosen = model.modules.slice(start, start + perGroup);
    if (start > 0) newPage(flow);
    keepRoom(flow, 110);
    const part = groups === 1 ? '' : `, modul ${String(start + 1)}–${String(start + chosen.length)}`;
    paragraph(flow, parent, `Deltagare och moduler${part}`, style('serifBold', 13, accent), {
      type: 'H2',
      after: 1,
      keep: 80,
    });
    const legend =
      'Bock: alla läranderesultat i modulen är visade och kontrollerade. Halv cirkel: en del är visat.';
    paragraph(flow, parent, legend, style('sans', 9, mutedInk), { after: 4 });
    drawGrid(flow, parent, model, chosen, start, accent);
    flow.y += 16;
  }
};

const drawGrid = (
  flow: Flow,
  parent: RawElement,
  model: RecommendationModel,
  chosen: readonly RecommendedModule[],
  start: number,
  accent: string,
): void => {
  const name = style('sansBold', 9.5, ink);
  const small = style('sans', 8.5, mutedInk);
  const fixed = 190 + 74;
  const w = Math.min(90, (flow.width - fixed) / chosen.length);
  const spare = flow.width - fixed - w * chosen.length;
  const columns: Column[] = [
    { title: 'Deltagare', width: 190 + spare },
    { title: 'Född', width: 74 },
    ...chosen.map((module) => ({ title: module.code, width: w, align: 'center' as const })),
  ];
  const rows = model.participants.map((participant): Row => {
    const numbers = participant.certificateNumbers.join(', ');
    return {
      cells: [
        {
          kind: 'text',
          parts: [
            [nameSpan(participant, name)],
            ...(numbers === '' ? [] : [[{ text: numbers, style: small }]]),
          ],
        },
        textCell(participant.birth ?? '–', small),
        ...chosen.map((_, index) =>
          resultCell(flow.sheet, participant.results[start + index] ?? { kind: 'none' }, accent, small),
        ),
      ],
    };
  });
  table(flow, parent, columns, rows, tableLook(accent));
};

const resultCell = (sheet: Sheet, result: RecommendedResult, accent: string, small: Style): Cell => {
  if (result.kind === 'none') return textCell('–', small);
  const size = 12;
  const alt = result.kind === 'all' ? `Alla delar visade, godkänt ${longDate(result.on)}` : 'En del visat';
  const mark = result.kind === 'all' ? 'done' : 'partly';
  return {
    kind: 'drawing',
    alt,
    draw: (x, y, w, h) => {
      drawMark(sheet, mark, x + (w - size) / 2, y + (h - size) / 2, size, accent);
    },
  };
};
