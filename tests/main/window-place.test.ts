// The window's own small file and the screens there are: whatever the one says, it opens inside the other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeWindow, readWindowState, zoomWithin, type Box } from '../../src/main/window-place.ts';

const usualState = { isMaximized: false, zoom: 100 };

describe('a window file', () => {
  test.each([
    ['is empty', ''],
    ['is torn', '{"bounds":{"x":1,"y":2,"wid'],
    ['is null', 'null'],
    ['is a list', '[]'],
    ['is a number', '9000'],
    ['is a text', '"window"'],
    ['is not JSON', '\u0000\u0001\u0002'],
    ['begins with a byte order mark', '\uFEFF{"zoom":150}'],
    ['nests for ever', '['.repeat(9000)],
    ['has a number for bounds', '{"bounds":7}'],
    ['has null for bounds', '{"bounds":null}'],
    ['has a text for x', '{"bounds":{"x":"a","y":0,"width":800,"height":600}}'],
    ['has numbers as texts', '{"bounds":{"x":"0","y":"0","width":"800","height":"600"}}'],
    ['lacks a side', '{"bounds":{"x":0,"y":0,"width":800}}'],
    ['has only a width', '{"bounds":{"width":-5}}'],
    ['has no height', '{"bounds":{"x":0,"y":0,"width":800,"height":0}}'],
    ['has a width below nothing', '{"bounds":{"x":0,"y":0,"width":-800,"height":600}}'],
    ['lies beyond every desk', '{"bounds":{"x":1e12,"y":0,"width":800,"height":600}}'],
    ['is larger than any number', '{"bounds":{"x":0,"y":0,"width":1e999,"height":600}}'],
    ['has bounds of its prototype', '{"__proto__":{"bounds":{"x":0,"y":0,"width":800,"height":600}}}'],
    ['zooms to nothing', '{"zoom":0}'],
    ['zooms below nothing', '{"zoom":-1}'],
    ['zooms beyond reading', '{"zoom":9000}'],
    ['zooms by a text', '{"zoom":"150"}'],
    ['zooms by null', '{"zoom":null}'],
    ['is maximized by a word', '{"isMaximized":"yes"}'],
  ])('that %s gives the usual window', (_what, text) => {
    expect(readWindowState(text)).toEqual(usualState);
  });

  test('keeps each field that can be true, also beside one that cannot', () => {
    expect(readWindowState('{"bounds":7,"isMaximized":true,"zoom":149.6}')).toEqual({
      isMaximized: true,
      zoom: 150,
    });
    expect(readWindowState('{"bounds":{"x":-10.4,"y":0.6,"width":900.5,"height":700},"zoom":0}')).toEqual({
      bounds: { x: -10, y: 1, width: 901, height: 700 },
      isMaximized: false,
      zoom: 100,
    });
  });

  test.each([
    [9000, 300],
    [-1, 50],
    [110.2, 110],
  ])('zoom %d is %d', (wanted, given) => {
    expect(zoomWithin(wanted)).toBe(given);
  });
});

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const laptop = box(0, 0, 1366, 728);
const small = box(0, 0, 1024, 560);
const wide = box(1366, 0, 2560, 1400);
const above = box(0, -1080, 1920, 1040);

describe('the window opens', () => {
  test.each<[string, Box | undefined, readonly Box[], Box]>([
    ['in the middle the first time', undefined, [wide], box(2006, 270, 1280, 860)],
    ['as high as a laptop is the first time', undefined, [laptop], box(43, 0, 1280, 728)],
    ['as large as a small screen the first time', undefined, [small], box(0, 0, 1024, 560)],
    ['beside a bar at the left and the top', undefined, [box(70, 30, 954, 570)], box(70, 30, 954, 570)],
    ['where it was', box(100, 50, 900, 600), [laptop], box(100, 50, 900, 600)],
    ['no larger than the screen', box(600, 300, 1700, 1100), [laptop], box(0, 0, 1366, 728)],
    ['pulled in from the right and below', box(1200, 600, 900, 600), [laptop], box(466, 128, 900, 600)],
    ['pulled in from the left', box(-880, 10, 900, 600), [laptop], box(0, 10, 900, 600)],
    ['below the bar that hides its own title', box(100, -15, 900, 600), [laptop], box(100, 0, 900, 600)],
    ['in the middle where its screen is gone', box(-1800, 0, 1000, 600), [laptop], box(183, 64, 1000, 600)],
    ['whole where a larger screen is gone', box(4000, 0, 3000, 1800), [laptop], laptop],
    ['on the second screen', box(1500, 100, 1000, 700), [laptop, wide], box(1500, 100, 1000, 700)],
    ['on the screen that shows most of it', box(1266, 0, 900, 600), [laptop, wide], box(1366, 0, 900, 600)],
    ['on a screen above', box(200, -900, 900, 600), [laptop, above], box(200, -900, 900, 600)],
    ['no smaller than can be used', box(10, 10, 3, 3), [laptop], box(10, 10, 640, 480)],
    ['inside a work area below the smallest window', undefined, [box(0, 0, 600, 400)], box(0, 0, 600, 400)],
    [
      'past a screen that has no size yet',
      box(0, 0, 900, 600),
      [box(0, 0, 0, 0), wide],
      box(2196, 400, 900, 600),
    ],
    ['as usual where no screen answers', undefined, [], box(0, 0, 1280, 860)],
  ])('%s', (_where, bounds, areas, expected) => {
    expect(placeWindow(bounds, areas).bounds).toEqual(expected);
  });

  test('wholly inside a work area, in whole numbers, at a size it may have, whatever was written and shown', () => {
    const area = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 200, max: 8000 }),
      height: fc.integer({ min: 150, max: 5000 }),
    });
    const side = fc.oneof(fc.integer({ min: -9000, max: 9000 }), fc.double(), fc.string(), fc.constant(null));
    const near = fc.integer({ min: -6000, max: 6000 });
    const size = fc.integer({ min: 1, max: 9000 });
    const file = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ bounds: fc.record({ x: near, y: near, width: size, height: size }), zoom: side })
        .map((said) => JSON.stringify(said)),
      fc
        .record({
          bounds: fc.record({ x: side, y: side, width: side, height: side }, { requiredKeys: [] }),
          zoom: side,
          isMaximized: fc.anything(),
        })
        .map((said) => JSON.stringify(said)),
    );
    fc.assert(
      fc.property(file, fc.array(area, { minLength: 1, maxLength: 4 }), (text, areas) => {
        const state = readWindowState(text);
        const { bounds, minimum } = placeWindow(state.bounds, areas);
        expect(Object.values(bounds).every((value) => Number.isSafeInteger(value))).toBe(true);
        expect(
          areas.some(
            (one) =>
              bounds.x >= one.x &&
              bounds.y >= one.y &&
              bounds.x + bounds.width <= one.x + one.width &&
              bounds.y + bounds.height <= one.y + one.height,
          ),
        ).toBe(true);
        expect(bounds.width).toBeGreaterThanOrEqual(minimum.width);
        expect(bounds.height).toBeGreaterThanOrEqual(minimum.height);
        expect(state.zoom).toBeGreaterThanOrEqual(50);
        expect(state.zoom).toBeLessThanOrEqual(300);
      }),
      { numRuns: 500 },
    );
  });
});
