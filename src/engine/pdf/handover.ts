/**
 * The letter that goes with a certificate to the participant: what it is, what it is good for, what to do if
 * something is wrong. Plain words, large type. Not here: the certificate itself.
 */
import { readableAccent } from '#domain/colour.ts';
import type { SpokenName } from '#domain/name-language.ts';
import { ink, mutedInk } from './kit/color.ts';
import { keepRoom, list, paragraph, type Flow, type Item } from './kit/flow.ts';
import { drawBar, drawFeet, drawWatermark, watermarkWords } from './kit/furniture.ts';
import { nameSpan, type Span, type Style } from './kit/lines.ts';
import type { RawElement } from './kit/pdfkit.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, group, openSheet, pageCount } from './kit/sheet.ts';
import { longDate } from './words.ts';

export type HandoverModel = {
  readonly participant: SpokenName;
  readonly certificate: {
    readonly kind: 'certificate' | 'unitTranscript';
    readonly title: string;
    readonly number: string;
    readonly issuedOn: string;
  };
  /** Modules with what was shown, in plain words. */
  readonly modules: readonly { readonly title: string; readonly shown: readonly string[] }[];
  readonly organisation: string;
  readonly unit: string | null;
  readonly place: string;
  /** How to reach the organisation. */
  readonly contact: string | null;
  readonly signer: { readonly name: string; readonly role: string };
  /** Where an employer can check the certificate. */
  readonly checkAddress: string | null;
  /** What comes next, in the words of the handlingsplan. */
  readonly nextStep: {
    readonly what: string;
    readonly on: string | null;
    readonly who: string | null;
  } | null;
  readonly writtenOn: string;
  readonly accent: string;
  readonly isExample: boolean;
  readonly isPractice: boolean;
};

const margin = 68;

/** Large where that fits one page. */
const largest = 12;
const sizes = [largest, 11.5, 11, 10.5];

/** The more modules, the closer and then the less of each, so that the letter stays one page. */
const details = ['list', 'text', 'titles', 'sentence'] as const;
type Fit = { readonly size: number; readonly detail: (typeof details)[number] };

export const renderHandover = (model: HandoverModel): Promise<Uint8Array> =>
  withShaper(() => {
    for (const detail of details)
      for (const size of sizes) {
        const letter = draw(model, { size, detail });
        if (letter.pages === 1) return letter.bytes;
      }
    return draw(model, { size: largest, detail: 'sentence' }).bytes;
  });

const draw = (model: HandoverModel, fit: Fit): { readonly pages: number; readonly bytes: Uint8Array } => {
  const accent = readableAccent(model.accent);
  const sheet = openSheet({
    title: `Brev till ${model.participant.name} om ${model.certificate.number}`,
    author: model.organisation,
    subject: `Brev som följer med ${model.certificate.title.toLocaleLowerCase('sv')} ${model.certificate.number}`,
    date: model.writtenOn,
  });
  const flow: Flow = {
    sheet,
    x: margin,
    width: sheet.width - margin * 2,
    top: 56,
    bottom: 790,
    y: 56,
    onNewPage: (at) => {
      drawBar(sheet, accent, 'broad');
      return at.top;
    },
  };
  drawBar(sheet, accent, 'broad');
  group(sheet, sheet.root, 'Sect', (parent) => {
    drawLetter(flow, parent, model, accent, fit);
  });
  drawWatermark(sheet, watermarkWords(model));
  drawFeet(sheet, { left: senderWords(model), right: model.certificate.number, margin });
  return { pages: pageCount(sheet), bytes: closeSheet(sheet) };
};

const senderWords = ({ organisation, unit }: HandoverModel): string[] => [
  organisation,
  ...(unit === null ? [] : [unit]),
];

