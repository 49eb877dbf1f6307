/**
 * The two lists of the participant's page: what is shown, and what is left.
 */
import { ink, mutedInk } from '../kit/color.ts';
import type { Style } from '../kit/lines.ts';
import { drawMark, type Mark } from '../kit/marks.ts';
import type { RawElement } from '../kit/pdfkit.ts';
import { artifact, group, leaf, setListKind, type Sheet } from '../kit/sheet.ts';
import { drawLines, drawText, layOut, textWidth } from '../kit/text.ts';
import { margin, style, type RemainingModel, type RemainingOutcome } from './model.ts';

export type Scale = { readonly size: number; readonly withLeft: boolean };

type Measured = { readonly height: number; draw(parent: RawElement, y: number): void };
type PartOf = (sheet: Sheet, scale: Scale) => Measured;

export const listParts = (model: RemainingModel, accent: string): PartOf[] => {
  const shown = model.outcomes.filter((outcome) => outcome.state === 'shown');
  const left = model.outcomes.filter((outcome) => outcome.state !== 'shown');
  return [
    ...(shown.length > 0 ? [outcomeList('Det har jag visat', shown, accent)] : []),
    ...(left.length > 0
      ? [outcomeList('Det återstår', left, accent)]
      : [outcomeList('Allt är visat. Bra jobbat!', [], accent)]),
  ];
};

const marks: Readonly<Record<RemainingOutcome['state'], Mark>> = {
  shown: 'done',
  begun: 'partly',
  left: 'open',
};
const stateWords: Readonly<Record<RemainingOutcome['state'], string>> = {
  shown: 'Visat',
  begun: 'Börjat',
  left: 'Kvar',
};

const outcomeList =
  (title: string, outcomes: readonly RemainingOutcome[], accent: string): PartOf =>
  (sheet, scale) => {
    const { size } = scale;
    const body = style('sans', size, ink, 1.3);
    const word = style('sansBold', size * 0.85, accent, 1.3);
    const small = style('sans', size * 0.85, mutedInk, 1.3);
    const heading = layOut(sheet, title, style('serifBold', size * 1.25, accent, 1.3), 460);
    const iconSize = size * 1.35;
    const textX = margin + iconSize + 12 + textWidth(sheet, 'Börjat', word) + 12;
    const room = sheet.width - margin - textX;
    const gap = size * 0.5;
    const rows = outcomes.map((outcome) => {
      const text = layOut(sheet, outcome.text, body, room);
      const details = scale.withLeft ? outcome.left : leftCount(outcome.left);
      const left = details.map((item) => layOut(sheet, item, small, room - 12));
      const height = Math.max(iconSize, text.height + left.reduce((sum, item) => sum + item.height, 0));
      return { outcome, text, left, height };
    });
    return {
      height: heading.height + 6 + rows.reduce((sum, row) => sum + row.height + gap, 0),
      draw: (parent, top) => {
        leaf(sheet, parent, 'H2', () => {
          drawLines(sheet, heading.lines, margin, top, 460);
        });
        if (rows.length === 0) return;
        let y = top + heading.height + 6;
        group(sheet, parent, 'L', (list) => {
          setListKind(list, 'None');
          for (const row of rows) {
            const { state } = row.outcome;
            const baseline = y + size * 0.95;
            artifact(sheet, () => {
              drawMark(sheet, marks[state], margin, y + size * 0.65 - iconSize / 2, iconSize, accent);
            });
            group(sheet, list, 'LI', (item) => {
              leaf(sheet, item, 'Lbl', () => {
                drawText(sheet, `${stateWords[state]} `, word, margin + iconSize + 12, baseline);
              });
              group(sheet, item, 'LBody', (entry) => {
                leaf(sheet, entry, 'P', () => {
                  drawLines(sheet, row.text.lines, textX, y, room);
                });
                drawLeft(sheet, entry, row.left, { x: textX, y: y + row.text.height, room, small });
              });
            });
            y += row.height + gap;
          }
        });
      },
    };
  };

const leftCount = (left: readonly string[]): string[] =>
  left.length === 0 ? [] : [`${String(left.length)} ${left.length === 1 ? 'sak' : 'saker'} kvar att visa`];

/** What is still to show within one outcome, as a list in the list. */
const drawLeft = (
  sheet: Sheet,
  entry: RawElement,
  left: readonly ReturnType<typeof layOut>[],
  at: { readonly x: number; readonly y: number; readonly room: number; readonly small: Style },
): void => {
  if (left.length === 0) return;
  let { y } = at;
  group(sheet, entry, 'L', (list) => {
    setListKind(list, 'Disc');
    for (const item of left) {
      group(sheet, list, 'LI', (row) => {
        leaf(sheet, row, 'Lbl', () => {
          drawText(sheet, '• ', at.small, at.x, y + (item.lines[0]?.ascent ?? 0));
        });
        group(sheet, row, 'LBody', (body) => {
          leaf(sheet, body, 'P', () => {
            drawLines(sheet, item.lines, at.x + 12, y, at.room - 12);
          });
        });
      });
      y += item.height;
    }
  });
};
