/**
 * Loaded by Electron before an app (`-r`), and by its window before the page: tells when the first button has been
 * painted, and ends the app. The app knows nothing of it, and no debugger stands beside. Not here: when it was started.
 */
/* global __filename, performance, document, requestAnimationFrame, MutationObserver, MessageChannel */
if (process.type === 'browser') {
  const { app, ipcMain, session } = require('electron');
  void app.whenReady().then(() => {
    const { defaultSession } = session;
    if (defaultSession.registerPreloadScript)
      defaultSession.registerPreloadScript({ type: 'frame', filePath: __filename });
    else defaultSession.setPreloads([__filename]); // before Electron 35
    ipcMain.once('first-button', (_event, at) => {
      process.send?.(at);
      app.quit();
    });
  });
} else {
  const { ipcRenderer } = require('electron');
  const now = () => performance.timeOrigin + performance.now();
  const watching = new MutationObserver(look);
  function look() {
    if (!document.querySelector('button:enabled')) return;
    watching.disconnect();
    // The frame that paints it, and then the first moment after it.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => ipcRenderer.send('first-button', now());
      port2.postMessage(undefined);
    });
  }
  watching.observe(document, { childList: true, subtree: true, attributes: true });
  look();
}
