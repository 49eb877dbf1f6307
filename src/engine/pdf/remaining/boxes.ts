/**
 * The two boxes at the foot of the participant's page.
 */
import { ink, ornament, tint } from '../kit/color.ts';
import type { RawElement } from '../kit/pdfkit.ts';
import { artifact, fillBox, leaf, type Sheet } from '../kit/sheet.ts';
import { drawLines, layOut } from '../kit/text.ts';
import { longDate } from '../words.ts';
import { footTop, margin, style, type RemainingModel } from './model.ts';

type Boxes = { readonly top: number; draw(parent: RawElement): void };

/** Two boxes side by side at the foot: what comes next, and who to talk to. */
export const bottomBoxes = (sheet: Sheet, model: RemainingModel, accent: string): Boxes => {
  const gap = 14;
  const w = (sheet.width - margin * 2 - gap) / 2;
  const room = w - 32;
  const strong = style('sansBold', 13, ink);
  const plain = style('sans', 12, ink);
  const title = style('serifBold', 14, accent);
  const boxes = boxWords(model).map(({ heading, first, rest }) => ({
    heading: layOut(sheet, heading, title, room),
    lines: [layOut(sheet, first, strong, room), ...rest.map((text) => layOut(sheet, text, plain, room))],
  }));
  const height =
    Math.max(
      ...boxes.map((box) => box.heading.height + 4 + box.lines.reduce((sum, text) => sum + text.height, 0)),
    ) + 26;
  const top = footTop - 14 - height;
  return {
    top,
    draw: (parent) => {
      boxes.forEach((box, index) => {
        const x = margin + index * (w + gap);
        artifact(sheet, () => {
          fillBox(sheet, { x, y: top, w, h: height }, tint(accent, 0.07), 5);
          fillBox(sheet, { x, y: top + 8, w: 3, h: height - 16 }, ornament);
        });
        let y = top + 13;
        leaf(sheet, parent, 'H2', () => {
          y = drawLines(sheet, box.heading.lines, x + 18, y, room);
        });
        y += 4;
        for (const { lines } of box.lines) {
          leaf(sheet, parent, 'P', () => {
            y = drawLines(sheet, lines, x + 18, y, room);
          });
        }
      });
    },
  };
};

const boxWords = (
  model: RemainingModel,
): { readonly heading: string; readonly first: string; readonly rest: readonly string[] }[] => {
  const { nextStep, contact } = model;
  return [
    {
      heading: 'Nästa steg',
      first: nextStep?.what ?? 'Vi bestämmer nästa steg tillsammans.',
      rest: [
        ...(nextStep?.on == null ? [] : [longDate(nextStep.on)]),
        ...(nextStep?.who == null ? [] : [`Tillsammans med ${nextStep.who}`]),
      ],
    },
    {
      heading: 'Prata med',
      first: contact?.name ?? 'Den som bedömer dig',
      rest: [...(contact === null ? [] : [contact.role]), ...(contact?.reach == null ? [] : [contact.reach])],
    },
  ];
};
