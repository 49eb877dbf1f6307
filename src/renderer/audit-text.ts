/**
 * The Swedish for a word of the log. No word without a text and no text without a word: either does not compile.
 * Not here: the words (domain/audit-words.ts).
 */
import i18next from 'i18next';
import { knownAuditWords, type KnownAuditWhat } from '#domain/audit-words.ts';
import type texts from '../../resources/locales/sv/audit.json';

type Texts = Omit<typeof texts, 'unknown'>;
/** What has a text, `noun.verbed`. */
type Said = { [Noun in keyof Texts]: `${Noun}.${keyof Texts[Noun] & string}` }[keyof Texts];

const words: Readonly<Record<Said, string>> = knownAuditWords;
const isKnown = (what: string): what is KnownAuditWhat => Object.hasOwn(words, what);

/** A word of a version that is newer than this one is shown as it is. */
export const auditText = (what: string): string =>
  isKnown(what) ? i18next.t(`audit:${what}`) : i18next.t('audit:unknown', { what });
