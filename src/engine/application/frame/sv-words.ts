/**
 * The screen's Swedish words for codes, for papers that must say the same: read from resources/locales/sv.
 * Not here: the sentences of a paper, which stand beside its model.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `gender.woman` → `Kvinna`; undefined when there is no such word. */
export type SvWords = (key: string) => string | undefined;

export const svWords = (resources: string, file: string): SvWords => {
  const texts: unknown = JSON.parse(readFileSync(join(resources, 'locales/sv', `${file}.json`), 'utf8'));
  return (key) => {
    const found = key.split('.').reduce<unknown>(
      (node, part) =>
        typeof node === 'object' && node !== null && Object.hasOwn(node, part)
          ? (node as Readonly<Record<string, unknown>>)[part] // its own key, as was just asked
          : undefined,
      texts,
    );
    return typeof found === 'string' ? found : undefined;
  };
};

/** What a row of the log tells of; a word of a version that is newer than this one is shown as it is. */
export const loggedWords = (resources: string): ((what: string) => string) => {
  const words = svWords(resources, 'audit');
  return (what) => words(what) ?? words('unknown')?.replace('{{what}}', () => what) ?? what;
};

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-11-24 14:05`, in Swedish time. */
export const swedishMoment = (at: string): string => clock.format(Date.parse(at));
