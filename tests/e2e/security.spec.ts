// Electron's security checklist in the real program, as docs/decisions/0014-electron-checklist.md goes through it: what
// a page that somebody took over could still not do. The decisions alone: tests/main/guard.test.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { ensureElectron } from '../../scripts/ensure-electron.ts';
import { root } from '../../scripts/run.ts';
import { pagePreferences, policy } from '../../src/main/guard.ts';
import { bridgeCall, bridgeReply, goTo, startProgram, type Program } from './fixtures.ts';

/** One program for all of them, without the guard against breaches: breaches are what is tried. */
const test = base.extend<object, { readonly program: Program }>({
  program: [
    async ({}, use) => {
      const data = mkdtempSync(path.join(tmpdir(), 'intyga-e2e-'));
      const program = await startProgram(data);
      await expect(program.page.getByRole('button', { name: 'Öppna övningsregistret' })).toBeVisible();
      await use(program);
      await program.app.close();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test('the page runs shut in, with the bridge and nothing of Node', async ({ program: { app, page } }) => {
  const inForce = await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    return (
      contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
    ).getLastWebPreferences();
  });
  const { preload: _, ...wanted } = pagePreferences('', false);
  // Electron does not tell all of them; those that it tells are as wanted, and the most important are told.
  const told = Object.fromEntries(Object.entries(wanted).filter(([name]) => name in inForce));
  expect(inForce).toMatchObject(told);
  const most = ['sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'webviewTag'];
  expect(Object.keys(told)).toEqual(expect.arrayContaining(most));
  expect(inForce['enableBlinkFeatures'] ?? '').toBe('');
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
    bridge: Object.keys((window as unknown as { bridge: object }).bridge).sort(),
  }));
  expect(seen).toEqual({ node: [], bridge: ['call', 'cancel', 'on'] });
});

test('every answer carries the content policy, and it holds', async ({ program: { page } }) => {
  const headers = await page.evaluate(async () => {
    const addresses = ['/', '/index.html', '/document/01968a2e-1111-7000-8000-00000000dead'];
    return Promise.all(
      addresses.map(async (address) => {
        const { status, headers: given } = await fetch(address);
        return [status, given.get('content-security-policy'), given.get('x-content-type-options')];
      }),
    );
  });
  expect(headers).toEqual([
    [200, policy, 'nosniff'],
    [200, policy, 'nosniff'],
    [404, null, null],
  ]);
  const ran = await page.evaluate(async () => {
    const held = window as unknown as Record<string, boolean | undefined>;
    const script = document.createElement('script');
    script.textContent = 'window.inline = true';
    document.body.append(script);
    const holder = document.createElement('div');
    holder.innerHTML =
      '<img src="data:," onerror="window.handler = true"><iframe src="data:text/html,x"></iframe>';
    document.body.append(holder);
    const attempt = (): void => {
      try {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is what is tried
        setTimeout('window.timer = true');
        held['evaluated'] = (0, eval)('true') as boolean;
      } catch {
        // refused, as it should be
      }
    };
    setTimeout(attempt); // what the test itself runs is let past the policy
    await new Promise((resolve) => setTimeout(resolve, 300));
    script.remove();
    holder.remove();
    return ['inline', 'handler', 'timer', 'evaluated'].filter((name) => held[name]);
  });
  expect(ran).toEqual([]);
});

test('nothing goes out, and nothing comes in from outside the program’s own files', async ({
  program: { app, page },
}) => {
  const answered = await page.evaluate(async () => {
    const addresses = [
      'https://example.com/',
      'http://127.0.0.1:9/',
      'file:///etc/passwd',
      'app://other/',
      'ws://127.0.0.1:9',
    ];
    const answers = await Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          () => address,
          () => null,
        ),
      ),
    );
    return answers.filter((one) => one !== null);
  });
  expect(answered).toEqual([]);
  // Past the page's own policy: what the session itself refuses.
  const session = await app.evaluate(async ({ session: { defaultSession } }) => {
    const found: string[] = [];
    for (const address of [
      'https://example.com/',
      'app://other/',
      'app://intyga/..%2f..%2fpackage.json',
      'app://intyga/%2e%2e/%2e%2e/package.json',
      'app://intyga/..%5c..%5cpackage.json',
      'app://intyga/%00',
      'app://intyga/%',
      'app://intyga//etc/passwd',
      'app://intyga/document/../../package.json',
    ])
      try {
        const reply = await defaultSession.fetch(address);
        if (reply.ok) found.push(address);
      } catch {
        // refused, as it should be
      }
    return found;
  });
  expect(session).toEqual([]);
});

