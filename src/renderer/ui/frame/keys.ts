/**
 * What a pressed key means, whatever keyboard it lies on: the name that shortcuts have, and whether it belongs to text
 * that is being written. Pure. Not here: which shortcuts there are (app/shortcuts.ts).
 */
import { plainDigits } from '#domain/typed-signs.ts';

export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'location' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & {
  /** Deprecated, and all that tells of some input methods. */
  readonly keyCode: number;
  readonly isComposing?: boolean;
  readonly getModifierState?: (name: string) => boolean;
};

const numberPad = 3;
/** What a key says while an input method has it, also where `isComposing` is not yet or no longer true. */
const composing = 229;

/**
 * The key is part of writing a letter: an input method that composes, AltGr, a dead key, or an Alt code on the number
 * pad (with Num Lock off too).
 */
export const isWriting = (event: Pressed): boolean =>
  event.isComposing === true ||
  event.keyCode === composing ||
  event.key === 'Process' ||
  event.key === 'Dead' ||
  event.getModifierState?.('AltGraph') === true ||
  (event.ctrlKey && event.altKey) ||
  (event.altKey && event.location === numberPad);

/** Beyond it are the letters of other scripts. */
const lastLatin = '\u024f';

/** The letter of a key: small, also with Caps Lock, and the one that is printed on the key where the keyboard has no Latin ones. */
const letterOf = ({ key, code }: Pressed): string => {
  const [, latin] = /^Key([A-Z])$/.exec(code) ?? [];
  return plainDigits(latin !== undefined && key > lastLatin ? latin : key).toLowerCase();
};

/** As shortcuts are named: `n`, `?`, `Ctrl+K`, `Alt+1`, `Ctrl+Enter`. Undefined for what writes a letter. */
export const keysOf = (event: Pressed): string | undefined => {
  if (isWriting(event)) return undefined;
  const hasCtrl = event.ctrlKey || event.metaKey;
  const isSign = event.key.length === 1;
  const letter = isSign ? letterOf(event) : event.key;
  return [
    hasCtrl ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && (!isSign || hasCtrl) ? 'Shift' : '',
    isSign && hasCtrl ? letter.toUpperCase() : letter,
  ]
    .filter(Boolean)
    .join('+');
};
