/** Words for a refusal: what happened, that nothing is lost, what to do (resources/locales/sv/refusals.json). */
import i18next from 'i18next';
import type { NotFoundWhat } from '#domain/refusal.ts';
import type texts from '../../../resources/locales/sv/refusals.json';
import { Refused } from './bridge.ts';
import { eitherOf, formatDate, formatDateTime } from '../ui/words/format.ts';

export type RefusalText = { readonly title: string; readonly help: string };

const megabytes = (bytes: number): string =>
  (bytes / 1024 / 1024).toLocaleString('sv', { maximumFractionDigits: 1 });

/** The keys that are texts of these words: a text that is of no word does not compile. */
type TextsOf<Word, Text extends Word> = Text;

const thingText = (what: TextsOf<NotFoundWhat, keyof (typeof texts)['notFound']['things']>): string =>
  i18next.t(`refusals:notFound.things.${what}`);

/** The refusal's own facts, as they stand in the sentence. */
const factsOf = ({ refusal }: Refused): Record<string, unknown> => {
  switch (refusal.kind) {
    case 'notFound':
      return { thing: thingText(refusal.what) };
    case 'fileTooLarge':
      return { size: megabytes(refusal.size), limit: megabytes(refusal.limit) };
    case 'registerInUse':
      return { ...refusal, since: formatDateTime(refusal.since) };
    case 'participantLeft':
      return { on: formatDate(refusal.on) };
    case 'notYourWorkshop':
      return { workshop: refusal.workshop, own: eitherOf(refusal.own) };
    case 'sharedMovedOn':
      return {
        holders: refusal.holders
          .map(({ name, state }) => `${name} (${i18next.t(`common:state.${state}`)})`)
          .join(', '),
      };
    case 'controlOver':
      return { ...refusal, at: refusal.at && formatDateTime(refusal.at), context: refusal.how };
    case 'nameHasUnknownLetters':
      return { letters: refusal.letters.join(' ') };
    case 'certificateNotConforming':
      return { rules: refusal.rules.join(', ') };
    // The texts are told apart by i18next's context: `title_tooPale`.
    case 'pictureUnusable':
      return { context: refusal.reason };
    case 'fileTypeNotAllowed':
      return { ...refusal, context: refusal.what };
    case 'onePersonTwice':
      return { ...refusal, context: refusal.place };
    case 'notSaved':
      return { ...refusal, context: refusal.why };
    case 'notCopied':
      return { context: refusal.trouble };
    case 'placeNotAllowed':
      return { ...refusal, context: refusal.why };
    case 'passphraseGuessable':
      return { context: refusal.why };
    case 'textHasUnknownLetters':
      return {
        field: i18next.t(`textHasUnknownLetters.fields.${refusal.field}`, { ns: 'refusals' }),
        letters: refusal.letters.join(' '),
      };
    case 'personalNumberOther':
      return { context: refusal.is };
    case 'notYet':
      return { context: refusal.awaits };
    case 'recoveryCodeMistyped':
      return { context: String(refusal.group) };
    case 'p12Expired':
      return { from: formatDate(refusal.from), until: formatDate(refusal.until) };
    case 'documentKeyExpired':
      return { until: formatDate(refusal.until) };
    default:
      return refusal;
  }
};

export const refusalText = (error: unknown): RefusalText => {
  const kind = error instanceof Refused ? error.refusal.kind : 'unexpected';
  const facts = error instanceof Refused ? factsOf(error) : {};
  return {
    title: i18next.t(`${kind}.title`, { ns: 'refusals', ...facts }),
    help: i18next.t(`${kind}.help`, { ns: 'refusals', ...facts }),
  };
};
