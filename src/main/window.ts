/** The one window: where it was last, how large, how far zoomed, and what it may not do. */
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { app, BrowserWindow, screen, type Rectangle } from 'electron';
import { origin, pagePreferences } from './guard.ts';

type State = { readonly bounds?: Rectangle; readonly isMaximized?: boolean; readonly zoom?: number };

const smallest = { width: 640, height: 480 };
const usual = { width: 1280, height: 860 };

const readState = (path: string): State => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State; // our own file; a torn one gives the usual window
  } catch {
    return {};
  }
};

/** Saved bounds, where a screen still shows a good part of them. */
const visibleBounds = (bounds: Rectangle | undefined): Partial<Rectangle> => {
  if (!bounds) return usual;
  const { workArea } = screen.getDisplayMatching(bounds);
  const isSeen =
    bounds.x < workArea.x + workArea.width - 100 &&
    bounds.x + bounds.width > workArea.x + 100 &&
    bounds.y >= workArea.y - 20 &&
    bounds.y < workArea.y + workArea.height - 100;
  return isSeen ? bounds : { width: bounds.width, height: bounds.height };
};

export type AppWindow = {
  readonly window: BrowserWindow;
  /** Zoom in per cent; `undefined` reads it. Kept between starts. */
  readonly zoom: (percent?: number) => number;
};

export const openWindow = (preload: string, statePath: string): AppWindow => {
  const state = readState(statePath);
  let zoom = state.zoom ?? 100;
  const window = new BrowserWindow({
    ...visibleBounds(state.bounds),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Intyga',
    show: false,
    backgroundColor: '#f4f6f5',
    webPreferences: pagePreferences(preload, app.isPackaged),
  });
  const { webContents } = window;
  webContents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('did-finish-load', () => {
    webContents.setZoomFactor(zoom / 100);
  });
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const next: State = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized(), zoom };
    try {
      mkdirSync(dirname(statePath), { recursive: true });
      writeFileSync(statePath, JSON.stringify(next));
    } catch {
      // A window that cannot remember its place opens in the usual one.
    }
  });
  void webContents.loadURL(`${origin}/`);
  return {
    window,
    zoom: (percent) => {
      if (percent !== undefined) {
        zoom = percent;
        webContents.setZoomFactor(zoom / 100);
      }
      return zoom;
    },
  };
};

/** Milliseconds that a page has to leave. */
const leavesWithin = 5000;

/** Closes a window, also one whose page does not answer. */
export const closeAtLatest = (window: BrowserWindow): void => {
  window.close();
  setTimeout(() => {
    if (!window.isDestroyed()) window.destroy();
  }, leavesWithin).unref();
};
