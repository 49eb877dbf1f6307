/**
 * The lower part of the first page: place and date, signatures, what the certificate is and is not, and the panel
 * with which anybody can check it.
 */
import { ink } from '../kit/color.ts';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { drawQr, qrSide } from '../kit/qr.ts';
import { drawPicture } from '../kit/picture.ts';
import { artifact, content, fillBox, group, leaf, openElement, rule, type Box } from '../kit/sheet.ts';
import { drawLines, drawText, layOut } from '../kit/text.ts';
import { longDate } from '../words.ts';
import type { Page, Part } from './front-part.ts';
import type { CertificateSeal, SignatureLine } from './model.ts';
import { margin } from './styles.ts';

export const bottomParts = (page: Page): Part[] => [
  placeAndDate(page),
  ...(page.look.signatures.length === 0 ? [] : [signatures(page)]),
  statement(page),
  ...(page.seal === null ? [] : [verifyPanel(page, page.seal)]),
  ...(page.look.textBelow === '' ? [] : [ownWords(page)]),
];

const placeAndDate = ({ sheet, parent, styles, facts }: Page): Part => ({
  height: 14,
  gap: 9,
  stretch: 1,
  draw: (y) => {
    leaf(sheet, parent, 'P', () => {
      drawText(sheet, `${facts.issuer.place} den ${longDate(facts.issuedOn)}`, styles.body, margin, y + 10);
    });
  },
});

const signatures = (page: Page): Part => {
  const { sheet, parent, styles, look } = page;
  const { signatureRoom } = styles;
  const perRow = look.signatures.length === 4 ? 2 : Math.min(3, look.signatures.length);
  const gap = 24;
  const w = Math.min(230, (page.width - gap * (perRow - 1)) / perRow);
  const blocks = look.signatures.map((signature) => {
    const name = layOut(sheet, `${signature.name} `, styles.bodyBold, w);
    const role = layOut(sheet, signature.role, styles.small, w);
    return { signature, name, role, height: signatureRoom + 3 + name.height + role.height };
  });
  const rowHeight = Math.max(...blocks.map((block) => block.height));
  const rows = Math.ceil(blocks.length / perRow);
  return {
    height: rowHeight * rows,
    gap: 0,
    stretch: 0.6,
    draw: (y) => {
      blocks.forEach((block, index) => {
        const x = margin + (index % perRow) * (w + gap);
        const line = y + Math.floor(index / perRow) * rowHeight + signatureRoom;
        artifact(sheet, () => {
          rule(sheet, x, line, x + w, line, ink, 0.7);
        });
        drawSignature(page, block.signature, { x, y: line - signatureRoom + 3, w, h: signatureRoom - 4 });
        leaf(sheet, parent, 'P', () => {
          const below = drawLines(sheet, block.name.lines, x, line + 3, w);
          drawLines(sheet, block.role.lines, x, below, w);
        });
      });
    },
  };
};

const drawSignature = ({ sheet, parent }: Page, { name, picture }: SignatureLine, box: Box): void => {
  if (!picture) return;
  leaf(sheet, parent, 'Figure', () => drawPicture(sheet, picture, box), {
    alt: `Namnteckning: ${name}`,
    bbox: [box.x, box.y, box.x + box.w, box.y + box.h],
    placement: 'Block',
  });
};

/** What every certificate of ours says about itself. */
export const limitWords = (facts: CertificateFacts): string =>
  facts.kind === 'certificate'
    ? 'Intyget visar bara det som är styrkt. Det är inte ett betyg.'
    : 'Delintyget visar bara det som är styrkt så här långt. Det gäller inte hela modulen och är inte ett betyg.';

export const externalWords = ({ externalQualityAssurance }: CertificateFacts): string => {
  if (!externalQualityAssurance.done) return 'Extern kvalitetssäkring är inte gjord.';
  return externalQualityAssurance.by === null
    ? 'Extern kvalitetssäkring är gjord.'
    : `Extern kvalitetssäkring är gjord av ${externalQualityAssurance.by}.`;
};