const drawLetter = (
  flow: Flow,
  parent: RawElement,
  model: HandoverModel,
  accent: string,
  { size, detail }: Fit,
): void => {
  const body: Style = { face: 'sans', size, color: ink, leading: 1.45 };
  const heading: Style = { face: 'serifBold', size: size * 1.2, color: accent };
  const quiet: Style = { face: 'sans', size: 11, color: mutedInk };
  const put = (text: string, after = 8): void => {
    paragraph(flow, parent, text, body, { after });
  };
  const section = (title: string): void => {
    paragraph(flow, parent, title, heading, { type: 'H2', before: 8, after: 4, keep: 40 });
  };
  const bullets = (items: readonly Item[]): void => {
    list(flow, parent, items, { style: body, markColor: accent, after: 6, between: 2 });
  };
  const unreal = watermarkWords(model);
  if (unreal.length > 0)
    paragraph(flow, parent, `${unreal.join(' · ')}: brevet gäller inte på riktigt`, {
      face: 'sansBold',
      size: 10,
      color: '#9c1c13',
    });
  paragraph(flow, parent, `${model.place} den ${longDate(model.writtenOn)}`, quiet, { after: 20 });
  const greeting: Style = { face: 'serifBold', size: 24, color: accent };
  const words: readonly Span[] = [
    { text: 'Hej ', style: greeting },
    nameSpan(model.participant, greeting),
    { text: '!', style: greeting },
  ];
  paragraph(flow, parent, words, greeting, { type: 'H1', after: 8 });
  for (const text of openingWords(model)) put(text);
  section('Det här har du visat');
  if (detail === 'sentence') put(`${inSentence(model.modules.map(({ title }) => title))}.`);
  else
    bullets(
      model.modules.map(({ title, shown }) => ({
        text: [
          {
            text: detail === 'text' ? `${title}. ` : title,
            style: { ...body, face: 'sansBold' },
          },
          ...(detail === 'text' ? [{ text: shown.join(' '), style: body }] : []),
        ],
        mark: 'done',
        items: detail === 'list' ? shown.map((text) => ({ text })) : [],
      })),
    );
  if (detail === 'titles' || detail === 'sentence') put('Vad du kan i varje modul står på intyget.');
  section('Det här kan du göra med intyget');
  bullets(useWords(model).map((text) => ({ text })));
  section('Spara intyget');
  put(
    `Lägg pappret på ett säkert ställe. Kommer det bort kan du få en ny utskrift av oss. Säg då numret ${model.certificate.number}.`,
  );
  section('Om något är fel');
  put(errorWords(model), 14);
  if (model.nextStep !== null) {
    section('Nästa steg');
    put(nextWords(model.nextStep), 14);
  }
  keepRoom(flow, 90);
  put('Vänliga hälsningar', 34);
  paragraph(flow, parent, model.signer.name, { ...body, face: 'sansBold' });
  paragraph(flow, parent, `${model.signer.role}, ${model.unit ?? model.organisation}`, quiet);
};

const inSentence = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;

const openingWords = ({ certificate }: HandoverModel): string[] =>
  certificate.kind === 'certificate'
    ? [
        `Grattis! Här är ditt ${certificate.title.toLocaleLowerCase('sv')}.`,
        'Intyget visar vad du kan. Vi har sett dig göra det, och en person till har kontrollerat att allt stämmer.',
      ]
    : [
        `Här är ditt ${certificate.title.toLocaleLowerCase('sv')}.`,
        'Det visar vad du har visat så här långt. Du kan fortsätta med resten när det passar, hos oss eller någon annanstans.',
      ];

const useWords = ({ checkAddress }: HandoverModel): string[] => [
  'Visa det när du söker arbete, praktik eller utbildning.',
  'Skriv in det i ditt cv.',
  checkAddress === null
    ? 'Den som undrar om intyget är äkta kan fråga oss.'
    : `Den som undrar om intyget är äkta kan skanna koden på intyget eller gå till ${checkAddress.replace(/^https?:\/\//, '')}.`,
];

const errorWords = ({ contact, signer }: HandoverModel): string => {
  const reach =
    contact === null
      ? `Säg till ${signer.name}`
      : `Säg till ${signer.name} eller hör av dig till oss: ${contact}`;
  return `Stämmer inte ditt namn, ditt födelsedatum eller något annat? ${reach}. Då gör vi ett nytt intyg. Tycker du att bedömningen är fel kan du be att någon annan prövar den igen.`;
};

const nextWords = ({ what, on, who }: NonNullable<HandoverModel['nextStep']>): string =>
  [
    /[.!?]$/.test(what) ? what : `${what}.`,
    ...(on === null ? [] : [`Det är planerat till den ${longDate(on)}.`]),
    ...(who === null ? [] : [`Du gör det tillsammans med ${who}.`]),
  ].join(' ');
