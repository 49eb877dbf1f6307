/** What is in a document, as it goes to the page. Not here: what the parts mean (domain/document-content.ts). */
import { z } from 'zod';
import { documentParts, whyUnread, type DocumentContent } from '#domain/document-content.ts';

const runs = z.array(z.object({ text: z.string(), isStrong: z.boolean(), isStruck: z.boolean() })).readonly();

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.int(), runs }),
  z.object({ kind: z.literal('paragraph'), runs }),
  z.object({ kind: z.literal('item'), depth: z.int(), mark: z.string(), runs }),
  z.object({ kind: z.literal('picture'), picture: z.int().nullable(), words: z.string() }),
]);

const cell = z.object({ across: z.int(), lines: z.array(line).readonly() });

const block = z.discriminatedUnion('kind', [
  ...line.options,
  z.object({ kind: z.literal('table'), rows: z.array(z.array(cell).readonly()).readonly() }),
  z.object({ kind: z.literal('part'), part: z.enum(documentParts), number: z.int() }),
]);

const sheet = z.object({
  name: z.string(),
  isHidden: z.boolean(),
  columns: z.array(z.string()).readonly(),
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()).readonly() })).readonly(),
  rowCount: z.int(),
  columnCount: z.int(),
  more: z.array(z.enum(['pictures', 'comments'])).readonly(),
});

export const documentOutput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    blocks: z.array(block).readonly(),
    /** Each as an address within the answer itself; null for one that cannot be shown. */
    pictures: z.array(z.string().nullable()).readonly(),
    isCut: z.boolean(),
  }),
  z.object({ kind: z.literal('sheets'), sheets: z.array(sheet).readonly(), sheetCount: z.int() }),
  z.object({ kind: z.literal('unread'), why: z.enum(whyUnread) }),
]) satisfies z.ZodType<DocumentContent<string | null>>;
