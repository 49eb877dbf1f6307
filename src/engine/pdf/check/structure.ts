/**
 * Rules 7: the structure is made of known types in the right places, tables and headings make sense, pictures have
 * words, and every piece of content is owned exactly once (the second half of rules 6).
 */
import { PDFArray, PDFNumber, PDFRef, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { isLanguageTag } from './catalog.ts';
import type { Walked } from './content.ts';
import {
  asDict,
  asNumber,
  at,
  dictAt,
  items,
  itemsAt,
  nameAt,
  numberAt,
  rawAt,
  textAt,
  treeEntries,
  type Checked,
} from './objects.ts';
import { checkShape, standardTypes, type Element } from './shape.ts';

export type Structure = {
  readonly elements: readonly Element[];
  /** Annotations that an element owns. */
  readonly annotations: Map<PDFDict, Element>;
};

export const checkStructure = (checked: Checked, walked: Walked): Structure => {
  const tree = dictAt(checked.catalog, 'StructTreeRoot');
  const structure = { elements: [] as Element[], annotations: new Map<PDFDict, Element>() };
  if (!tree) return structure;
  const owners = new Map<string, Element>();
  const collect = collector(checked, structure, owners);
  const roots = kids(tree).flatMap(([ref, dict]) => collect(ref, dict, undefined, undefined, tree));
  checkOwnership(checked, walked, owners, tree);
  checkShape(roots, structure.elements, checked.report);
  return structure;
};

/** The entries of K with the references they stand behind. */
const kids = (element: PDFDict): [PDFRef | undefined, PDFObject][] => {
  const value = at(element, 'K');
  const raws = value instanceof PDFArray ? value.asArray() : [rawAt(element, 'K')];
  const list = value instanceof PDFArray ? raws.map((_, index) => value.lookup(index)) : [value];
  return list.flatMap((item, index): [PDFRef | undefined, PDFObject][] => {
    const ref = raws[index];
    return item === undefined ? [] : [[ref instanceof PDFRef ? ref : undefined, item]];
  });
};

const key = (page: PDFDict | undefined, mcid: number, checked: Checked): string => {
  const index = page ? checked.pages.indexOf(page) : -1;
  return `${String(index)}/${String(mcid)}`;
};

const collector = (
  checked: Checked,
  structure: { elements: Element[]; annotations: Map<PDFDict, Element> },
  owners: Map<string, Element>,
) => {
  const { report } = checked;
  const roles = dictAt(dictAt(checked.catalog, 'StructTreeRoot'), 'RoleMap');
  for (const type of standardTypes)
    if (nameAt(roles, type) !== undefined)
      report('7.type', `Standardtypen ${type} är gjord till något annat (RoleMap).`, type);
  const seen = new Set<PDFDict>();
  const visit = (
    ref: PDFRef | undefined,
    object: PDFObject,
    parent: Element | undefined,
    page: PDFDict | undefined,
    parentDict: PDFDict,
  ): Element[] => {
    const own = (mcid: number, at: PDFDict | undefined): void => {
      const name = key(at, mcid, checked);
      if (owners.has(name))
        report('6.owned-twice', `Innehåll nummer ${String(mcid)} ägs av två element.`, parent?.type);
      else if (parent) owners.set(name, parent);
    };
    if (object instanceof PDFNumber) {
      own(object.asNumber(), page);
      return [];
    }
    const dict = asDict(object);
    if (!dict) return [];
    const type = nameAt(dict, 'Type');
    if (type === 'MCR') own(numberAt(dict, 'MCID') ?? -1, dictAt(dict, 'Pg') ?? page);
    if (type === 'OBJR') {
      const target = dictAt(dict, 'Obj');
      if (target && parent) structure.annotations.set(target, parent);
    }
    if (type === 'MCR' || type === 'OBJR') return [];
    if (seen.has(dict)) {
      report('7.parent', 'Ett element står på två ställen i strukturen.', nameAt(dict, 'S'));
      return [];
    }
    seen.add(dict);
    const written = nameAt(dict, 'S') ?? '';
    const role = nameAt(roles, written) ?? written;
    const element: Element = { ref, dict, type: role, parent, children: [] };
    if (!standardTypes.has(role))
      report('7.type', `Elementtypen ${written} är inte en standardtyp.`, written);
    if (dictAt(dict, 'P') !== parentDict) report('7.parent', 'Ett element pekar på fel förälder.', written);
    const lang = textAt(dict, 'Lang');
    if (lang !== undefined && !isLanguageTag(lang))
      report('5.language', `Språket ${lang} är fel skrivet.`, written);
    structure.elements.push(element);
    const here = dictAt(dict, 'Pg') ?? page;
    for (const [kidRef, kid] of kids(dict)) element.children.push(...visit(kidRef, kid, element, here, dict));
    return [element];
  };
  return visit;
};

/** Content and structure must point at each other, both ways. */
const checkOwnership = (
  checked: Checked,
  walked: Walked,
  owners: ReadonlyMap<string, Element>,
  tree: PDFDict,
): void => {
  const { report } = checked;
  const register = new Map(
    treeEntries(dictAt(tree, 'ParentTree'), 'Nums').map(([name, value]) => [asNumber(name), value]),
  );
  walked.pieces.forEach((piece) => {
    if (piece.mcids.size === 0) return;
    const listed = items(register.get(piece.parents));
    const page = checked.pages.findIndex(
      (candidate) => numberAt(candidate, 'StructParents') === piece.parents,
    );
    for (const mcid of piece.mcids) {
      const owner = owners.get(`${String(page)}/${String(mcid)}`);
      const told = listed[mcid];
      if (!owner)
        report('6.unowned', `Innehåll nummer ${String(mcid)} finns inte i strukturen.`, piece.where);
      else if (asDict(told) !== owner.dict)
        report(
          '6.unowned',
          `Innehåll nummer ${String(mcid)} står inte rätt i strukturens register.`,
          piece.where,
        );
    }
  });
  for (const name of owners.keys()) {
    const [page = '', mcid = ''] = name.split('/');
    const number = numberAt(checked.pages[Number(page)], 'StructParents');
    const piece = walked.pieces.find((candidate) => candidate.parents === number);
    if (!piece?.mcids.has(Number(mcid)))
      report(
        '6.unowned',
        `Strukturen pekar på innehåll nummer ${mcid}, som inte finns.`,
        `sida ${String(Number(page) + 1)}`,
      );
  }
};

export const annotationsOf = (page: PDFDict): PDFDict[] =>
  itemsAt(page, 'Annots').flatMap((annotation) => asDict(annotation) ?? []);
