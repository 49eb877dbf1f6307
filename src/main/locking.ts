/**
 * Whoever locks the computer or closes its lid leaves nothing open here. The page is asked first, because it keeps what
 * was typed; a page that does not answer is locked without being asked, and begins anew. Not here: what locking is
 * (the engine's session.lock) and the locked screen (the page).
 */
import { setTimeout as after } from 'node:timers/promises';
import { powerMonitor, type BrowserWindow } from 'electron';

/** Milliseconds that the page has to lock itself, and then the engine to answer. */
const atLatest = 3000;

type Locking = {
  /** When whoever is at the window signed in; null when nobody is. */
  readonly signedInAt: () => Promise<string | null>;
  /** Locks the engine; answers whether somebody was still signed in. */
  readonly lock: () => Promise<boolean>;
};

export const lockWithComputer = (window: BrowserWindow, engine: Locking): void => {
  const { webContents } = window;
  let timer: NodeJS.Timeout | undefined;

  const beginAnew = async (): Promise<void> => {
    const isLoaded = new Promise((resolve) => {
      webContents.once('did-finish-load', () => {
        resolve(true);
      });
    });
    webContents.reload();
    if (await Promise.race([isLoaded, after(atLatest, false)])) return;
    webContents.forcefullyCrashRenderer(); // it hangs
    webContents.reload();
    await Promise.race([isLoaded, after(atLatest)]);
  };

  const lockUnasked = async (): Promise<void> => {
    clearTimeout(timer);
    if (await Promise.race([engine.lock(), after(atLatest, true)])) await beginAnew();
  };

  /** Whoever has come back meanwhile stays. No answer is no lock either. */
  const isStillThere = async (before: Promise<string | null>): Promise<boolean> => {
    const isThere = async (): Promise<boolean> => {
      const now = await engine.signedInAt();
      return now !== null && now === (await before); // who it was may still be waiting for somebody's long work
    };
    return Promise.race([isThere(), after(atLatest, true)]);
  };

  const lock = (): void => {
    const before = engine.signedInAt();
    webContents.send('command', 'lock');
    clearTimeout(timer);
    timer = setTimeout(() => {
      void isStillThere(before).then((is) => (is ? lockUnasked() : undefined));
    }, atLatest);
  };

  /** After sleep nothing is shown until it is locked, also where the page had no time for it. */
  const wake = async (): Promise<void> => {
    const wasSeen = window.isVisible() && !window.isMinimized();
    if (wasSeen) window.hide();
    await lockUnasked();
    if (wasSeen) window.showInactive();
  };

  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('resume', () => void wake());
};
