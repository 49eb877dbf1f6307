/** The messages that the author of a schema gave to its rules, however deep in it. */
import type { z } from 'zod';

type Message = (issue: unknown) => unknown;
type Definition = {
  readonly error?: Message;
  readonly checks?: readonly { readonly _zod: { readonly def: Definition } }[];
};

/** What a schema is built of, as zod keeps it; only what is needed to walk it. */
const definitionOf = (node: object): Definition | undefined =>
  '_zod' in node ? (node._zod as { def: Definition }).def : undefined;

export function* messagesOf(schema: z.ZodType): Generator<string> {
  yield* walk(schema, new Set());
}

function* walk(node: unknown, seen: Set<object>): Generator<string> {
  if (typeof node !== 'object' || node === null || seen.has(node)) return;
  seen.add(node);
  const definition = definitionOf(node);
  const message = definition?.error?.({});
  if (typeof message === 'string') yield message;
  for (const part of Object.values(definition ?? node)) yield* walk(part, seen);
}
