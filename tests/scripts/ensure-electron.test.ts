// When a failed download is tried again, and which machines have a display.
import { expect, test } from 'vitest';
import { hasDisplay } from '../../scripts/display.ts';
import { failedLately } from '../../scripts/ensure-electron.ts';

const failed = { at: '2026-03-01T08:00:00.000Z', version: '45.4.1', reason: 'fetch failed' };

test.each([
  ['a minute later', '2026-03-01T08:01:00.000Z', '45.4.1', true],
  ['just under a day later', '2026-03-02T07:59:59.000Z', '45.4.1', true],
  ['a day later', '2026-03-02T08:00:00.000Z', '45.4.1', false],
  ['another version', '2026-03-01T08:01:00.000Z', '45.5.0', false],
  ['a clock that was set back', '2026-02-28T08:00:00.000Z', '45.4.1', false],
])('%s', (_name, now, version, expected) => {
  expect(failedLately(failed, version, new Date(now))).toBe(expected);
});

test('nothing has failed yet, or the note is unreadable', () => {
  expect(failedLately(undefined, '45.4.1', new Date())).toBe(false);
  expect(failedLately({ ...failed, at: 'yesterday' }, '45.4.1', new Date())).toBe(false);
});

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, boolean]>([
  ['Linux without', {}, 'linux', false],
  ['Linux with an empty name', { DISPLAY: '' }, 'linux', false],
  ['Linux with X11', { DISPLAY: ':0' }, 'linux', true],
  ['Linux with Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  ['Windows', {}, 'win32', true],
  ['macOS', {}, 'darwin', true],
])('a display on %s', (_name, env, platform, expected) => {
  expect(hasDisplay(env, platform)).toBe(expected);
});
