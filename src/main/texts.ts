/**
 * The shell's own texts (menu, dialogs), from resources/locales/sv/shell.json: whole sentences that nothing is put into,
 * read without the page's library, which the window would wait for. Not here: the page's texts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Texts = { readonly [key: string]: string | Texts };

let sv: Texts = {};

export const loadTexts = (resources: string): void => {
  sv = JSON.parse(readFileSync(join(resources, 'locales', 'sv', 'shell.json'), 'utf8')) as Texts; // our own file
};

/** Title and words for a start that failed. Here, because the file with the texts may be what is missing. */
export const cannotStart: readonly [string, string] = [
  'Intyga kunde inte starta',
  'Inget i registret har ändrats. Starta om datorn och försök igen. Hjälper det inte: installera om Intyga, registret ligger kvar, eller ta hjälp av er it-support.',
];

/** `menu.file`: the key itself where nothing stands under it, so that nobody sees an empty button. */
export const t = (key: string): string => {
  const found = key
    .split('.')
    .reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), sv);
  return typeof found === 'string' ? found : key;
};
