/**
 * "Det har jag visat, det återstår": one page for the participant, in large type and plain words.
 * Not here: choosing what is said (the caller gives the words of the module's self-assessment where there are any).
 */
import { readableAccent } from '#domain/colour.ts';
import { ink, mutedInk, tint } from './kit/color.ts';
import { drawBar, drawFeet, drawWatermark, watermarkWords } from './kit/furniture.ts';
import { nameSpan, type Span, type Style } from './kit/lines.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, fillBox, group, leaf, openSheet, type Sheet } from './kit/sheet.ts';
import { drawLines, layOut } from './kit/text.ts';
import { bottomBoxes } from './remaining/boxes.ts';
import { listParts, type Scale } from './remaining/list.ts';
import { margin, style, type RemainingModel } from './remaining/model.ts';
import { longDate } from './words.ts';

/** As large as one page allows; the smallest sizes give up the list of what is left before they get unreadable. */
const scales: readonly Scale[] = [
  ...[17, 16, 15, 14, 13, 12, 11].map((size) => ({ size, withLeft: true })),
  ...[14, 13, 12, 11, 10, 9, 8, 7].map((size) => ({ size, withLeft: false })),
];

export const renderRemaining = (model: RemainingModel): Promise<Uint8Array> => withShaper(() => draw(model));

const draw = (model: RemainingModel): Uint8Array => {
  const sheet = openSheet({
    title: `Det har jag visat, det återstår: ${model.module.title}, ${model.participant.name}`,
    author: model.organisation,
    subject: `Vad som är visat och vad som återstår i ${model.module.title}`,
    date: model.printedOn,
  });
  const accent = readableAccent(model.accent);
  const boxes = bottomBoxes(sheet, model, accent);
  group(sheet, sheet.root, 'Sect', (parent) => {
    const top = drawHead(sheet, parent, model, accent);
    const room = boxes.top - 16 - top;
    const parts = listParts(model, accent);
    const fits = scales.find(
      (scale) => parts.reduce((sum, part) => sum + part(sheet, scale).height, 0) <= room,
    );
    const scale = fits ?? scales.at(-1) ?? { size: 7, withLeft: false };
    const measured = parts.map((part) => part(sheet, scale));
    const free = room - measured.reduce((sum, part) => sum + part.height, 0);
    let y = top;
    for (const part of measured) {
      part.draw(parent, y);
      y += part.height + Math.min(18, Math.max(0, free / measured.length));
    }
    boxes.draw(parent);
  });
  drawWatermark(sheet, watermarkWords(model));
  const left = [model.organisation, ...(model.unit === null ? [] : [model.unit])];
  drawFeet(sheet, { left, right: `Utskrivet ${longDate(model.printedOn)}`, margin });
  return closeSheet(sheet);
};

const drawHead = (sheet: Sheet, parent: RawElement, model: RemainingModel, accent: string): number => {
  const width = sheet.width - margin * 2;
  const done = model.outcomes.filter((outcome) => outcome.state === 'shown').length;
  drawBar(sheet, accent, 'broad');
  let y = 38;
  const put = (type: string, text: string | readonly Span[], look: Style, after: number): void => {
    const { lines, height } = layOut(sheet, text, look, width);
    leaf(sheet, parent, type, () => {
      drawLines(sheet, lines, margin, y, width);
    });
    y += height + after;
  };
  const unreal = watermarkWords(model);
  if (unreal.length > 0)
    put('P', `${unreal.join(' · ')}: uppgifterna är påhittade`, style('sansBold', 10, '#9c1c13'), 4);
  put('H1', 'Det har jag visat, det återstår', style('serifBold', 27, accent, 1.2), 6);
  const large = style('sansBold', 17, ink);
  put('P', [nameSpan(model.participant, large)], large, 0);
  put('P', model.module.title, style('sans', 15, mutedInk), 12);
  drawProgress(sheet, parent, model, y, accent);
  y += 22;
  put(
    'P',
    `${String(done)} av ${String(model.outcomes.length)} ${model.outcomes.length === 1 ? 'del är visad' : 'delar är visade'}`,
    style('sansBold', 13, ink),
    14,
  );
  return y;
};

/** A bar with one field for each outcome. */
const drawProgress = (
  sheet: Sheet,
  parent: RawElement,
  model: RemainingModel,
  y: number,
  accent: string,
): void => {
  const width = sheet.width - margin * 2;
  const gap = 4;
  const count = Math.max(1, model.outcomes.length);
  const w = (width - gap * (count - 1)) / count;
  const order = { shown: 0, begun: 1, left: 2 };
  const sorted = [...model.outcomes].sort((a, b) => order[a.state] - order[b.state]);
  const alt = `Stapel: ${String(sorted.filter((outcome) => outcome.state === 'shown').length)} av ${String(count)} delar är visade`;
  leaf(
    sheet,
    parent,
    'Figure',
    () => {
      sorted.forEach(({ state }, index) => {
        const box = { x: margin + index * (w + gap), y, w, h: 14 };
        fillBox(sheet, box, tint(accent, 0.16), 4);
        if (state === 'shown') fillBox(sheet, box, accent, 4);
        if (state === 'begun') fillBox(sheet, { ...box, w: box.w / 2 }, tint(accent, 0.6), 4);
      });
    },
    { alt, bbox: [margin, y, margin + width, y + 14], placement: 'Block' },
  );
};
