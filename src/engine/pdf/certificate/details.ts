/**
 * The pages after the first: the rest of a long module table, then for each module its läranderesultat in full, how
 * and where they were shown, and who assessed and controlled.
 */
import type { CertificateFacts, CertificateModule } from '#domain/certificate-facts.ts';
import { hairline, ornament } from '../kit/color.ts';
import { keepRoom, list, listHeight, newPage, paragraph, type Flow, type Item } from '../kit/flow.ts';
import { nameSpan, type Span } from '../kit/lines.ts';
import type { RawElement } from '../kit/pdfkit.ts';
import { artifact, fillBox, group, rule, type Sheet } from '../kit/sheet.ts';
import { table } from '../kit/table.ts';
import { layOut } from '../kit/text.ts';
import { amount, daySpan, join, longDate, shortDate, withRole } from '../words.ts';
import { externalWords, limitWords } from './front-bottom.ts';
import { drawGround, preprintedHeight } from './front-head.ts';
import type { CertificateLook } from './model.ts';
import { moduleColumns, moduleRow, sumRow } from './module-table.ts';
import { footTop, margin, type CertificateStyles } from './styles.ts';

export type Details = {
  readonly sheet: Sheet;
  readonly parent: RawElement;
  readonly styles: CertificateStyles;
  readonly facts: CertificateFacts;
  readonly look: CertificateLook;
  readonly width: number;
  readonly attachmentName: string | null;
};

/** Draws everything from the second page on; `shown` modules stand in the first page's table already. */
export const drawDetails = (details: Details, shown: number): void => {
  const { sheet, styles, look } = details;
  const flow: Flow = {
    sheet,
    x: margin,
    width: details.width,
    top: look.isPreprinted ? preprintedHeight : 46,
    bottom: footTop - 12,
    onNewPage: (at) => {
      drawGround(sheet, styles, look.isPreprinted);
      return at.top;
    },
    y: 0,
  };
  newPage(flow);
  drawPageTitle(details, flow);
  if (shown < details.facts.modules.length) drawContinuedTable(details, flow, shown);
  details.facts.modules.forEach((module, index) => {
    const isLast = index === details.facts.modules.length - 1;
    drawModule(details, flow, module, isLast ? aboutHeight(details, flow) : 0);
  });
  drawAbout(details, flow);
};

const drawPageTitle = ({ styles, facts, parent }: Details, flow: Flow): void => {
  paragraph(flow, parent, 'Det här är visat', styles.pageTitle, { type: 'H2' });
  const rest = `  ·  ${facts.number}  ·  utfärdat ${longDate(facts.issuedOn)}`;
  const who = [nameSpan(facts.holder, styles.small), { text: rest, style: styles.small }];
  paragraph(flow, parent, who, styles.small, { after: 12 });
};

const drawContinuedTable = (details: Details, flow: Flow, shown: number): void => {
  const { styles, facts, parent, width } = details;
  const columns = moduleColumns(facts, styles, width);
  const rows = facts.modules.slice(shown).map((module) => moduleRow(columns, module));
  const sum = sumRow(columns, facts.modules, styles);
  paragraph(flow, parent, 'Moduler, forts.', styles.h2, { type: 'H3', after: 4, keep: 60 });
  table(flow, parent, columns, sum ? [...rows, sum] : rows, styles.table);
  flow.y += 18;
};

/** `after` is the height of what should not stand alone on the next page. */
const drawModule = (
  { styles, parent, facts, sheet }: Details,
  flow: Flow,
  module: CertificateModule,
  after: number,
): void => {
  const items = outcomeItems(facts, module);
  const look = { style: styles.body, indent: 9, after: 3, between: 1.5, markColor: styles.accent };
  const how = howWords(module, styles);
  const height =
    42 + listHeight(flow, items, look) + layOut(sheet, how, styles.small, flow.width - 11).height + after;
  group(sheet, parent, 'Sect', (section) => {
    // Whole where that leaves no great hole on the page before; else at least its beginning.
    keepRoom(flow, height < (flow.bottom - flow.top) * 0.4 ? height : 92);
    const top = flow.y;
    const page = sheet.pdf.page;
    paragraph(flow, section, module.title, styles.moduleTitle, { type: 'H3', indent: 11 });
    paragraph(flow, section, sizeWords(module), styles.small, { indent: 11, after: 5 });
    if (sheet.pdf.page === page)
      artifact(sheet, () => {
        fillBox(sheet, { x: flow.x, y: top + 2, w: 2.6, h: flow.y - top - 9 }, ornament);
      });
    list(flow, section, items, look);
    paragraph(flow, section, how, styles.small, { indent: 11, after: 17 });
  });
};

