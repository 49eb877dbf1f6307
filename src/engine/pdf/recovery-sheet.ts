/**
 * The recovery sheet: the code in large groups to be read and typed, as QR too, what it is for, where it is kept and
 * who keeps it. Not here: making the code.
 */
import { readableAccent } from '#domain/colour.ts';
import { ink, tint, warningInk } from './kit/color.ts';
import { list, paragraph, type Flow } from './kit/flow.ts';
import { drawFeet, openSinglePage } from './kit/furniture.ts';
import { stylesWith } from './kit/lines.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { drawQr, qrSide } from './kit/qr.ts';
import { withShaper } from './kit/shaper.ts';
import { artifact, closeSheet, fillBox, group, leaf, type Sheet, strokeBox } from './kit/sheet.ts';
import { drawText } from './kit/text.ts';
import { longDate } from './words.ts';

export type RecoverySheetModel = {
  readonly organisation: string;
  readonly accent: string;
  readonly groups: readonly string[];
  readonly custodians: readonly string[];
  readonly madeBy: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
};

const margin = 56;
const inARow = 2;
const rowHeight = 52;

const style = stylesWith(1.4);

const uses = [
  'Öppna Intyga. Tryck på ”Glömt lösenfrasen?” och sedan på ”Använd återställningsbladet”.',
  'Skriv koden. Stora eller små bokstäver spelar ingen roll. Intyga säger vilken grupp som inte stämmer om något blir fel.',
  'Välj en ny lösenfras. Allt i registret är kvar som det var.',
];

const keeps = [
  'Lägg bladet i ett kuvert, klistra igen det och skriv namn och datum över klaffen.',
  'Förvara det inlåst, till exempel i ett kassaskåp. Aldrig vid datorn, och aldrig som bild i en mobil.',
  'Gör ett nytt blad om kuvertet är öppnat eller borta. Det här slutar då att gälla. Nytt blad görs under Inställningar.',
];

export const renderRecoverySheet = (model: RecoverySheetModel): Promise<Uint8Array> =>
  withShaper(() => draw(model));

const draw = (model: RecoverySheetModel): Uint8Array => {
  const accent = readableAccent(model.accent);
  const flow = openSinglePage(
    {
      title: 'Återställningsblad',
      author: model.organisation,
      subject: 'Öppnar registret i Intyga när lösenfraserna är glömda',
      date: model.madeOn,
    },
    { accent, margin },
  );
  const { sheet } = flow;
  const body = style('sans', 12, ink, 1.45);
  const h2 = style('serifBold', 15, accent);
  group(sheet, sheet.root, 'Sect', (parent) => {
    const heading = (text: string): void => {
      paragraph(flow, parent, text, h2, { type: 'H2', after: 2 });
    };
    paragraph(flow, parent, 'Återställningsblad', style('serifBold', 27, accent, 1.2), { type: 'H1' });
    const made = `${model.organisation}. Gjort ${longDate(model.madeOn)} av ${model.madeBy}.`;
    paragraph(flow, parent, made, body, { after: 8 });
    const danger = 'Den som har det här bladet och registret kan läsa allt i det.';
    paragraph(flow, parent, danger, style('sansBold', 13, warningInk), { after: 10 });
    drawCode(flow, parent, model.groups, accent);
    const signs = '0 är siffran noll och 1 är siffran ett. Bokstäverna I, L, O och U finns inte i koden.';
    paragraph(flow, parent, signs, body, { after: 12 });
    heading('När alla har glömt sin lösenfras');
    list(
      flow,
      parent,
      uses.map((text) => ({ text })),
      { style: body, after: 12, between: 2, markColor: accent, isNumbered: true },
    );
    heading('Så förvaras bladet');
    list(
      flow,
      parent,
      keeps.map((text) => ({ text })),
      { style: body, after: 12, between: 2, markColor: accent },
    );
    heading('De här två förvarar var sitt exemplar');
    list(
      flow,
      parent,
      model.custodians.map((text) => ({ text })),
      { style: style('sansBold', 13, ink), after: 12, between: 2, markColor: accent },
    );
    const lost =
      'Är bladet borta och lösenfraserna glömda kan ingen öppna registret, inte heller den som har gjort Intyga.';
    paragraph(flow, parent, lost, body);
  });
  drawFeet(sheet, { left: [model.organisation], right: `Gjort ${longDate(model.madeOn)}`, margin });
  return closeSheet(sheet);
};

/** The groups in two columns, each with its number before it, and the same as QR. */
const drawCode = (flow: Flow, parent: RawElement, groups: readonly string[], accent: string): void => {
  const { sheet } = flow;
  const box = { x: flow.x, y: flow.y, w: flow.width, h: (groups.length / inARow) * rowHeight + 20 };
  const step = (box.w - qrSide - 44) / inARow;
  artifact(sheet, () => {
    fillBox(sheet, box, tint(accent, 0.07), 4);
    strokeBox(sheet, box, accent, 0.8);
  });
  groups.forEach((code, index) => {
    const x = box.x + 16 + (index % inARow) * step;
    const y = box.y + 46 + Math.floor(index / inARow) * rowHeight;
    leaf(sheet, parent, 'P', () => {
      drawText(sheet, `${String(index + 1)} `, style('sans', 12, ink), x, y);
      drawText(sheet, `${code} `, style('sansBold', 33, ink), x + 18, y);
    });
  });
  drawPicture(sheet, parent, groups.join('-'), box.x + box.w - qrSide - 16, box.y + (box.h - qrSide) / 2);
  flow.y = box.y + box.h + 8;
};

const drawPicture = (sheet: Sheet, parent: RawElement, text: string, x: number, y: number): void => {
  leaf(
    sheet,
    parent,
    'Figure',
    () => {
      drawQr(sheet, text, x, y, qrSide);
    },
    { alt: 'Samma kod som QR-kod', bbox: [x, y, x + qrSide, y + qrSide], placement: 'Block' },
  );
};
