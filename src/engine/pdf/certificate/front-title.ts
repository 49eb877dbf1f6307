/**
 * The middle of the first page: title, name, what it is about, and the boxes with the main facts.
 */
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { ornament } from '../kit/color.ts';
import { nameSpan, shrinkToFit, type Span, type Style } from '../kit/lines.ts';
import { drawDivider } from '../kit/marks.ts';
import { artifact, fillBox, leaf } from '../kit/sheet.ts';
import { drawLines, drawText, layOut } from '../kit/text.ts';
import { amount, countWord, join, longDate, monthSpan, shortDate } from '../words.ts';
import type { Page, Part } from './front-part.ts';
import { margin } from './styles.ts';

export const titleParts = (page: Page): Part[] => {
  const { facts, styles, look } = page;
  const title = shrinkToFit(facts.title, styles.title, page.width, 22);
  const name = nameSetting(page);
  const birth = birthWords(facts);
  const isPart = facts.kind === 'unitTranscript';
  return [
    ...(look.textAbove === ''
      ? []
      : [centred(page, 'P', look.textAbove, styles.small, { gap: 8, stretch: 0.3 })]),
    { ...centred(page, 'H1', facts.title, title, { gap: 16, stretch: 1.2 }), name: 'title' },
    divider(page),
    centred(page, 'P', 'Härmed intygas att', styles.lead, { gap: 7, stretch: 0.35 }),
    centred(page, 'P', [nameSpan(facts.holder, name.style)], name.style, {
      gap: 1,
      stretch: 0.2,
      room: name.room,
    }),
    ...(birth === '' ? [] : [centred(page, 'P', birth, styles.birth, { gap: 0, stretch: 0.1 })]),
    centred(page, 'P', isPart ? 'har visat delar av kunnandet i' : 'har visat kunnande i', styles.lead, {
      gap: 5,
      stretch: 0.35,
    }),
    centred(page, 'P', subjectWords(page), styles.subject, { gap: 1, stretch: 0.2 }),
    factBoxes(page),
  ];
};

const birthWords = ({ holder: { birth } }: CertificateFacts): string => {
  switch (birth.kind) {
    case 'date':
      return `född ${longDate(birth.on)}`;
    case 'year':
      return `född ${String(birth.year)}`;
    case 'none':
      return '';
  }
};

/** The modules' titles where they fit on two lines, else how many they are. */
const subjectWords = (page: Page): string => {
  const titles = page.facts.modules.map((module) => module.title);
  const named = join(titles);
  const { lines } = layOut(page.sheet, named, page.styles.subject, page.width - 40);
  if (titles.length === 1 || (titles.length <= 3 && lines.length === 1)) return named;
  return `${countWord(titles.length)} moduler`;
};

const smallestOnOneLine = 19;
const sizeOnMoreLines = 22;

/** A name too long for one line stands on two that are about equally long, and large. */
const nameSetting = ({ sheet, facts, styles, width }: Page): { style: Style; room: number } => {
  const { name } = facts.holder;
  const style = shrinkToFit(name, styles.name, width, smallestOnOneLine);
  const linesIn = (tried: Style, room: number): number => layOut(sheet, name, tried, room).lines.length;
  if (linesIn(style, width) === 1) return { style, room: width };
  const large = { ...style, size: sizeOnMoreLines };
  const fewest = linesIn(large, width);
  let room = width;
  while (room > width / fewest && linesIn(large, room - 8) === fewest) room -= 8;
  return { style: large, room };
};

type CentredOptions = {
  readonly gap: number;
  readonly stretch: number;
  /** Narrower than the page, to break lines evenly. */
  readonly room?: number;
};

const centred = (
  page: Page,
  type: string,
  text: string | readonly Span[],
  style: Style,
  options: CentredOptions,
): Part => {
  const { sheet, parent } = page;
  const { lines, height } = layOut(sheet, text, style, options.room ?? page.width);
  return {
    height,
    gap: options.gap,
    stretch: options.stretch,
    draw: (y) => {
      leaf(sheet, parent, type, () => {
        drawLines(sheet, lines, margin, y, page.width, 'center');
      });
    },
  };
};

const divider = ({ sheet }: Page): Part => ({
  height: 8,
  gap: 4,
  stretch: 0.15,
  draw: (y) => {
    artifact(sheet, () => {
      drawDivider(sheet, sheet.width / 2, y + 4, 92, ornament);
    });
  },
});

const boxHeight = 40;

const factBoxes = (page: Page): Part => {
  const { sheet, parent, styles } = page;
  const boxes = mainFacts(page.facts);
  const gap = 9;
  const w = (page.width - gap * (boxes.length - 1)) / boxes.length;
  return {
    name: 'boxes',
    height: boxHeight,
    gap: 14,
    stretch: 1,
    draw: (y) => {
      boxes.forEach(([label, value], index) => {
        const x = margin + index * (w + gap);
        artifact(sheet, () => {
          fillBox(sheet, { x, y, w, h: boxHeight }, styles.pale, 3);
          fillBox(sheet, { x, y: y + 5, w: 2.2, h: boxHeight - 10 }, ornament);
        });
        leaf(sheet, parent, 'P', () => {
          drawText(sheet, `${label} `, styles.factLabel, x + 11, y + 15.5);
          drawText(sheet, value, shrinkToFit(value, styles.fact, w - 18, 8), x + 11, y + 31);
        });
      });
    },
  };
};

/** The facts that people look for first; what is not known leaves no empty box. */
const mainFacts = ({ modules, issuedOn }: CertificateFacts): (readonly [string, string])[] => {
  const levels = [...new Set(modules.map((module) => module.level))].sort((a, b) => a - b);
  const sizes = [
    ...sumWords(
      modules.map((module) => module.creditValue),
      'poäng',
    ),
    ...sumWords(
      modules.map((module) => module.hours),
      'timmar',
    ),
  ];
  const periods = modules.flatMap((module) => (module.period === null ? [] : [module.period]));
  const from = periods.map((period) => period.from).sort()[0];
  const to = periods
    .map((period) => period.to)
    .sort()
    .at(-1);
  return [
    ['OCN-nivå', join(levels.map(String))],
    ...(sizes[0] === undefined ? [] : [['Omfattning', sizes[0]] as const]),
    ...(from !== undefined && to !== undefined ? [['Period', monthSpan(from, to)] as const] : []),
    ['Utfärdat', shortDate(issuedOn)],
  ];
};

const sumWords = (values: readonly (number | null)[], unit: string): string[] =>
  values.includes(null)
    ? []
    : [
        amount(
          values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
          unit,
        ),
      ];