const sizeWords = (module: CertificateModule): string =>
  [
    module.code,
    `version ${String(module.version)}`,
    `OCN-nivå ${String(module.level)}`,
    ...(module.seqfLevel === null ? [] : [`SeQF-nivå ${String(module.seqfLevel)}`]),
    ...(module.creditValue === null ? [] : [amount(module.creditValue, 'poäng')]),
    ...(module.hours === null ? [] : [amount(module.hours, 'timmar')]),
    `godkänd ${shortDate(module.approvedOn)}`,
  ].join('  ·  ');

/** On a kompetensintyg everything is shown, so ticks repeat the heading; on a delintyg each mark is read out. */
const outcomeItems = (facts: CertificateFacts, module: CertificateModule): Item[] =>
  module.outcomes.map((outcome) => ({
    text: outcome.isFullyAchieved ? outcome.text : `${outcome.text} (delvis visat)`,
    mark: outcome.isFullyAchieved ? 'done' : 'partly',
    ...(facts.kind === 'unitTranscript' ? { label: outcome.isFullyAchieved ? 'Visat' : 'Delvis visat' } : {}),
    ...(outcome.achievedCriteria.length > 0
      ? { items: outcome.achievedCriteria.map((text) => ({ text })) }
      : {}),
  }));

/** How and where it was shown on one line, who answers for it on the next. */
const howWords = (module: CertificateModule, styles: CertificateStyles): Span[] => {
  const shown: [string, string][] = [];
  if (module.evidenceTypes.length > 0) shown.push(['Visat genom', join(module.evidenceTypes)]);
  if (module.place !== null) shown.push(['Var', module.place]);
  if (module.period !== null) shown.push(['När', daySpan(module.period.from, module.period.to)]);
  const answering: [string, string][] = [
    ['Bedömt av', join(module.assessors.map(withRole))],
    ['Kontrollerat av', `${withRole(module.verifier)} ${longDate(module.verifier.on)}`],
  ];
  const line = (rows: readonly [string, string][], start: string): Span[] =>
    rows.flatMap(([label, value], index) => [
      { text: `${index === 0 ? start : '  ·  '}${label}: `, style: styles.smallBold },
      { text: value, style: styles.small },
    ]);
  return [...line(shown, ''), ...line(answering, shown.length === 0 ? '' : '\n')];
};

const aboutWords = ({ facts, attachmentName }: Details): string =>
  [
    limitWords(facts),
    externalWords(facts),
    'Varje modul är bedömd mot sina kriterier och sedan kontrollerad av en person som inte själv har bedömt.',
    ...(facts.replaces === null
      ? []
      : [`Det här intyget ersätter nummer ${facts.replaces}, som inte längre gäller.`]),
    ...(attachmentName === null
      ? []
      : [
          `Samma uppgifter finns i filen ${attachmentName}, som ligger i PDF-filen och kan läsas av datorer.`,
        ]),
    ...(facts.issuer.contact === null
      ? []
      : [`Frågor om intyget besvaras av utfärdaren: ${facts.issuer.contact}.`]),
  ].join(' ');

/** The rule, the heading and the words. */
const aboutHeight = (details: Details, flow: Flow): number =>
  34 + layOut(details.sheet, aboutWords(details), details.styles.body, flow.width).height;

const drawAbout = (details: Details, flow: Flow): void => {
  const { styles, parent, facts, sheet } = details;
  keepRoom(flow, aboutHeight(details, flow));
  artifact(sheet, () => {
    rule(sheet, flow.x, flow.y, flow.x + flow.width, flow.y, hairline);
  });
  flow.y += 12;
  group(sheet, parent, 'Sect', (section) => {
    const title = facts.kind === 'certificate' ? 'Om intyget' : 'Om delintyget';
    paragraph(flow, section, title, styles.h2, { type: 'H3', after: 3 });
    paragraph(flow, section, aboutWords(details), styles.body);
  });
};
