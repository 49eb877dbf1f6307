/**
 * How a person is called where two could be of one name: with the year of birth, as text for options and buttons.
 * In a page's own words: PersonName in text.tsx.
 */

export type NamedPerson = {
  readonly name: string;
  /** Not known, or of somebody whose identity is protected. */
  readonly birthYear: number | null;
  /** Told to whoever may see the person; not part of the text. */
  readonly isProtected?: boolean;
};

/** 'Anna Berg 1987'. Kept together, so that the year never stands alone on a line. */
export const personText = ({ name, birthYear }: NamedPerson): string =>
  birthYear === null ? name : `${name}\u00a0${String(birthYear)}`;