test('the page cannot be led away, open windows, hold a webview or save files by itself', async ({
  program: { app, page },
}) => {
  const address = page.url();
  await app.evaluate(({ session: { defaultSession } }) => {
    const held = globalThis as unknown as { downloads: boolean[] };
    held.downloads = [];
    defaultSession.on('will-download', (event) => held.downloads.push(event.defaultPrevented));
  });
  const tried = await page.evaluate(async () => {
    const opened = window.open('https://example.com/');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.exe';
    document.body.append(link);
    link.click();
    link.remove();
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
    const isView = 'getWebContentsId' in view;
    view.remove();
    for (const to of [
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:document.title="led"',
    ])
      location.href = to;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { opened: opened !== null, isView, title: document.title };
  });
  expect(tried).toMatchObject({ opened: false, isView: false });
  expect(tried.title).not.toBe('led');
  expect(page.url()).toBe(address);
  const after = await app.evaluate(({ webContents }) => ({
    windows: webContents.getAllWebContents().length,
    downloads: (globalThis as unknown as { downloads: boolean[] }).downloads,
  }));
  expect(after).toEqual({ windows: 1, downloads: [true] });
});

test('the camera may be used where certificates are checked, and nothing else anywhere', async ({
  program: { page },
}) => {
  const states = () =>
    page.evaluate(async () => {
      const names = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read'];
      const asked = await Promise.all(
        names.map(async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName });
          return state === 'granted' ? name : null;
        }),
      );
      return asked.filter((name) => name !== null);
    });
  const camera = (wanted: MediaStreamConstraints) =>
    page.evaluate(
      (constraints) =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          () => 'given',
          (error: unknown) => (error as DOMException).name,
        ),
      wanted,
    );
  expect(await states()).toEqual([]);
  await goTo(page, '/intyg/kontrollera');
  expect(await states()).toEqual(['camera']);
  expect(await camera({ audio: true })).not.toBe('given');
  await goTo(page, '/');
  expect(await states()).toEqual([]);
  expect(await camera({ video: true })).not.toBe('given');
});

test('calls from any page but our own are not heard', async ({ program: { app } }) => {
  const replies = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      const heard: unknown[] = [];
      for (const address of ['data:text/html,x', 'app://intyga/']) {
        await other.loadURL(address);
        heard.push(await other.webContents.executeJavaScript("bridge.call('shell.about', {})"));
        await other.webContents.executeJavaScript('bridge.cancel(1)');
      }
      other.destroy();
      return heard;
    },
    path.join(root, 'out', 'preload', 'index.cjs'),
  );
  expect(replies).toEqual([
    { ok: false, refusal: { kind: 'notSignedIn' } },
    { ok: false, refusal: { kind: 'notSignedIn' } },
  ]);
});

test('a secret that is copied leaves the clipboard after a minute, where nothing else has come there', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-e2e-'));
  const { app, page } = await startProgram(data);
  const held = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await bridgeCall(page, 'practice.prepare', {});
  await bridgeCall(page, 'practice.enter', { signInName: 'maria' });
  const copy = (text: string) => bridgeCall(page, 'shell.copySecret', { text });
  // A minute goes by in an instant; every other time is as long as it was.
  await app.evaluate(() => {
    const real = setTimeout;
    globalThis.setTimeout = ((work: () => void, time: number) =>
      real(work, time === 60_000 ? 300 : time)) as typeof setTimeout;
  });
  await copy('fyra ord för dig');
  expect(await held()).toBe('fyra ord för dig');
  await expect.poll(held).toBe('');
  await copy('fyra ord till');
  await app.evaluate(({ clipboard }) => clipboard.writeText('något annat'));
  await page.waitForTimeout(600);
  expect(await held()).toBe('något annat');
  await app.close();
  rmSync(data, { recursive: true, force: true });
});

