/**
 * The head of the first page: colour bar, frame, logo and issuer, number, and the mark of what is not real.
 */
import { tint, warningInk } from '../kit/color.ts';
import { fillBar, watermarkWords } from '../kit/furniture.ts';
import { drawPicture } from '../kit/picture.ts';
import { artifact, fillBox, group, leaf, mm, type Sheet, strokeBox } from '../kit/sheet.ts';
import { drawLines, drawText, layOut, textWidth } from '../kit/text.ts';
import type { Page } from './front-part.ts';
import type { Span, Style } from '../kit/lines.ts';
import { margin, type CertificateStyles } from './styles.ts';

/** Height that preprinted paper keeps for itself. */
export const preprintedHeight = mm(38);

/** Bar and frame, alike on every page. */
export const drawGround = (sheet: Sheet, styles: CertificateStyles, isPreprinted: boolean): void => {
  artifact(sheet, () => {
    if (isPreprinted) return;
    fillBar(sheet, styles.accent, 'broad');
    const inset = 26;
    const frame = { x: inset, y: inset, w: sheet.width - inset * 2, h: sheet.height - inset - 13 };
    strokeBox(sheet, frame, tint(styles.accent, 0.22), 0.6, 3);
  });
};

const logoHeight = 46;
const logoWidth = 120;

/** Draws the head and returns the y below it. */
export const drawHead = (page: Page): number => {
  const { sheet, styles, look } = page;
  drawGround(sheet, styles, look.isPreprinted);
  drawUnrealWords(page);
  const top = look.isPreprinted ? preprintedHeight : 42;
  const numberWidth = drawNumber(page, top);
  if (look.isPreprinted) return top + 12;
  return Math.max(drawIssuer(page, top, page.width - numberWidth - 24), top + logoHeight) + 2;
};

/** EXEMPEL or ÖVNING in words that are read first of all. */
const drawUnrealWords = (page: Page): void => {
  const { sheet, parent, facts, look } = page;
  const words = watermarkWords(facts);
  if (words.length === 0) return;
  const text = `${words.join(' · ')} – det här är inte ett giltigt intyg `;
  const style: Style = { face: 'sansBold', size: 9.5, color: '#ffffff' };
  const w = textWidth(sheet, text, style) + 20;
  const x = (sheet.width - w) / 2;
  const y = look.isPreprinted ? preprintedHeight - 22 : 17;
  artifact(sheet, () => {
    fillBox(sheet, { x, y, w, h: 18 }, warningInk, 9);
  });
  leaf(sheet, parent, 'P', () => {
    drawText(sheet, text, style, x + 10, y + 12.4);
  });
};

const drawNumber = (page: Page, top: number): number => {
  const { sheet, parent, styles, facts } = page;
  const right = margin + page.width;
  const label = facts.kind === 'certificate' ? 'Intygsnummer ' : 'Delintygets nummer ';
  let width = 0;
  leaf(sheet, parent, 'P', () => {
    width = drawText(sheet, label, styles.numberLabel, right, top + 16, 'right');
    width = Math.max(width, drawText(sheet, facts.number, styles.number, right, top + 31, 'right'));
    if (facts.replaces !== null) {
      const note = ` ersätter ${facts.replaces}`;
      width = Math.max(width, drawText(sheet, note, styles.numberLabel, right, top + 44, 'right'));
    }
  });
  return width;
};

const drawIssuer = (page: Page, top: number, room: number): number => {
  const { sheet, parent, styles, facts, look } = page;
  let x = margin;
  if (look.logo !== null) {
    const { logo } = look;
    const box = { x: margin, y: top, w: logoWidth, h: logoHeight };
    const alt = `Logotyp för ${facts.issuer.name}`;
    group(sheet, parent, 'Sect', (section) => {
      leaf(sheet, section, 'Figure', () => (x += drawPicture(sheet, logo, box).w + 12), {
        alt,
        bbox: [box.x, box.y, box.x + box.w, box.y + box.h],
        placement: 'Block',
      });
    });
  }
  const width = room - (x - margin);
  const spans: Span[] = [{ text: facts.issuer.name, style: styles.issuer }];
  if (facts.issuer.unit !== null) spans.push({ text: `\n${facts.issuer.unit}`, style: styles.unit });
  const { lines, height } = layOut(sheet, spans, styles.issuer, width);
  const y = top + Math.max(0, (logoHeight - height) / 2);
  leaf(sheet, parent, 'P', () => {
    drawLines(sheet, lines, x, y, width);
  });
  return y + height;
};
