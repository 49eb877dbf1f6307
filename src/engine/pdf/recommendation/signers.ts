/**
 * Who answers for the underlag: one block for each, with room for a signature and a date. Blocks stay whole.
 */
import { ink, mutedInk } from '../kit/color.ts';
import { keepRoom, paragraph, type Flow } from '../kit/flow.ts';
import type { Style } from '../kit/lines.ts';
import type { RawElement } from '../kit/pdfkit.ts';
import { artifact, leaf, rule } from '../kit/sheet.ts';
import { drawLines, layOut } from '../kit/text.ts';
import type { RecommendationModel } from './model.ts';

const perRow = 3;
const gap = 26;
const signatureRoom = 34;

export const drawSigners = (
  flow: Flow,
  parent: RawElement,
  model: RecommendationModel,
  accent: string,
): void => {
  if (model.signers.length === 0) return;
  const { sheet } = flow;
  const style = (face: Style['face'], size: number, color: string): Style => ({
    face,
    size,
    color,
    leading: 1.3,
  });
  const w = (flow.width - gap * (perRow - 1)) / perRow;
  const blocks = model.signers.map((signer) => {
    const role = layOut(sheet, `${signer.role} `, style('sansBold', 10.5, ink), w);
    const statement = layOut(sheet, `${signer.statement} `, style('sans', 9, mutedInk), w);
    const name = layOut(
      sheet,
      signer.name ?? 'Namnförtydligande',
      style('sans', 9, signer.name === null ? mutedInk : ink),
      w - 80,
    );
    const date = layOut(sheet, ' Datum', style('sans', 9, mutedInk), 80);
    return {
      role,
      statement,
      name,
      date,
      height: role.height + statement.height + signatureRoom + name.height + 12,
    };
  });
  const rows: (typeof blocks)[] = [];
  for (let index = 0; index < blocks.length; index += perRow) rows.push(blocks.slice(index, index + perRow));
  const heights = rows.map((row) => Math.max(...row.map((block) => block.height)));
  keepRoom(flow, 26 + (heights[0] ?? 0));
  paragraph(flow, parent, 'Vi svarar för att uppgifterna stämmer', style('serifBold', 13, accent), {
    type: 'H2',
    after: 5,
  });
  rows.forEach((row, rowIndex) => {
    const height = heights[rowIndex] ?? 0;
    keepRoom(flow, height);
    const textHeight = Math.max(...row.map((block) => block.role.height + block.statement.height));
    row.forEach((block, index) => {
      const x = flow.x + index * (w + gap);
      const line = flow.y + textHeight + signatureRoom;
      artifact(sheet, () => {
        rule(sheet, x, line, x + w, line, ink, 0.7);
      });
      leaf(sheet, parent, 'P', () => {
        const below = drawLines(sheet, block.role.lines, x, flow.y, w);
        drawLines(sheet, block.statement.lines, x, below, w);
        drawLines(sheet, block.name.lines, x, line + 3, w - 80);
        drawLines(sheet, block.date.lines, x + w - 80, line + 3, 80, 'right');
      });
    });
    flow.y += height;
  });
};
