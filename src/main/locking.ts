/**
 * Whoever locks the computer or closes its lid leaves nothing open here. The page is asked first, because it keeps what
 * was typed; a page that does not answer is locked without being asked, and begins anew. Not here: what locking is
 * (the engine's session.lock) and the locked screen (the page).
 */
import { setTimeout as after } from 'node:timers/promises';
import { powerMonitor, type BrowserWindow } from 'electron';

/** Milliseconds that the page has to lock itself, and then the engine to answer. */
const atLatest = 3000;

/** `lockEngine` answers whether somebody was still signed in. */
export const lockWithComputer = (window: BrowserWindow, lockEngine: () => Promise<boolean>): void => {
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
    await isLoaded;
  };

  const lockUnasked = async (): Promise<void> => {
    clearTimeout(timer);
    if (await Promise.race([lockEngine(), after(atLatest, true)])) await beginAnew();
  };

  const lock = (): void => {
    webContents.send('command', 'lock');
    clearTimeout(timer);
    timer = setTimeout(() => void lockUnasked(), atLatest);
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
