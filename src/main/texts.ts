/** The shell's own texts (menu, dialogs), through i18next from resources/locales/sv/shell.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';

export const loadTexts = async (resources: string): Promise<void> => {
  const sv: unknown = JSON.parse(readFileSync(join(resources, 'locales', 'sv', 'shell.json'), 'utf8'));
  await i18next.init({
    lng: 'sv',
    ns: ['shell'],
    defaultNS: 'shell',
    resources: { sv: { shell: sv as Record<string, never> } }, // our own file, held by a test
  });
};

/** Title and words for a start that failed. Here, because the file with the texts may be what is missing. */
export const cannotStart: readonly [string, string] = [
  'Intyga kunde inte starta',
  'Inget i registret har ändrats. Starta om datorn och försök igen. Hjälper det inte: installera om Intyga, registret ligger kvar, eller ta hjälp av er it-support.',
];

export const t = (key: string): string => i18next.t(key);
