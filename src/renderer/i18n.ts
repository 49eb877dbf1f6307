/** Texts: every file of resources/locales/<language>/ is a namespace, bundled with the page. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, texts] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  (resources[language] ??= {})[namespace] = texts;
}

export const initialiseTexts = (): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: 'sv',
    fallbackLng: 'sv',
    defaultNS: 'common',
    ns: Object.keys(resources.sv ?? {}),
    resources,
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
