/**
 * The page that tries a printer: two rulers, the code at its printed size, the sizes of text and the colours that
 * certificates have, and what to do about it. Not here: printing.
 */
import { readableAccent } from '#domain/colour.ts';
import { ink, mutedInk, tint } from './kit/color.ts';
import { list, paragraph, type Flow, type Item } from './kit/flow.ts';
import { drawFeet, openSinglePage } from './kit/furniture.ts';
import { stylesWith } from './kit/lines.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { drawQr, qrSide } from './kit/qr.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, fillBox, group, leaf, mm, paintPath, strokeBox } from './kit/sheet.ts';
import { num, type Sheet } from './kit/sheet.ts';
import { drawText } from './kit/text.ts';
import { amount, longDate } from './words.ts';

type TestPageModel = {
  readonly organisation: string;
  readonly accent: string;
  /** Text of the code, as long as on a real certificate. */
  readonly qr: string;
  readonly printedOn: string;
};

const margin = 56;
const rulerLength = 100;
const codeSide = Math.round((qrSide * 25.4) / 72);

const settings = [
  'Storlek: 100 %. Välj inte ”Anpassa till sidan” eller ”Krymp”.',
  'Papper: A4, stående.',
  'Kvalitet: normal eller hög. Inte ”Utkast” och inte ”Spara bläck”.',
];

const checks = [
  `Mät linjalerna. Båda ska vara ${String(rulerLength)} mm. Är de kortare har skrivaren krympt sidan.`,
  `Mät ramen runt koden. Den ska vara ${String(codeSide)} mm på båda hållen.`,
  'Skanna koden med en mobil. Visar mobilen en länk eller en text går den att läsa.',
  'Läs raderna vid linjalerna. Också den minsta ska gå lätt att läsa.',
  'Titta på fälten. Också det blekaste ska synas, och den vita texten ska vara tydlig.',
];

/** The sizes that certificates are set in. */
const sizes: readonly (readonly [number, string])[] = [
  [8.5, 'den minsta texten på intygen'],
  [9, 'förklaringar'],
  [10, 'läranderesultat'],
  [11.5, 'nummer'],
  [14, 'modulernas namn'],
];

const style = stylesWith(1.35);

export const renderTestPage = (model: TestPageModel): Promise<Uint8Array> => withShaper(() => draw(model));

const draw = (model: TestPageModel): Uint8Array => {
  const accent = readableAccent(model.accent);
  const flow = openSinglePage(
    {
      title: 'Provsida för skrivaren',
      author: model.organisation,
      subject: 'Visar om skrivaren håller mått, text och färger på intygen',
      date: model.printedOn,
    },
    { accent, margin },
  );
  const { sheet } = flow;
  group(sheet, sheet.root, 'Sect', (parent) => {
    drawWords(flow, parent, accent);
    const y = flow.y + 26;
    drawRulers(sheet, parent, margin, y);
    drawCode(sheet, parent, model.qr, margin + mm(rulerLength) + 50, y + 24, accent);
    drawSizes(sheet, parent, margin + 44, y + 40);
    drawColours(sheet, parent, margin + 44, y + 152, accent);
  });
  drawFeet(sheet, { left: [model.organisation], right: `Utskrivet ${longDate(model.printedOn)}`, margin });
  return closeSheet(sheet);
};

const drawWords = (flow: Flow, parent: RawElement, accent: string): void => {
  const body = style('sans', 12, ink, 1.45);
  const h2 = style('serifBold', 15, accent);
  paragraph(flow, parent, 'Provsida för skrivaren', style('serifBold', 27, accent, 1.2), {
    type: 'H1',
    after: 4,
  });
  const why =
    'Skriv ut den här sidan innan ni skriver ut intyg på en ny skrivare. Den visar om skrivaren håller måtten, så att koden på intygen går att läsa.';
  paragraph(flow, parent, why, body, { after: 12 });
  const steps = (title: string, texts: readonly string[]): void => {
    paragraph(flow, parent, title, h2, { type: 'H2', after: 2 });
    const items: readonly Item[] = texts.map((text) => ({ text }));
    list(flow, parent, items, { style: body, after: 14, between: 2, markColor: accent, isNumbered: true });
  };
  steps('Ställ in i utskriftsrutan', settings);
  steps('Se efter på papperet', checks);
};

