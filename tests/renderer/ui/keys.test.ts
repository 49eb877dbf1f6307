// What a pressed key means: the same shortcut with Caps Lock and on other keyboards, and none while a letter is written.
import { expect, test } from 'vitest';
import { keysOf, type Pressed } from '../../../src/renderer/ui/frame/keys.ts';

type More = Partial<Omit<Pressed, 'getModifierState'>> & { readonly on?: string };

const pressed = (key: string, code: string, { on, ...more }: More = {}): Pressed => ({
  key,
  code,
  location: code.startsWith('Numpad') ? 3 : 0,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: (name) => name === on,
  ...more,
});
const [ctrl, alt, shift] = [{ ctrlKey: true }, { altKey: true }, { shiftKey: true }];

test.each([
  ['a letter', pressed('n', 'KeyN'), 'n'],
  ['with Caps Lock', pressed('N', 'KeyN', { on: 'CapsLock' }), 'n'],
  ['with Caps Lock and Shift', pressed('n', 'KeyN', { ...shift, on: 'CapsLock' }), 'n'],
  ['Swedish å with Caps Lock', pressed('Å', 'BracketLeft'), 'å'],
  ['Russian letters', pressed('т', 'KeyN'), 'n'],
  ['Arabic letters', pressed('ى', 'KeyN'), 'n'],
  ['a Persian digit', pressed('۳', 'Digit3'), '3'],
  ['a digit of the number pad', pressed('3', 'Numpad3'), '3'],
  ['a question mark', pressed('?', 'Minus', shift), '?'],
  ['Ctrl and a letter', pressed('k', 'KeyK', ctrl), 'Ctrl+K'],
  ['Ctrl and a letter with Caps Lock', pressed('K', 'KeyK', { ...ctrl, on: 'CapsLock' }), 'Ctrl+K'],
  ['Ctrl and a Russian letter', pressed('л', 'KeyK', ctrl), 'Ctrl+K'],
  ['the command key of a Mac', pressed('k', 'KeyK', { metaKey: true }), 'Ctrl+K'],
  ['Ctrl+Shift+Z, which does again', pressed('Z', 'KeyZ', { ...ctrl, ...shift }), 'Ctrl+Shift+Z'],
  ['Alt and a digit', pressed('2', 'Digit2', alt), 'Alt+2'],
  ['Ctrl+Enter', pressed('Enter', 'Enter', ctrl), 'Ctrl+Enter'],
  ['Ctrl+Enter of the number pad', pressed('Enter', 'NumpadEnter', ctrl), 'Ctrl+Enter'],
])('%s', (_name, event, expected) => {
  expect(keysOf(event)).toBe(expected);
});

test.each([
  ['an Alt code', pressed('2', 'Numpad2', alt)],
  ['an Alt code with Num Lock off', pressed('ArrowDown', 'Numpad2', alt)],
  ['an Alt code with zero first', pressed('0', 'Numpad0', alt)],
  ['an Alt code with plus first', pressed('+', 'NumpadAdd', alt)],
  ['an input method that composes', pressed('n', 'KeyN', { isComposing: true })],
  ['Ctrl+Enter while composing', pressed('Enter', 'Enter', { ...ctrl, isComposing: true })],
  ['the key that ends composing', pressed('Enter', 'Enter', { ...ctrl, keyCode: 229 })],
  ['a key that an input method has taken', pressed('Process', 'KeyN')],
  ['a dead key', pressed('Dead', 'BracketRight')],
  ['AltGr on Windows', pressed('@', 'Digit2', { ...ctrl, ...alt })],
  ['AltGr on Linux', pressed('@', 'Digit2', { on: 'AltGraph' })],
  ['AltGr and a letter without a sign', pressed('n', 'KeyN', { on: 'AltGraph' })],
  ['AltGr and E, the euro', pressed('€', 'KeyE', { ...ctrl, ...alt, on: 'AltGraph' })],
])('%s writes', (_name, event) => {
  expect(keysOf(event)).toBeUndefined();
});
