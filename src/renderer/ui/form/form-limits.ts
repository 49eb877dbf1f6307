/** How much each field of a form takes, read from the form's schema. The limits themselves are the contract's. */
import type { Control } from 'react-hook-form';
import { z } from 'zod';

type Node = z.core.$ZodType;

/** The schema of every form that is on screen, by the control its fields are given. */
const schemas = new WeakMap<object, Node>();

export const keepSchema = (control: object, schema: Node): void => {
  schemas.set(control, schema);
};

/** The most characters that the form lets through in this field; undefined where it sets none. */
export const longestIn = <Typed extends object, Checked>(
  control: Control<Typed, unknown, Checked>,
  name: string,
): number | undefined => {
  const schema = schemas.get(control);
  return schema && limitAt(schema, name.split('.'));
};

export const limitAt = (node: Node, path: readonly string[]): number | undefined => {
  const limits = partsOf(node).map((part) => {
    const [key, ...rest] = path;
    if (key === undefined) return part instanceof z.ZodString ? (part.maxLength ?? undefined) : undefined;
    const field = fieldOf(part, key);
    return field && limitAt(field, rest);
  });
  return limits.find((limit) => limit !== undefined);
};

const fieldOf = (node: Node, key: string): Node | undefined => {
  if (node instanceof z.ZodArray) return node.element;
  if (node instanceof z.ZodTuple) return node.def.items[Number(key)];
  // A shape's fields are schemas; the library says so only of one that is known.
  return node instanceof z.ZodObject ? (node.shape as Record<string, Node>)[key] : undefined;
};

/** What stands inside the wrappings: that it may be missing, one of several, turned into something else. */
export const partsOf = (node: Node): readonly Node[] => {
  if (node instanceof z.ZodOptional || node instanceof z.ZodNullable) return partsOf(node.def.innerType);
  if (node instanceof z.ZodPipe) return [...partsOf(node.def.in), ...partsOf(node.def.out)];
  if (node instanceof z.ZodUnion) return node.def.options.flatMap(partsOf);
  return [node];
};
