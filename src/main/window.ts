/** The one window: where it was last, how large, how far zoomed, and what it may not do. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { origin, pagePreferences } from './guard.ts';
import type { Places } from './places.ts';
import { placeWindow, readWindowState, zoomWithin, type Box, type WindowState } from './window-place.ts';

/** More than the file ever holds. */
const longest = 10_000;
/** Milliseconds after which the window is shown though its page has not said that it is ready. */
const shownWithin = 5000;

/** What it says; nothing where it cannot be read, or is no file: a pipe of that name would never end. */
const textOf = (path: string): string => {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= longest ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
};

const workAreas = (): readonly Box[] => {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
};

/** Brings the window in where a screen has gone or become smaller; one that fills its screen, when it no longer does. */
const keepInSight = (window: BrowserWindow): void => {
  let isDue = false;
  const bringIn = (): void => {
    isDue = false;
    const now = window.getBounds();
    const { bounds, minimum } = placeWindow(now, workAreas());
    window.setMinimumSize(minimum.width, minimum.height);
    if (JSON.stringify(sidesOf(now)) !== JSON.stringify(sidesOf(bounds))) window.setBounds(bounds);
  };
  const changed = (): void => {
    isDue = true;
    if (!window.isFullScreen() && !window.isMaximized() && !window.isMinimized()) bringIn();
  };
  const freed = (): void => {
    if (isDue)
      setImmediate(() => {
        if (!window.isDestroyed()) changed();
      });
  };
  window.on('restore', freed);
  window.on('unmaximize', freed);
  window.on('leave-full-screen', freed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  window.once('closed', () => {
    screen.off('display-removed', changed);
    screen.off('display-metrics-changed', changed);
  });
};

const sidesOf = ({ x, y, width, height }: Box): readonly number[] => [x, y, width, height];

export type AppWindow = {
  readonly window: BrowserWindow;
  /** Zoom in per cent; `undefined` reads it. Kept between starts. */
  readonly zoom: (percent?: number) => number;
};

export const openWindow = (
  { preload, windowState: statePath }: Pick<Places, 'preload' | 'windowState'>,
  isDevelopment: boolean,
): AppWindow => {
  const state = readWindowState(textOf(statePath));
  const { bounds, minimum } = placeWindow(state.bounds, workAreas());
  let { zoom } = state;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimum.width,
    minHeight: minimum.height,
    title: 'Intyga',
    show: false,
    backgroundColor: '#f4f6f5',
    webPreferences: pagePreferences(preload, isDevelopment),
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
  const show = (): void => {
    clearTimeout(late);
    if (window.isDestroyed() || window.isVisible()) return;
    if (state.isMaximized) window.maximize();
    window.show();
  };
  const late = setTimeout(show, shownWithin);
  window.once('ready-to-show', show);
  keepInSight(window);
  window.on('close', () => {
    const next: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      zoom,
    };
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
        zoom = zoomWithin(percent);
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
