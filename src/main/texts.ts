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

export const t = (key: string): string => i18next.t(key);
