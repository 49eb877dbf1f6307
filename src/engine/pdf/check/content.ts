/**
 * Rules 6: everything that is painted belongs to the structure or is an artifact. On the way it notes which glyphs
 * each font shows (for fonts.ts) and which pieces of content there are (for structure.ts).
 */
import { PDFRawStream, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { asDict, at, dictAt, items, nameAt, numberAt, streamBytes, type Checked } from './objects.ts';
import { ContentSyntaxError, readOperators, type Operand, type Operator } from './tokens.ts';

export type Walked = {
  /** Two-byte codes that each font shows. */
  readonly shown: Map<PDFDict, Set<number>>;
  /** Content numbers of each page (or form), by its StructParents key. */
  readonly pieces: {
    readonly where: string;
    readonly parents: number | undefined;
    readonly mcids: Set<number>;
  }[];
};

type Mark = { readonly kind: 'artifact' | 'tagged' | 'other' };

type State = {
  readonly checked: Checked;
  readonly walked: Walked;
  readonly where: string;
  readonly marks: Mark[];
  readonly piece: Walked['pieces'][number];
  readonly resources: PDFDict | undefined;
  readonly depth: number;
  font: PDFDict | undefined;
  readonly saved: (PDFDict | undefined)[];
};

export const walkContent = (checked: Checked): Walked => {
  const walked: Walked = { shown: new Map(), pieces: [] };
  checked.pages.forEach((page, index) => {
    const where = `sida ${String(index + 1)}`;
    const contents = at(page, 'Contents');
    const streams = contents instanceof PDFRawStream ? [contents] : items(contents);
    const bytes = Buffer.concat(
      streams.flatMap((stream) => [streamBytes(stream) ?? Buffer.alloc(0), Buffer.from('\n')]),
    );
    const piece = { where, parents: numberAt(page, 'StructParents'), mcids: new Set<number>() };
    walked.pieces.push(piece);
    walk(
      {
        checked,
        walked,
        where,
        marks: [],
        piece,
        resources: dictAt(page, 'Resources'),
        depth: 0,
        font: undefined,
        saved: [],
      },
      bytes,
    );
  });
  return walked;
};

const walk = (state: State, bytes: Uint8Array): void => {
  const { report } = state.checked;
  const marksBefore = state.marks.length;
  try {
    for (const operator of readOperators(bytes)) visit(state, operator);
  } catch (error) {
    if (!(error instanceof ContentSyntaxError)) throw error;
    report('6.syntax', `Sidans innehåll går inte att läsa: ${error.message}.`, state.where);
    return;
  }
  if (state.marks.length !== marksBefore) report('6.syntax', 'En tagg öppnas men stängs inte.', state.where);
  if (state.saved.length > 0) report('6.syntax', 'q och Q går inte jämnt ut.', state.where);
};

const paint = new Set([
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'sh',
  'Tj',
  'TJ',
  "'",
  '"',
  'BI',
  'Do',
]);
const printingColour = new Set(['k', 'K']);

/** Every operator of PDF 1.7. */
const known = new Set(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ' +
    'ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'
  ).split(' '),
);
/** PDF/A-3, 6.1.13: readers need not keep more graphics states than this. */
const deepest = 28;
const renderingIntents = new Set([
  'RelativeColorimetric',
  'AbsoluteColorimetric',
  'Perceptual',
  'Saturation',
]);

