// Larger and smaller on the keyboards that people have, with the number pad, and what must not be taken for it.
import { expect, test } from 'vitest';
import { zoomStepOf, type PressedKey } from '../../src/main/zoom-keys.ts';

const pressed = (key: string, code: string, more: Partial<PressedKey> = {}): PressedKey => ({
  type: 'keyDown',
  key,
  code,
  control: true,
  meta: false,
  alt: false,
  shift: false,
  isComposing: false,
  ...more,
});
const shift = { shift: true };

test.each([
  ['Swedish plus', pressed('+', 'Minus'), 'in'],
  ['Swedish plus with Shift', pressed('?', 'Minus', shift), 'in'],
  ['Swedish minus', pressed('-', 'Slash'), 'out'],
  ['Swedish minus with Shift', pressed('_', 'Slash', shift), 'out'],
  ['Swedish zero', pressed('0', 'Digit0'), 'reset'],
  ['Swedish zero with Shift, which is an equals sign', pressed('=', 'Digit0', shift), 'reset'],
  ['American equals', pressed('=', 'Equal'), 'in'],
  ['American plus', pressed('+', 'Equal', shift), 'in'],
  ['American minus', pressed('-', 'Minus'), 'out'],
  ['German plus', pressed('+', 'BracketRight'), 'in'],
  ['German plus with Shift', pressed('*', 'BracketRight', shift), 'in'],
  ['French zero, which is à', pressed('à', 'Digit0'), 'reset'],
  ['plus of the number pad', pressed('+', 'NumpadAdd'), 'in'],
  ['plus of the number pad with Shift', pressed('+', 'NumpadAdd', shift), 'in'],
  ['minus of the number pad', pressed('-', 'NumpadSubtract'), 'out'],
  ['minus of the number pad with Shift', pressed('-', 'NumpadSubtract', shift), 'out'],
  ['zero of the number pad', pressed('0', 'Numpad0'), 'reset'],
  ['zero of the number pad with Shift, which is Insert', pressed('Insert', 'Numpad0', shift), 'reset'],
  ['the command key of a Mac', pressed('+', 'Minus', { control: false, meta: true }), 'in'],
])('%s', (_name, key, expected) => {
  expect(zoomStepOf(key)).toBe(expected);
});

test.each([
  ['plus without Ctrl', pressed('+', 'Minus', { control: false })],
  ['AltGr and plus, a backslash on Windows', pressed('\\', 'Minus', { alt: true })],
  ['AltGr and zero, a brace', pressed('}', 'Digit0', { alt: true })],
  ['Ctrl+Insert, which copies', pressed('Insert', 'Numpad0')],
  ['Ctrl+Insert of its own key', pressed('Insert', 'Insert')],
  ['a question mark elsewhere', pressed('?', 'Slash', shift)],
  ['an equals sign that is no American one', pressed('=', 'Digit7', shift)],
  ['a star of the number pad', pressed('*', 'NumpadMultiply')],
  ['letting go of it', pressed('+', 'Minus', { type: 'keyUp' })],
  ['composing', pressed('+', 'Minus', { isComposing: true })],
  ['Ctrl and the command key together', pressed('+', 'Minus', { meta: true })],
  ['Ctrl+P', pressed('p', 'KeyP')],
])('not %s', (_name, key) => {
  expect(zoomStepOf(key)).toBeUndefined();
});
