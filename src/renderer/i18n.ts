/**
 * Texts: every file of resources/locales/<language>/ is a namespace, bundled with the page. In any of them `{{assessor}}`
 * and `{{assessorUpper}}`, and so for every role, are what the organisation calls it. Not here: who says so (app/session-provider.tsx).
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { atSentenceStart, defaultRoleNames, withinSentence } from '#domain/roles.ts';
import { roles, type Role } from '#domain/role.ts';

const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, texts] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  (resources[language] ??= {})[namespace] = texts;
}

/** Read by i18next each time it makes a text. */
const roleWords: Record<string, string> = {};

/** From here on texts say these names. What is shown already hears of it by `retellTexts`. */
export const nameRoles = (names: Readonly<Record<Role, string>>): void => {
  for (const role of roles) {
    roleWords[role] = withinSentence(names[role]);
    roleWords[`${role}Upper`] = atSentenceStart(names[role]);
  }
};

const rolesNamed = 'rolesNamed';
export const retellTexts = (): void => {
  i18next.emit(rolesNamed);
};

export const initialiseTexts = (): Promise<unknown> => {
  nameRoles(defaultRoleNames);
  return i18next.use(initReactI18next).init({
    lng: 'sv',
    fallbackLng: 'sv',
    defaultNS: 'common',
    ns: Object.keys(resources.sv ?? {}),
    resources,
    interpolation: { escapeValue: false, defaultVariables: roleWords }, // React escapes
    react: { bindI18n: `languageChanged ${rolesNamed}` },
    returnNull: false,
  });
};
