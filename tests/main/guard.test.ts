// What the page may and may not, decision by decision. That the decisions are in force: e2e/security.spec.ts.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  developmentPolicy,
  isOurs,
  mayRequest,
  mayUse,
  pageFile,
  pagePreferences,
  policy,
  safeName,
} from '../../src/main/guard.ts';

test('the content policy is this one, to the letter', () => {
  expect(policy).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
      "media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'",
  );
});

test('the policy of development only adds its nonce and its own connection', () => {
  const added = developmentPolicy.replaceAll(" 'nonce-dev'", '').replace(' ws://localhost:*', '');
  expect(added).toBe(policy);
  expect(developmentPolicy).not.toMatch(/unsafe-inline|unsafe-eval(?!')|\*(?!;)/);
});

test('the page is shut in: sandboxed, isolated, without Node, without webview, and without tools where it ships', () => {
  expect(pagePreferences('/p.cjs', false)).toEqual({
    preload: '/p.cjs',
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
    v8CacheOptions: 'bypassHeatCheck',
    spellcheck: false,
    devTools: false,
  });
  expect(pagePreferences('/p.cjs', true).devTools).toBe(true);
});

describe('a path of the page’s address', () => {
  const folder = join('/opt', 'intyga', 'renderer');

  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/a-1.js', 'assets/a-1.js'],
    ['/assets/%C3%A5.woff2', 'assets/å.woff2'],
    ['/assets/../index.html', 'index.html'],
  ])('%s is a file of it', (path, file) => {
    expect(pageFile(folder, path)).toBe(join(folder, file));
  });

  it.each([
    '/../main/index.cjs',
    '/%2e%2e/main/index.cjs',
    '/..%2f..%2fpackage.json',
    '/assets/..%2F..%2F..%2Fetc/passwd',
    '/..%5c..%5cpackage.json',
    '/..\\..\\package.json',
    '/../renderer-other/x',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '/index.html%00.png',
    '/%',
    '/%E0%A4%A',
    '/..',
    '/.',
    '',
  ])('%s leads nowhere', (path) => {
    expect(pageFile(folder, path)).toBeUndefined();
  });

  it('never leads out, whatever it is made of', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%',
      ':',
      'a',
      '%c0%af',
      '~',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = pageFile(folder, `/${parts.join('')}`);
        if (file !== undefined) expect(file.startsWith(`${folder}/`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['app://intyga/index.html', true],
  ['blob:app://intyga/1', true],
  ['data:image/png;base64,AA', true],
  ['http://localhost:5173/', false],
  ['https://example.com/', false],
  ['ws://localhost:5173/', false],
  ['wss://example.com/', false],
  ['file:///etc/passwd', false],
  ['ftp://example.com/', false],
  ['devtools://devtools/bundled/x.js', false],
  ['chrome://gpu', false],
  ['javascript:alert(1)', false],
  ['', false],
])('a request for %s: %s', (address, may) => {
  expect(mayRequest(address, false)).toBe(may);
});

describe('permissions', () => {
  const checking = 'app://intyga/#/intyg/kontrollera';

  it('are the camera’s, on the page where certificates are checked', () => {
    expect(mayUse('media', ['video'], checking)).toBe(true);
  });

  it.each([
    ['media', ['audio'], checking],
    ['media', ['video', 'audio'], checking],
    ['media', [], checking],
    ['media', ['video'], 'app://intyga/#/'],
    ['media', ['video'], 'app://intyga/#/intyg/kontrollera/x'],
    ['media', ['video'], 'app://intyga.example/#/intyg/kontrollera'],
    ['media', ['video'], 'https://example.com/#/intyg/kontrollera'],
    ['media', ['video'], ''],
    ['display-capture', ['video'], checking],
    ['geolocation', [], checking],
    ['notifications', [], checking],
    ['midi', [], checking],
    ['clipboard-read', [], checking],
    ['openExternal', [], checking],
    ['fileSystem', [], checking],
    ['hid', [], checking],
  ])('not %s of %j at %s', (permission, media, address) => {
    expect(mayUse(permission, media, address)).toBe(false);
  });
});

test.each(['app://intyga.example/', 'app://intyga', 'https://intyga/', 'about:blank', '', 'app://other/'])(
  'a message from %j is not our page’s',
  (address) => {
    expect(isOurs(address)).toBe(false);
  },
);

describe('a suggested file name', () => {
  it.each([
    ['intyg KI-2026-0001.pdf', 'intyg KI-2026-0001.pdf'],
    ['Åsa Öberg.pdf', 'Åsa Öberg.pdf'],
    ['../../x.pdf', '-..-x.pdf'],
    ['C:\\Windows\\x.pdf', 'C--Windows-x.pdf'],
    ['\\\\server\\del\\x', '--server-del-x'],
    ['CON', '-CON'],
    ['nul.pdf', '-nul.pdf'],
    ['LPT1.txt', '-LPT1.txt'],
    ['konto.pdf', 'konto.pdf'],
    ['intyg.pdf... ', 'intyg.pdf'],
    ['.htaccess', 'htaccess'],
    ['intyg\u202Efdp.exe', 'intygfdp.exe'],
    ['a\u200B\u2066b', 'ab'],
    ['a\0b\nc', 'a-b-c'],
    ['x\uD800', 'x-'],
    ['å'.repeat(300), 'å'.repeat(120)],
  ])('%j is offered as %j', (suggested, offered) => {
    expect(safeName(suggested)).toBe(offered);
  });

  it.each(['', '...', ' . ', '\u202E', 7, null, undefined, {}, ['x']])('%j is no name', (suggested) => {
    expect(safeName(suggested)).toBeUndefined();
  });

  it('has no folder, nothing unseen and no end that Windows cuts off, whatever was suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (suggested) => {
        const name = safeName(suggested);
        if (name === undefined) return;
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^\.|[. ]$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(121);
      }),
      { numRuns: 2000 },
    );
  });
});