test('what the window itself answers is refused before anybody has signed in, and while it is locked', async ({
  program: { app, page },
}) => {
  await app.evaluate(({ webContents }) => {
    const held = globalThis as unknown as { prints: number };
    held.prints = 0;
    const [contents] = webContents.getAllWebContents();
    contents!.print = (_options, answered) => {
      held.prints += 1;
      answered?.(true, '');
    };
  });
  const prints = () => app.evaluate(() => (globalThis as unknown as { prints: number }).prints);
  const said = async () => [
    (await bridgeReply(page, 'shell.about', {})).ok,
    (await bridgeReply(page, 'shell.print', {})).ok,
    (await bridgeReply(page, 'shell.copySecret', { text: 'x' })).ok,
    (await bridgeReply(page, 'shell.zoom', { percent: null })).ok,
  ];
  expect(await said()).toEqual([false, false, false, false]);
  await bridgeCall(page, 'practice.prepare', {});
  await bridgeCall(page, 'practice.enter', { signInName: 'samira' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
  expect(await said()).toEqual([true, true, true, true]);
  expect(await prints()).toBe(1);
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
  expect(await said()).toEqual([false, false, false, false]);
  expect(await prints()).toBe(1);
});

test('files from outside are read in a process of Electron’s, which ends itself', async ({
  program: { app },
}) => {
  const svg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="800" height="400"><rect width="800" height="300" fill="#024"/>${inside}</svg>`;
  const levels = Array.from({ length: 10 }, (_, at) => at);
  const endless = svg(
    `<defs><g id="a0"><path d="M0 0H9V9"/></g>${levels.map((at) => `<g id="a${String(at + 1)}">${`<use xlink:href="#a${String(at)}"/>`.repeat(10)}</g>`).join('')}</defs><use xlink:href="#a10"/>`,
  );
  const read = (text: string, time: number) =>
    app.evaluate(
      ({ utilityProcess }, asked) =>
        new Promise<unknown>((resolve) => {
          const child = utilityProcess.fork(asked.entry);
          child.on('message', (said: unknown) => {
            if (said !== 'begun') {
              resolve((said as { answer: { ok: boolean } }).answer.ok);
              child.kill();
              return;
            }
            const bytes = new TextEncoder().encode(asked.text);
            child.postMessage({ job: 'logo', asked: bytes, time: asked.time });
          });
          child.on('exit', () => {
            resolve('ended');
          });
        }),
      { entry: path.join(root, 'out', 'main', 'reader.cjs'), text, time },
    );
  expect(await read(svg(''), 15_000)).toBe(true);
  expect(await read(endless, 1000)).toBe('ended');
});

test('no crash reports are kept or sent', async ({ program: { app } }) => {
  const reports = await app.evaluate(({ app: running, crashReporter }) => {
    let isSending = false;
    try {
      isSending = crashReporter.getUploadToServer();
    } catch {
      // never started
    }
    return { isSending, folder: running.getPath('crashDumps') };
  });
  expect(reports.isSending).toBe(false);
  const kept = existsSync(reports.folder) ? readdirSync(reports.folder, { recursive: true }) : [];
  expect(kept.filter((name) => String(name).endsWith('.dmp'))).toEqual([]);
});

test('a second program on the same data folder shows the first one and ends', async ({ program }) => {
  const { app, data } = program;
  await app.evaluate(({ app: running, BrowserWindow }) => {
    const held = globalThis as unknown as { asked: number };
    held.asked = 0;
    running.on('second-instance', () => (held.asked += 1));
    BrowserWindow.getAllWindows()[0]!.minimize();
  });
  const { executable, args } = await ensureElectron();
  const second = spawn(executable, [...args, '--data', data], { stdio: 'ignore' });
  await once(second, 'exit');
  const first = await app.evaluate(({ BrowserWindow }) => ({
    asked: (globalThis as unknown as { asked: number }).asked,
    isMinimized: BrowserWindow.getAllWindows()[0]!.isMinimized(),
  }));
  expect(first).toEqual({ asked: 1, isMinimized: false });
});
