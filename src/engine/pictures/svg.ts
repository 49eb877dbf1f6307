/**
 * Whether an SVG holds only drawing: nothing that could run, nothing that is fetched from elsewhere, nothing that grows
 * when it is read, and no effects, each of which goes over every pixel as often as it is written. Not here: turning it into pixels (logo.ts).
 */
import type { Element as XmlElement } from '@xmldom/xmldom';
import type { PictureFault } from '#domain/picture-fault.ts';

/** True for what begins as an SVG or another XML file does. */
export const isXml = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*</.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'));

const running = new Set(['script', 'handler', 'listener', 'foreignobject', 'iframe', 'object', 'embed']);
const runs = /^\s*(javascript|vbscript|data:text)/i;

/** Inside the file, or a picture that lies in it as base64. */
const isInside = (address: string): boolean =>
  /^\s*(#|$)/.test(address) || /^\s*data:image\/(png|jpe?g);base64,/i.test(address);

/** Every `url(…)` of a style leads into the file; nothing is imported, and nothing is written with escapes. */
const isStyleInside = (style: string): boolean =>
  !/@import|\\/i.test(style) &&
  [...style.matchAll(/url\s*\(\s*(['"]?)([^)]*?)\1\s*\)/gi)].every((match) => isInside(match[2] ?? ''));

/** Shadow, blur, light and whatever else is reckoned from what was drawn. */
const isEffect = (name: string): boolean => /^(filter|fe[a-z]+)$/.test(name);

/** CSS's own: `filter: blur(9px)` needs no element. */
const effectStyle = /(^|[^a-z])(filter|mix-blend-mode)\s*:(?!\s*(none|normal)\b)/i;
const effectAttributes = new Set(['filter', 'mix-blend-mode']);

const styleFault = (style: string): PictureFault | undefined => {
  if (!isStyleInside(style)) return 'outside';
  return effectStyle.test(style) ? 'effects' : undefined;
};

const attributeFault = (name: string, value: string): PictureFault | undefined => {
  const bare = name.replace(/^.*:/, '').toLowerCase();
  if (bare.startsWith('on')) return 'scripts';
  if (bare === 'base') return 'outside';
  if (bare === 'href' || bare === 'src') {
    if (runs.test(value)) return 'scripts';
    return isInside(value) ? undefined : 'outside';
  }
  if (effectAttributes.has(bare) && !/^\s*(none|normal)?\s*$/.test(value)) return 'effects';
  if (bare === 'style') return styleFault(value);
  return isStyleInside(value) ? undefined : 'outside';
};

const elementFault = (element: XmlElement): PictureFault | undefined => {
  const name = (element.localName ?? element.nodeName).toLowerCase();
  if (running.has(name)) return 'scripts';
  if (isEffect(name)) return 'effects';
  const fault = name === 'style' ? styleFault(element.textContent ?? '') : undefined;
  if (fault) return fault;
  for (const { name: attribute, value } of element.attributes) {
    const inAttribute = attributeFault(attribute, value);
    if (inAttribute) return inAttribute;
  }
  return undefined;
};

const parse = async (text: string): Promise<XmlElement | null> => {
  const { DOMParser } = await import('@xmldom/xmldom');
  const parser = new DOMParser({
    onError: (_level, message) => {
      throw new SyntaxError(message);
    },
  });
  try {
    return parser.parseFromString(text, 'image/svg+xml').documentElement;
  } catch {
    return null; // not well-formed
  }
};

/** What is wrong with an SVG; undefined when it holds only drawing. */
export const svgFault = async (bytes: Uint8Array): Promise<PictureFault | undefined> => {
  const text = Buffer.from(bytes).toString('utf8');
  // A document type can define entities, and is itself fetched: a drawing needs none.
  const withoutType = text.replace(/<!DOCTYPE\s+svg\s+PUBLIC\s+"[^"]*"\s+"[^"]*"\s*>/i, '');
  if (/<!(DOCTYPE|ENTITY)/i.test(withoutType) || /<\?xml-stylesheet/i.test(text)) return 'outside';
  const root = await parse(withoutType);
  if (root === null) return 'broken';
  if (root.localName !== 'svg') return 'otherKind';
  for (const element of [root, ...root.getElementsByTagName('*')]) {
    const fault = elementFault(element);
    if (fault) return fault;
  }
  return undefined;
};