const visit = (state: State, operator: Operator): void => {
  const { name } = operator;
  const { report } = state.checked;
  if (printingColour.has(name)) report('2.cmyk', 'Sidan använder tryckfärger (CMYK).', state.where);
  if (!known.has(name)) report('6.operator', `Sidan har en okänd operator (${name}).`, state.where);
  if (paint.has(name) && !state.marks.some((mark) => mark.kind !== 'other'))
    report('6.untagged', `Något ritas utan att vara taggat (${name}).`, state.where);
  switch (name) {
    case 'BMC':
    case 'BDC':
      openMark(state, operator);
      break;
    case 'EMC':
      if (state.marks.pop() === undefined)
        report('6.syntax', 'En tagg stängs som inte är öppen.', state.where);
      break;
    case 'q':
      state.saved.push(state.font);
      if (state.saved.length > deepest)
        report('6.depth', 'Sidan sparar sitt läge fler gånger än läsprogram klarar (q).', state.where);
      break;
    case 'Q':
      if (state.saved.length === 0) report('6.syntax', 'q och Q går inte jämnt ut.', state.where);
      state.font = state.saved.pop();
      break;
    case 'Tf':
      state.font = dictAt(dictAt(state.resources, 'Font'), nameOf(operator.operands[0]));
      if (!state.font) report('6.syntax', 'Ett teckensnitt som används finns inte på sidan.', state.where);
      break;
    case 'Tj':
    case "'":
    case '"':
    case 'TJ':
      noteShown(state, operator.operands);
      break;
    case 'ri':
      if (!renderingIntents.has(nameOf(operator.operands[0])))
        report('2.rendering-intent', 'Sidan ber om en okänd återgivning av färg (ri).', state.where);
      break;
    case 'Do':
      enterForm(state, nameOf(operator.operands[0]));
      break;
    default:
  }
};

const nameOf = (operand: Operand | undefined): string => (operand?.kind === 'name' ? operand.value : '');

const openMark = (state: State, { operands }: Operator): void => {
  const { report } = state.checked;
  const tag = nameOf(operands[0]);
  const inside = state.marks.find((mark) => mark.kind !== 'other');
  if (tag === 'Artifact') {
    if (inside) report('6.nesting', 'En artefakt ligger inuti annat märkt innehåll.', state.where);
    state.marks.push({ kind: 'artifact' });
    return;
  }
  const mcid = mcidOf(state, operands[1]);
  if (mcid === undefined) {
    state.marks.push({ kind: 'other' });
    return;
  }
  if (inside) report('6.nesting', 'Taggat innehåll ligger inuti annat märkt innehåll.', state.where);
  if (state.piece.mcids.has(mcid))
    report('6.owned-twice', `Innehåll nummer ${String(mcid)} finns två gånger.`, state.where);
  state.piece.mcids.add(mcid);
  state.marks.push({ kind: 'tagged' });
};

const mcidOf = (state: State, properties: Operand | undefined): number | undefined => {
  if (properties?.kind === 'dict') {
    const value = properties.value.get('MCID');
    return value?.kind === 'number' ? value.value : undefined;
  }
  return numberAt(dictAt(dictAt(state.resources, 'Properties'), nameOf(properties)), 'MCID');
};

const noteShown = (state: State, operands: readonly Operand[]): void => {
  const { font } = state;
  if (!font) return;
  let codes = state.walked.shown.get(font);
  if (!codes) state.walked.shown.set(font, (codes = new Set<number>()));
  for (const operand of operands.flatMap((value) => (value.kind === 'array' ? value.value : [value]))) {
    if (operand.kind !== 'string') continue;
    const { value } = operand;
    for (let index = 0; index + 1 < value.length; index += 2)
      codes.add(((value[index] ?? 0) << 8) | (value[index + 1] ?? 0));
  }
};

const enterForm = (state: State, name: string): void => {
  const object: PDFObject | undefined = at(dictAt(state.resources, 'XObject'), name);
  const form = asDict(object);
  if (nameAt(form, 'Subtype') !== 'Form' || state.depth > 8) return;
  const where = `${state.where}, ${name}`;
  const parents = numberAt(form, 'StructParents');
  const own = parents === undefined ? state.piece : { where, parents, mcids: new Set<number>() };
  if (own !== state.piece) state.walked.pieces.push(own);
  const bytes = streamBytes(object) ?? new Uint8Array();
  walk(
    {
      ...state,
      where,
      piece: own,
      resources: dictAt(form, 'Resources') ?? state.resources,
      depth: state.depth + 1,
      font: undefined,
      saved: [],
    },
    bytes,
  );
};
