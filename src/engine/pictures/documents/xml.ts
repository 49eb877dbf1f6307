/**
 * Reading XML as documents have it: piece by piece, or as a tree. A document type is refused, so nothing is declared that
 * could grow; nesting is bounded. Prefixes of names are left out, since each format means one thing by a name. Not here:
 * what the names mean. Throws `Unread` for what is not well-formed.
 */
import { damaged } from './unread.ts';

export type Attributes = Readonly<Record<string, string>>;

export type Piece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Attributes }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Deeper than any document; a table in a table in a table is some sixty. */
const deepest = 256;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const signOf = (code: number): string => {
  if (!(code > 0 && code <= 0x10ffff)) throw damaged();
  return String.fromCodePoint(code);
};

const plain = (text: string): string =>
  text.includes('&')
    ? text.replace(/&([^;]{0,12});?/g, (_all, entity: string) => {
        if (/^#x[\da-f]+$/i.test(entity)) return signOf(parseInt(entity.slice(2), 16));
        if (/^#\d+$/.test(entity)) return signOf(Number(entity.slice(1)));
        const sign = Object.hasOwn(named, entity) ? named[entity] : undefined;
        if (sign === undefined) throw damaged();
        return sign;
      })
    : text;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** One after another from where the last ended, so that no row of signs is gone through twice. */
const attribute = /\s*([^\s=/"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

const attributesIn = (text: string): Attributes => {
  const found: Record<string, string> = Object.create(null) as Record<string, string>; // any name may come
  let at = 0;
  for (;;) {
    attribute.lastIndex = at;
    const [all, name = '', double, single] = attribute.exec(text) ?? [];
    if (all === undefined) break;
    found[name] = plain((double ?? single ?? '').replace(/[\t\n\r]/g, ' '));
    at += all.length;
  }
  if (!/^\s*\/?$/.test(text.slice(at))) throw damaged();
  return found;
};

/** Where a tag ends: a sign of a value is none of the tag's. */
const endOfTag = (xml: string, from: number): number => {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<') break;
  }
  throw damaged();
};

const endOf = (xml: string, sign: string, from: number): number => {
  const at = xml.indexOf(sign, from);
  if (at < 0) throw damaged();
  return at;
};

/** The pieces in order; whoever has enough stops asking. */
export function* piecesOf(xml: string): Generator<Piece, void, void> {
  const open: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  let hasRoot = false;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    if (text !== '' && open.length > 0) yield { kind: 'text', text: plain(text) };
    else if (text.trim() !== '') throw damaged();
    if (next < 0) break;
    if (xml.startsWith('<!--', next)) at = endOf(xml, '-->', next + 4) + 3;
    else if (xml.startsWith('<![CDATA[', next) && open.length > 0) {
      at = endOf(xml, ']]>', next + 9);
      yield { kind: 'text', text: xml.slice(next + 9, at) };
      at += 3;
    } else if (xml.startsWith('<?', next)) at = endOf(xml, '?>', next + 2) + 2;
    else if (xml.startsWith('<!', next)) throw damaged();
    else {
      const end = endOfTag(xml, next + 1);
      const inside = xml.slice(next + 1, end);
      at = end + 1;
      if (inside.startsWith('/')) {
        const name = inside.slice(1).trim();
        if (open.pop() !== name) throw damaged();
        yield { kind: 'close', name: localName(name) };
      } else {
        const [name = ''] = /^[^\s/]+/.exec(inside) ?? [];
        if (name === '' || (open.length === 0 && hasRoot) || open.length >= deepest) throw damaged();
        hasRoot = true;
        yield { kind: 'open', name: localName(name), attributes: attributesIn(inside.slice(name.length)) };
        if (inside.endsWith('/')) yield { kind: 'close', name: localName(name) };
        else open.push(name);
      }
    }
  }
  if (open.length > 0 || !hasRoot) throw damaged();
}

export type Element = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (Element | string)[];
};

/** Some two hundred pages of Word; a tree of so many fits the memory that there is for one document. */
const mostElements = 600_000;

/** The whole as a tree, or its beginning where there is more than is ever shown. */
export const treeOf = (xml: string): { readonly root: Element; readonly isCut: boolean } => {
  type Growing = Element & { readonly children: (Element | string)[] };
  const whole: Growing = { name: '', attributes: {}, children: [] };
  const open: Growing[] = [whole];
  let left = mostElements;
  for (const piece of piecesOf(xml)) {
    const within = open[open.length - 1] ?? whole;
    if (piece.kind === 'close') open.pop();
    else if (piece.kind === 'text') within.children.push(piece.text);
    else {
      left -= 1;
      if (left < 0) break;
      const element: Growing = { name: piece.name, attributes: piece.attributes, children: [] };
      within.children.push(element);
      open.push(element);
    }
  }
  const [root] = whole.children;
  if (root === undefined || typeof root === 'string') throw damaged();
  return { root, isCut: left < 0 };
};

export const elementsIn = (element: Element | undefined): readonly Element[] =>
  element?.children.filter((child) => typeof child !== 'string') ?? [];

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  elementsIn(element).find((child) => child.name === name);

/** Along a path of names. */
export const within = (element: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce(childOf, element);

/** Everything of that name at any depth, in order. */
export const allOf = (element: Element, name: string): readonly Element[] =>
  elementsIn(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);

export const textOf = (element: Element | undefined): string =>
  element?.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') ?? '';

/** The value of an attribute with whatever prefix; one without comes first. */
export const valueOf = (element: Element | undefined, name: string): string | undefined => {
  if (!element) return undefined;
  const { attributes } = element;
  return (
    attributes[name] ?? attributes[Object.keys(attributes).find((key) => key.endsWith(`:${name}`)) ?? '']
  );
};

/** The id of a relation, `r:id`, where the element has an `id` of its own as well. */
export const relationOf = (element: Element | undefined, name = 'id'): string | undefined => {
  const key = Object.keys(element?.attributes ?? {}).find((one) => one.endsWith(`:${name}`));
  return key === undefined ? undefined : element?.attributes[key];
};
