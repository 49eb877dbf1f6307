/**
 * `app://intyga/`: the page's files, held documents, attachments and pictures, all under one strict content security
 * policy. Every other request of the session is refused, so nothing ever leaves the computer unasked.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';
import type { HeldKind } from '#contract/messages.ts';
import type { EngineProcess } from './engine-process.ts';

export const origin = 'app://intyga';

const policy = [
  "default-src 'none'",
  // Reading a QR code is WebAssembly of our own files.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** The development server's page needs its nonce and its own connection for reloading. */
const developmentPolicy = policy
  .replace("script-src 'self'", "script-src 'self' 'nonce-dev'")
  .replace("style-src 'self'", "style-src 'self' 'nonce-dev'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*");

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Before the app is ready. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
};

/** The camera is for checking certificates, and for nothing else. */
const isScanPage = (url: string): boolean =>
  url.startsWith(`${origin}/`) && new URL(url).hash === '#/intyg/kontrollera';

const headers = (mediaType: string, isDevelopment: boolean): Record<string, string> => ({
  'content-type': mediaType,
  'content-security-policy': isDevelopment ? developmentPolicy : policy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

const notFound = (): Response => new Response(null, { status: 404 });

export const serveApp = (options: {
  readonly page: string;
  readonly developmentServer: string | undefined;
  readonly engine: EngineProcess;
  /** The window whose seat may see documents, attachments and pictures. */
  readonly seat: () => number | undefined;
}): void => {
  const { developmentServer } = options;
  const isDevelopment = developmentServer !== undefined;

  const bytesOf = async (kind: HeldKind, id: string): Promise<Response> => {
    const seat = options.seat();
    const content = seat === undefined ? undefined : await options.engine.bytes(seat, kind, id);
    return content
      ? new Response(Buffer.from(content.bytes), { headers: headers(content.mediaType, isDevelopment) })
      : notFound();
  };

  const fileOf = async (path: string): Promise<Response> => {
    if (developmentServer !== undefined) {
      const reply = await fetch(new URL(path, developmentServer));
      const type = reply.headers.get('content-type') ?? 'application/octet-stream';
      return new Response(reply.body, { status: reply.status, headers: headers(type, true) });
    }
    const file = normalize(join(options.page, path === '/' ? 'index.html' : path));
    if (!file.startsWith(options.page + sep)) return notFound();
    try {
      const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
      return new Response(await readFile(file), { headers: headers(type, false) });
    } catch {
      return notFound();
    }
  };

  protocol.handle('app', (request) => {
    const { host, pathname, search } = new URL(request.url);
    if (host !== 'intyga' || request.method !== 'GET') return notFound();
    const held = /^\/(document|attachment|picture)\/([0-9a-f-]{36})$/.exec(pathname);
    if (held?.[2] !== undefined) return bytesOf(held[1] as HeldKind, held[2]);
    return fileOf(isDevelopment ? pathname + search : decodeURIComponent(pathname));
  });

  const allowed = ['app:', 'blob:', 'data:', 'devtools:', ...(isDevelopment ? ['ws:'] : [])];
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowed.includes(new URL(details.url).protocol) });
  });
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined;
    answer(permission === 'media' && kinds?.join() === 'video' && isScanPage(contents.getURL()));
  });
  session.defaultSession.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      permission === 'media' && details.mediaType === 'video' && isScanPage(contents?.getURL() ?? ''),
  );
};
