/**
 * Rules 7 for annotations: links and form fields belong to the structure, have words, and are printed.
 */
import type { PDFDict } from '@cantoo/pdf-lib';
import {
  asDict,
  asNumber,
  dictAt,
  has,
  itemsAt,
  nameAt,
  numberAt,
  textAt,
  treeEntries,
  type Checked,
} from './objects.ts';
import { annotationsOf, type Structure } from './structure.ts';

const owners: Readonly<Record<string, string>> = { Link: 'Link', Widget: 'Form' };
const printFlag = 4;
/** Invisible, hidden, no view, toggle no view. */
const unseenFlags = 1 | 2 | 32 | 256;

export const checkAnnotations = (checked: Checked, structure: Structure): void => {
  const tree = dictAt(checked.catalog, 'StructTreeRoot');
  const register = new Map(
    treeEntries(dictAt(tree, 'ParentTree'), 'Nums').map(([name, value]) => [asNumber(name), asDict(value)]),
  );
  checked.pages.forEach((page, index) => {
    const where = `sida ${String(index + 1)}`;
    if (nameAt(page, 'Tabs') !== 'S')
      checked.report('7.tab-order', 'Tabbordningen följer inte strukturen.', where);
    for (const annotation of annotationsOf(page)) checkOne(checked, structure, register, annotation, where);
  });
};

const isSeen = (annotation: PDFDict): boolean => {
  const [left, bottom, right, top] = itemsAt(annotation, 'Rect').map(asNumber);
  return left !== right && bottom !== top;
};

const checkOne = (
  { report }: Checked,
  structure: Structure,
  register: ReadonlyMap<number | undefined, PDFDict | undefined>,
  annotation: PDFDict,
  where: string,
): void => {
  const kind = nameAt(annotation, 'Subtype') ?? '';
  const wanted = owners[kind];
  if (wanted === undefined) {
    report('7.annotation', `En anteckning av slaget ${kind} är inte tillåten.`, where);
    return;
  }
  const owner = structure.annotations.get(annotation);
  if (owner?.type !== wanted) report('7.annotation', `En ${kind} ägs inte av ett ${wanted}-element.`, where);
  else if (register.get(numberAt(annotation, 'StructParent')) !== owner.dict)
    report('7.annotation', `En ${kind} står inte rätt i strukturens register.`, where);
  if (kind === 'Link' && (textAt(annotation, 'Contents') ?? '').trim() === '')
    report('7.annotation', 'En länk säger inte i ord vart den leder.', where);
  if (kind === 'Widget' && (has(annotation, 'A') || has(annotation, 'AA')))
    report('7.annotation', 'Ett formulärfält gör något när det rörs.', where);
  if (kind === 'Widget' && isSeen(annotation) && !dictAt(annotation, 'AP'))
    report('7.annotation', 'Ett formulärfält som syns har inget utseende (AP).', where);
  const flags = numberAt(annotation, 'F') ?? 0;
  if ((flags & printFlag) === 0 || (flags & unseenFlags) !== 0)
    report('7.annotation', `En ${kind} skrivs inte ut eller är dold.`, where);
};
