/** The shape of a choice in lists, and the forgiving way of finding one. No components here. */
import { isFound } from '#domain/swedish.ts';

export type Option<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** A second, quieter line. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean | undefined;
};

/** True when every word of the query is found somewhere in the text, whatever the accents and capitals. */
export const matchesLoosely = isFound;
