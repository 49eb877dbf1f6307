/**
 * Walking about in a PDF's objects without caring whether a value stands there or is referred to.
 */
import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { Report } from './problem.ts';

export type Checked = {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict | undefined;
  readonly pages: readonly PDFDict[];
  readonly pageRefs: readonly PDFRef[];
  /** Every dictionary of the file, nested ones too. */
  readonly dicts: readonly PDFDict[];
  readonly report: Report;
};

export const openChecked = (document: PDFDocument, bytes: Uint8Array, report: Report): Checked => {
  const { context } = document;
  const info = context.lookup(context.trailerInfo.Info);
  return {
    bytes,
    context,
    catalog: document.catalog,
    info: info instanceof PDFDict ? info : undefined,
    pages: document.getPages().map((page) => page.node),
    pageRefs: document.getPages().map((page) => page.ref),
    dicts: everyDict(context),
    report,
  };
};

/** A dictionary, or the dictionary of a stream. */
export const asDict = (object: PDFObject | undefined): PDFDict | undefined => {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : undefined;
};

export const at = (object: PDFObject | undefined, key: string): PDFObject | undefined =>
  asDict(object)?.lookup(PDFName.of(key));

export const rawAt = (object: PDFObject | undefined, key: string): PDFObject | undefined =>
  asDict(object)?.get(PDFName.of(key));

export const dictAt = (object: PDFObject | undefined, key: string): PDFDict | undefined =>
  asDict(at(object, key));

export const items = (object: PDFObject | undefined): PDFObject[] =>
  object instanceof PDFArray
    ? object.asArray().flatMap((_, index) => {
        const item = object.lookup(index);
        return item === undefined ? [] : [item];
      })
    : [];

export const itemsAt = (object: PDFObject | undefined, key: string): PDFObject[] => items(at(object, key));

export const asName = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFName ? object.decodeText() : undefined;

export const nameAt = (object: PDFObject | undefined, key: string): string | undefined =>
  asName(at(object, key));

export const asNumber = (object: PDFObject | undefined): number | undefined =>
  object instanceof PDFNumber ? object.asNumber() : undefined;

export const numberAt = (object: PDFObject | undefined, key: string): number | undefined =>
  asNumber(at(object, key));

export const textAt = (object: PDFObject | undefined, key: string): string | undefined => {
  const value = at(object, key);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
};

export const isTrueAt = (object: PDFObject | undefined, key: string): boolean => {
  const value = at(object, key);
  return value instanceof PDFBool && value.asBoolean();
};

export const has = (object: PDFObject | undefined, key: string): boolean =>
  asDict(object)?.has(PDFName.of(key)) === true;

/** A page of ours is some hundred kilobytes; a stream that unpacks to more than this is not of our making. */
const largestStream = 64_000_000;

/** The bytes of a stream after its filters; undefined when they cannot be had. */
export const streamBytes = (object: PDFObject | undefined): Uint8Array | undefined => {
  if (!(object instanceof PDFRawStream)) return undefined;
  try {
    // What nearly every stream is packed with, by Node itself: several times as fast.
    if (nameAt(object, 'Filter') === 'FlateDecode' && !at(object, 'DecodeParms'))
      return inflateSync(object.contents, { maxOutputLength: largestStream });
    return decodePDFRawStream(object).decode();
  } catch {
    return undefined;
  }
};

const everyDict = (context: PDFContext): PDFDict[] => {
  const found: PDFDict[] = [];
  const visit = (object: PDFObject | undefined): void => {
    const dict = asDict(object);
    if (dict) {
      found.push(dict);
      for (const value of dict.values()) if (!(value instanceof PDFRef)) visit(value);
    } else if (object instanceof PDFArray)
      for (const value of object.asArray()) if (!(value instanceof PDFRef)) visit(value);
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return found;
};

/** Number and name trees as pairs. */
export const treeEntries = (root: PDFObject | undefined, key: 'Nums' | 'Names'): [PDFObject, PDFObject][] => {
  const pairs: [PDFObject, PDFObject][] = [];
  const visit = (node: PDFObject | undefined, depth: number): void => {
    if (depth > 20) return;
    const flat = itemsAt(node, key);
    for (let index = 0; index + 1 < flat.length; index += 2) {
      const [name, value] = [flat[index], flat[index + 1]];
      if (name && value) pairs.push([name, value]);
    }
    for (const kid of itemsAt(node, 'Kids')) visit(kid, depth + 1);
  };
  visit(root, 0);
  return pairs;
};
