/**
 * The shell's start: places, texts, engine, protocol, bridge, menu, window; and the order in which they end.
 * Only src/main imports Electron. Not here: any rule, any data.
 */
import { app, dialog } from 'electron';
import type { OutputOf } from '#contract/index.ts';
import { startEngine } from './engine-process.ts';
import { answerBridge } from './ipc.ts';
import { lockWithComputer } from './locking.ts';
import { setMenu } from './menu.ts';
import { findPlaces } from './places.ts';
import { registerScheme, serveApp } from './protocol.ts';
import { forgetSecret } from './secret-clipboard.ts';
import { shellCalls } from './shell-calls.ts';
import { cannotStart, loadTexts, t } from './texts.ts';
import { closeAtLatest, openWindow, type AppWindow } from './window.ts';
import { usualZoom } from './window-place.ts';
import { zoomByKeys } from './zoom.ts';

app.commandLine.appendSwitch('lang', 'sv');
// Nothing of Chromium's own goes out either.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.setName('Intyga');
registerScheme();
const places = findPlaces();

const start = (): void => {
  loadTexts(places.resources);
  const opened: { window?: AppWindow } = {};
  const theWindow = (): AppWindow => {
    if (!opened.window) throw new Error('The window is not open yet');
    return opened.window;
  };

  const askForRestart = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox(theWindow().window, {
      type: 'error',
      title: t('engineGone.title'),
      message: t('engineGone.message'),
      detail: t('engineGone.detail'),
      buttons: [t('engineGone.restart'), t('engineGone.quit')],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 0) app.relaunch();
    app.exit(0);
  };

  const engine = startEngine({
    entry: places.engine,
    data: places.data,
    resources: places.resources,
    onDeath: (isRestarted) => {
      opened.window?.window.webContents.send('engine', { isRestarted });
      if (!isRestarted) void askForRestart();
    },
  });
  serveApp({
    page: places.page,
    developmentServer: places.developmentServer,
    engine,
    seat: () => opened.window?.window.webContents.id,
  });
  answerBridge({ window: theWindow, engine, shell: shellCalls(places, theWindow) });

  const isDevelopment = places.developmentServer !== undefined;
  opened.window = openWindow(places, isDevelopment);
  const { window } = opened.window;
  const zoomBy = (points: number): void => {
    const { zoom } = theWindow();
    zoom(points === 0 ? usualZoom : zoom() + points);
  };
  setMenu({
    command: (name) => {
      window.webContents.send('command', name);
    },
    zoomBy,
    isDevelopment,
  });
  zoomByKeys(window.webContents, zoomBy);

  app.on('second-instance', () => {
    if (window.isDestroyed()) return; // it is on its way out
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  const askEngine = (name: string, input: unknown): ReturnType<typeof engine.call> =>
    engine.call(
      { from: window.webContents.id, name, input },
      { onProgress: () => undefined, signal: new AbortController().signal },
    );
  lockWithComputer(window, {
    signedInAt: async () => {
      const reply = await askEngine('session.get', {});
      return reply.ok ? ((reply.value as OutputOf<'session.get'>)?.signedInAt ?? null) : null;
    },
    lock: async () => (await askEngine('session.lock', { batchId: null })).ok,
  });

  let [isEnding, hasEnded] = [false, false];
  app.on('before-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    // The page goes first and keeps what is being typed, while there is somebody to tell; then this comes again.
    if (!window.isDestroyed()) {
      closeAtLatest(window);
      return;
    }
    if (isEnding) return;
    isEnding = true;
    void Promise.all([engine.quit(), forgetSecret()]).then(() => {
      hasEnded = true;
      app.quit();
    });
  });
};

app.on('window-all-closed', () => {
  app.quit();
});
// One program for each data folder: who starts another gets the one there is (start, above).
if (app.requestSingleInstanceLock())
  app
    .whenReady()
    .then(start)
    .catch((fault: unknown) => {
      // Never a process without a window: it would keep every further start out.
      console.error(fault);
      dialog.showErrorBox(...cannotStart);
      app.exit(1);
    });
else app.quit();