/** A ruler across and one down from the same corner, with a mark for every millimetre. */
const drawRulers = (sheet: Sheet, parent: RawElement, x: number, y: number): void => {
  const label = style('sans', 8.5, ink);
  const length = mm(rulerLength);
  const tick = (at: number): number => (at % 10 === 0 ? 12 : at % 5 === 0 ? 8.5 : 5);
  leaf(
    sheet,
    parent,
    'Figure',
    () => {
      const path = [`${num(x)} ${num(y + length)} m ${num(x)} ${num(y)} l ${num(x + length)} ${num(y)} l`];
      for (let at = 0; at <= rulerLength; at += 1) {
        const along = mm(at);
        path.push(`${num(x + along)} ${num(y)} m ${num(x + along)} ${num(y + tick(at))} l`);
        path.push(`${num(x)} ${num(y + along)} m ${num(x + tick(at))} ${num(y + along)} l`);
      }
      paintPath(sheet, path.join(' '), { stroke: ink, thickness: 0.5 });
      for (let at = 0; at <= rulerLength; at += 10) {
        drawText(sheet, `${String(at)} `, label, x + mm(at), y - 4, at === 0 ? 'left' : 'center');
        if (at > 0) drawText(sheet, `${String(at)} `, label, x - 4, y + mm(at) + 3, 'right');
      }
    },
    {
      alt: `Två linjaler i millimeter, en vågrät och en lodrät. Båda är ${String(rulerLength)} mm.`,
      bbox: [x - 20, y - 14, x + length + 10, y + length + 4],
      placement: 'Block',
    },
  );
};

const drawCode = (
  sheet: Sheet,
  parent: RawElement,
  text: string,
  x: number,
  y: number,
  accent: string,
): void => {
  const words = `Ska vara ${String(codeSide)} mm`;
  leaf(sheet, parent, 'P', () => {
    drawText(sheet, words, style('sansBold', 11, accent), x, y - 8);
  });
  leaf(
    sheet,
    parent,
    'Figure',
    () => {
      drawQr(sheet, text, x, y, qrSide);
      strokeBox(sheet, { x, y, w: qrSide, h: qrSide }, ink, 0.5);
    },
    {
      alt: `QR-kod på prov, i en ram som ska vara ${String(codeSide)} mm`,
      bbox: [x, y, x + qrSide, y + qrSide],
      placement: 'Block',
    },
  );
  leaf(sheet, parent, 'P', () => {
    drawText(sheet, 'Koden är ett prov', style('sans', 9, mutedInk), x, y + qrSide + 14);
  });
};

const drawSizes = (sheet: Sheet, parent: RawElement, x: number, y: number): void => {
  let baseline = y;
  for (const [size, what] of sizes) {
    leaf(sheet, parent, 'P', () => {
      drawText(sheet, `${amount(size, 'punkter')}: ${what}`, style('sans', size, ink), x, baseline);
    });
    baseline += size + 10;
  }
};

const drawColours = (sheet: Sheet, parent: RawElement, x: number, y: number, accent: string): void => {
  const w = 222;
  leaf(sheet, parent, 'P', () => {
    fillBox(sheet, { x, y, w, h: 30 }, accent, 3);
    drawText(sheet, 'Er färg med vit text ', style('sansBold', 9, '#ffffff'), x + 8, y + 19);
  });
  const fields = (top: number, label: string, colours: readonly string[]): void => {
    leaf(sheet, parent, 'P', () => {
      drawText(sheet, `${label} `, style('sans', 9, mutedInk), x, top);
      colours.forEach((colour, index) => {
        const step = w / colours.length;
        fillBox(sheet, { x: x + index * step, y: top + 5, w: step - 3, h: 20 }, colour);
      });
    });
  };
  const shares = [0.07, 0.13, 0.25, 0.5, 0.75, 1];
  fields(
    y + 50,
    'Er färg, från blek till hel',
    shares.map((share) => tint(accent, share)),
  );
  fields(
    y + 98,
    'Grått, från blekt till svart',
    shares.map((share) => tint('#000000', share)),
  );
};
