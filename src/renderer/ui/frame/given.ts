/** Two small helpers that every wrapper here leans on: leaving out what was not given, and joining class names. */

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same properties without those that are undefined, so that "not given" stays "not given" further down. */
export const given = <T extends object>(props: T): Given<T> => {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined);
  // Object.fromEntries forgets the keys' types; nothing but undefined values was taken away.
  return Object.fromEntries(entries) as Given<T>;
};

/** Joins the class names that are there. */
export const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