const statement = (page: Page): Part => {
  const { sheet, parent, styles, facts } = page;
  const text = `${limitWords(facts)} ${externalWords(facts)} Läranderesultaten står på sida 2.`;
  const { lines, height } = layOut(sheet, text, styles.small, page.width);
  return {
    height,
    gap: 10,
    stretch: 0.7,
    draw: (y) => {
      leaf(sheet, parent, 'P', () => {
        drawLines(sheet, lines, margin, y, page.width);
      });
    },
  };
};

const panelPadding = 8;

const helpWithPage =
  'Skanna koden med mobilen. Kontrollsidan visar vad utfärdaren har signerat: det ska vara samma uppgifter som här. Utfärdaren kan också svara på kontrollkoden.';
const helpWithoutPage =
  'Skanna koden och klistra in texten på utfärdarens kontrollsida, som fungerar utan nät. Den visar vad utfärdaren har signerat: det ska vara samma uppgifter som här. Utfärdaren kan också svara på kontrollkoden.';

const verifyPanel = (page: Page, seal: CertificateSeal): Part => {
  const { sheet, parent, styles } = page;
  const height = qrSide + panelPadding * 2;
  const textX = margin + 14;
  const room = page.width - qrSide - panelPadding - 14 - 18;
  const qrX = margin + page.width - qrSide - panelPadding;
  const help = layOut(sheet, seal.address === '' ? helpWithoutPage : helpWithPage, styles.small, room);
  return {
    height,
    gap: 8,
    stretch: 0.5,
    draw: (y) => {
      artifact(sheet, () => {
        fillBox(sheet, { x: margin, y, w: page.width, h: height }, styles.pale, 4);
      });
      group(sheet, parent, 'Sect', (section) => {
        leaf(sheet, section, 'H2', () => {
          drawText(sheet, 'Kontrollera intyget', styles.h2, textX, y + 22);
        });
        leaf(sheet, section, 'P', () => {
          drawLines(sheet, help.lines, textX, y + 30, room);
        });
        leaf(sheet, section, 'P', () => {
          const baseline = y + 30 + help.height + 17;
          const width = drawText(sheet, 'Kontrollkod ', styles.small, textX, baseline);
          drawText(sheet, seal.checkCode, styles.code, textX + width + 4, baseline);
        });
        if (seal.address !== '')
          drawAddress(page, section, seal.address, textX, y + 30 + help.height + 34, room);
        const box = [qrX, y + panelPadding, qrX + qrSide, y + panelPadding + qrSide] as const;
        leaf(
          sheet,
          section,
          'Figure',
          () => {
            drawQr(sheet, seal.qr, qrX, y + panelPadding, qrSide);
          },
          { alt: 'QR-kod som leder till kontroll av intyget', bbox: box, placement: 'Block' },
        );
      });
    },
  };
};

const drawAddress = (
  page: Page,
  section: Parameters<typeof leaf>[1],
  address: string,
  x: number,
  baseline: number,
  room: number,
): void => {
  const { sheet, styles } = page;
  const style = { ...styles.smallBold, color: styles.accent };
  const shown = address.replace(/^https?:\/\//, '');
  const { lines } = layOut(sheet, shown, style, room);
  const [line] = lines;
  if (!line) return;
  const isLink = /^https?:\/\//.test(address);
  group(sheet, section, 'P', (paragraph) => {
    const element = openElement(sheet, paragraph, isLink ? 'Link' : 'Span');
    content(sheet, element, isLink ? 'Link' : 'Span', () => {
      drawLines(sheet, lines, x, baseline - line.ascent, room);
    });
    if (isLink)
      sheet.pdf.link(x, baseline - 9, line.width, 13, address, {
        structParent: element,
        // pdfkit writes String objects as PDF strings, and plain strings as names.
        Contents: new String('Öppna kontrollsidan'),
      });
    element.end();
  });
};

const ownWords = (page: Page): Part => {
  const { sheet, parent, styles, look } = page;
  const { lines, height } = layOut(sheet, look.textBelow, styles.small, page.width);
  return {
    height,
    gap: 7,
    stretch: 0.2,
    draw: (y) => {
      leaf(sheet, parent, 'P', () => {
        drawLines(sheet, lines, margin, y, page.width, 'center');
      });
    },
  };
};
