/**
 * Where the window opens, whatever its own small file says: wholly inside the work area of a screen there is. Pure
 * decisions, so that each screen and each damaged file can be tried without a window. Not here: opening it (window.ts).
 */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type WindowState = { readonly bounds?: Box; readonly isMaximized: boolean; readonly zoom: number };

/** `minimum` is what one may drag the window down to: never more than its screen holds. */
export type Place = { readonly bounds: Box; readonly minimum: Pick<Box, 'width' | 'height'> };

const smallest = { width: 640, height: 480 };
const usual = { width: 1280, height: 860 };
/** A work area below this is no screen that somebody looks at: a driver that has not answered yet. */
const aScreen = { width: 200, height: 150 };
/** Beyond any desk; Electron takes no number that is larger than an integer of 32 bits. */
const furthest = 100_000;

export const usualZoom = 100;
const zooms = { from: 50, to: 300 };

const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/** A zoom in per cent, as near as may be to what was wanted. */
export const zoomWithin = (percent: number): number => within(Math.round(percent), zooms.from, zooms.to);

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

const isNumber = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && value >= from && value <= to;

const boundsIn = (value: unknown): Box | undefined => {
  const [x, y] = [fieldOf(value, 'x'), fieldOf(value, 'y')];
  const [width, height] = [fieldOf(value, 'width'), fieldOf(value, 'height')];
  return isNumber(x, -furthest, furthest) &&
    isNumber(y, -furthest, furthest) &&
    isNumber(width, 1, furthest) &&
    isNumber(height, 1, furthest)
    ? { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
    : undefined;
};

/** What the file says, field by field: what cannot be true counts as not said. */
export const readWindowState = (text: string): WindowState => {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    said = undefined; // torn, empty, or nothing of ours
  }
  const bounds = boundsIn(fieldOf(said, 'bounds'));
  const zoom = fieldOf(said, 'zoom');
  return {
    ...(bounds ? { bounds } : {}),
    isMaximized: fieldOf(said, 'isMaximized') === true,
    zoom: isNumber(zoom, zooms.from, zooms.to) ? Math.round(zoom) : usualZoom,
  };
};

const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** Bounds of at least the smallest and at most the whole area, moved no further than needed. */
const fitted = (bounds: Box, area: Box): Box => {
  const width = within(bounds.width, Math.min(smallest.width, area.width), area.width);
  const height = within(bounds.height, Math.min(smallest.height, area.height), area.height);
  return {
    x: within(bounds.x, area.x, area.x + area.width - width),
    y: within(bounds.y, area.y, area.y + area.height - height),
    width,
    height,
  };
};

const sizeOf = ({ width, height }: Box) => ({ width, height });

const centred = ({ width, height }: Pick<Box, 'width' | 'height'>, area: Box): Box => ({
  x: area.x + Math.round((area.width - width) / 2),
  y: area.y + Math.round((area.height - height) / 2),
  width,
  height,
});

/**
 * On the screen that shows most of where it was; where none does, in the middle of the first. `areas` are the screens'
 * work areas, the main one first.
 */
export const placeWindow = (bounds: Box | undefined, areas: readonly Box[]): Place => {
  const screens = areas.filter(({ width, height }) => width >= aScreen.width && height >= aScreen.height);
  const [first = { x: 0, y: 0, ...usual }] = screens;
  const shown = (area: Box): number => (bounds ? shared(bounds, area) : 0);
  const area = screens.reduce((best, next) => (shown(next) > shown(best) ? next : best), first);
  const size = fitted({ ...area, ...(bounds ? sizeOf(bounds) : usual) }, area);
  const wanted = bounds && shown(area) > 0 ? bounds : centred(size, area);
  return {
    bounds: fitted(wanted, area),
    minimum: {
      width: Math.min(smallest.width, area.width),
      height: Math.min(smallest.height, area.height),
    },
  };
};
