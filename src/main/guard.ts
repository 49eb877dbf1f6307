/**
 * What the page may and may not: its content policy, its preferences, which files, requests, permissions and names it
 * gets. Pure decisions, so that each can be tried without a window; docs/decisions/0014-electron-checklist.md goes
 * through them. Not here: putting them into force (protocol.ts, window.ts, ipc.ts).
 */
import { join, normalize, sep } from 'node:path';

export const origin = 'app://intyga';

export const policy = [
  "default-src 'none'",
  // Reading a QR code is WebAssembly of our own files.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** The development server's page needs its nonce and its own connection for reloading. */
export const developmentPolicy = policy
  .replace("script-src 'self'", "script-src 'self' 'nonce-dev'")
  .replace("style-src 'self'", "style-src 'self' 'nonce-dev'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*");

/** Said in full, also where Electron's own defaults are the same: a default can change. */
export const pagePreferences = (preload: string, isDevelopment: boolean) => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  v8CacheOptions: 'bypassHeatCheck' as const, // compiled code is kept from the first start on, not from the third
  spellcheck: false, // would fetch word lists over the network
  devTools: isDevelopment, // they would show what a locked page still holds
});

/** The file of `folder` that a path of the page's address means; undefined for what leads out of it. */
export const pageFile = (folder: string, pathname: string): string | undefined => {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined; // a percent sign that stands for nothing
  }
  // A backslash parts folders on Windows and a colon names a drive or a stream there; our own files have neither.
  if (/[\0\\:]/.test(path)) return undefined;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(folder + sep) ? file : undefined;
};

/** Whether the session may ask for an address at all. Nothing goes out over a network. */
export const mayRequest = (address: string, isDevelopment: boolean): boolean =>
  ['app:', 'blob:', 'data:', ...(isDevelopment ? ['devtools:', 'ws:'] : [])].includes(
    URL.canParse(address) ? new URL(address).protocol : '',
  );

/** Whether an address is one of our own page's. */
export const isOurs = (address: string): boolean => address.startsWith(`${origin}/`);

/** The camera is for checking certificates while that page is shown. Everything else is denied. */
export const mayUse = (permission: string, media: readonly string[], address: string): boolean =>
  permission === 'media' &&
  media.join() === 'video' &&
  isOurs(address) &&
  new URL(address).hash === '#/intyg/kontrollera';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const longestPage = 200;

/** Which page an address shows, and whose it is where it is somebody's: what the log says when it is printed. */
export const shownPage = (address: string): { readonly page: string; readonly id: string | null } => {
  const page = new URL(address).hash.slice(1, longestPage) || '/';
  return { page, id: uuid.exec(page)?.[0] ?? null };
};

const longestName = 120;
/** Names that Windows gives to devices, with any ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name to offer in a save dialog, from whatever the page suggests: no folders, no characters that a file system
 * refuses or that turn the reading round, no end that Windows cuts off. Undefined where nothing is left.
 */
export const safeName = (suggested: unknown): string | undefined => {
  if (typeof suggested !== 'string') return undefined;
  const name = suggested
    .slice(0, 10 * longestName)
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*\\/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, '-')
    .replace(/^[\s.]+/, '');
  const short = Array.from(name)
    .slice(0, longestName)
    .join('')
    .replace(/[\s.]+$/, '');
  return (device.test(short) ? `-${short}` : short) || undefined;
};
