/**
 * Which keys make the page larger and smaller, on every keyboard: a menu's accelerator knows the American one only. Pure,
 * so that each keyboard can be tried without one. Not here: how far (window-place.ts).
 */
export type ZoomStep = 'in' | 'out' | 'reset';

/** What Electron tells of a key before the page gets it. */
export type PressedKey = {
  readonly type: string;
  /** The letter that it gives on this keyboard. */
  readonly key: string;
  /** Where it lies, as on an American keyboard. */
  readonly code: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly isComposing: boolean;
};

/** The key of the plus sign, by what Shift makes of it: Nordic ones, German, Spanish and Italian ones. */
const shiftedPlus: Readonly<Record<string, string>> = { Minus: '?', BracketRight: '*' };

/** Undefined for every other key. Alt and Ctrl together are AltGr, which writes letters. */
export const zoomStepOf = (pressed: PressedKey): ZoomStep | undefined => {
  const { type, key, code, control, meta, alt, shift, isComposing } = pressed;
  if (type !== 'keyDown' || isComposing || alt || control === meta) return undefined;
  if (code === 'NumpadAdd') return 'in';
  if (code === 'NumpadSubtract') return 'out';
  // With Num Lock off it is Insert, and Ctrl+Insert copies; Shift turns Num Lock round, and means nothing by itself.
  if (code === 'Numpad0') return key === '0' || shift ? 'reset' : undefined;
  if (code === 'Digit0' || key === '0') return 'reset';
  if (key === '+' || (key === '=' && code === 'Equal')) return 'in';
  if (shift && shiftedPlus[code] === key) return 'in';
  return key === '-' || key === '_' ? 'out' : undefined;
};
