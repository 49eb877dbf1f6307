/**
 * A document as a package: parts in a zip and what they say of one another. Each part is unpacked when it is asked for,
 * and never more of them than there is room for, whatever the package claims. Not here: what is in the parts.
 */
import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { damaged, Unread } from './unread.ts';
import { elementsIn, treeOf, valueOf, type Element } from './xml.ts';

/** Unpacked, of one part and of all that are asked for. A sheet of 100,000 rows is some 60 MB. */
const largestPart = 96 * 1024 * 1024;
const largestAll = 160 * 1024 * 1024;

export type Relation = { readonly id: string; readonly type: string; readonly target: string };

export type Package = {
  readonly bytes: (name: string) => Uint8Array | undefined;
  readonly xml: (name: string, most?: number) => string | undefined;
  readonly tree: (name: string) => { readonly root: Element; readonly isCut: boolean } | undefined;
  /** What a part leads to within the package. What lies outside is no relation here: nothing is ever fetched. */
  readonly relations: (name: string) => readonly Relation[];
};

const charsetOf = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/** Throws `Unread`, here and in what it gives. */
export const openPackage = (content: Uint8Array): Package => {
  let left = largestAll;
  const bytesOf = (name: string): Uint8Array | undefined => {
    let size = 0;
    let found: Uint8Array | undefined;
    try {
      found = unzipSync(content, {
        filter: (file) => {
          if (file.name !== name) return false;
          size = file.originalSize;
          return size <= largestPart && size <= left;
        },
      })[name];
    } catch {
      throw damaged();
    }
    if (!found && size > 0) throw new Unread('tooLarge');
    left -= size;
    return found;
  };
  const xmlOf = (name: string, most = largestPart): string | undefined => {
    const bytes = bytesOf(name);
    return bytes && new TextDecoder(charsetOf(bytes)).decode(bytes.subarray(0, most));
  };
  const treeOfPart: Package['tree'] = (name) => {
    const xml = xmlOf(name);
    return xml === undefined ? undefined : treeOf(xml);
  };
  const relations = (name: string): readonly Relation[] => {
    const { dir, base } = posix.parse(name);
    return elementsIn(treeOfPart(posix.join(dir, '_rels', `${base}.rels`))?.root)
      .filter((one) => valueOf(one, 'TargetMode') !== 'External')
      .map((one) => ({
        id: valueOf(one, 'Id') ?? '',
        type: posix.basename(valueOf(one, 'Type') ?? ''),
        target: posix.join('/', dir, valueOf(one, 'Target') ?? '').slice(1),
      }));
  };
  return { bytes: bytesOf, xml: xmlOf, tree: treeOfPart, relations };
};
