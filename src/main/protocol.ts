/**
 * `app://intyga/`: the page's files, held documents, attachments and pictures, all under one strict content security
 * policy. Every other request of the session is refused, so nothing ever leaves the computer unasked.
 */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { protocol, session } from 'electron';
import type { HeldKind } from '#contract/messages.ts';
import type { EngineProcess } from './engine-process.ts';
import { developmentPolicy, mayRequest, mayUse, pageFile, policy } from './guard.ts';
import { partOf } from './range.ts';

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

  const bytesOf = async (kind: HeldKind, id: string, range: string | null): Promise<Response> => {
    const seat = options.seat();
    const content = seat === undefined ? undefined : await options.engine.bytes(seat, kind, id);
    if (!content) return notFound();
    const bytes = Buffer.from(content.bytes);
    const given = { ...headers(content.mediaType, isDevelopment), 'accept-ranges': 'bytes' };
    const size = String(bytes.length);
    const part = partOf(range, bytes.length);
    if (part === undefined) return new Response(bytes, { headers: { ...given, 'content-length': size } });
    if (part === null)
      return new Response(null, { status: 416, headers: { ...given, 'content-range': `bytes */${size}` } });
    const sent = bytes.subarray(part.first, part.last + 1);
    const contentRange = `bytes ${String(part.first)}-${String(part.last)}/${size}`;
    return new Response(sent, {
      status: 206,
      headers: { ...given, 'content-range': contentRange, 'content-length': String(sent.length) },
    });
  };

  const fileOf = async (path: string): Promise<Response> => {
    if (developmentServer !== undefined) {
      const reply = await fetch(developmentServer + path);
      const type = reply.headers.get('content-type') ?? 'application/octet-stream';
      return new Response(reply.body, { status: reply.status, headers: headers(type, true) });
    }
    const file = pageFile(options.page, path);
    if (file === undefined) return notFound();
    try {
      const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
      return new Response(readFileSync(file), { headers: headers(type, false) });
    } catch {
      return notFound();
    }
  };

  protocol.handle('app', (request) => {
    const { host, pathname, search } = new URL(request.url);
    if (host !== 'intyga' || request.method !== 'GET') return notFound();
    const held = /^\/(document|attachment|picture)\/([0-9a-f-]{36})$/.exec(pathname);
    if (held?.[2] !== undefined) return bytesOf(held[1] as HeldKind, held[2], request.headers.get('range'));
    return fileOf(isDevelopment ? pathname + search : pathname);
  });

  const { defaultSession } = session;
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(details.url, isDevelopment) });
  });
  defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(mayUse(permission, media, contents.getURL()));
  });
  defaultSession.setPermissionCheckHandler((contents, permission, _origin, details) =>
    mayUse(permission, [details.mediaType ?? ''], contents?.getURL() ?? ''),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  // Files leave the program through the engine and a dialog, never by themselves.
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
};
