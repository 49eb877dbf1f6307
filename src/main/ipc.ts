/**
 * The bridge's inner end, and the only raw ipc besides preload.ts. Messages from anything but our own page are
 * dropped. A call is answered by the shell, or gets the path it asks for and goes on to the engine.
 */
import { dialog, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Call, CallName, Reply } from '#contract/index.ts';
import { hasShellPart, loadCalls, logsPrint } from './calls.ts';
import type { EngineProcess } from './engine-process.ts';
import { isOurs, safeName, shownPage } from './guard.ts';
import { openFilters } from './open-filters.ts';
import type { ShellCalls } from './shell-calls.ts';
import { t } from './texts.ts';
import type { AppWindow } from './window.ts';

const isOurPage = (event: IpcMainInvokeEvent | IpcMainEvent, window: AppWindow): boolean =>
  event.sender === window.window.webContents &&
  event.senderFrame === event.sender.mainFrame &&
  isOurs(event.senderFrame.url);

const refused = (kind: 'cancelled' | 'notSignedIn'): Reply<never> => ({ ok: false, refusal: { kind } });

const suggestedName = (input: unknown): string | undefined =>
  typeof input === 'object' && input !== null && 'suggestedName' in input
    ? safeName(input.suggestedName)
    : undefined;

const askForPath = async (
  window: AppWindow,
  name: string,
  asks: NonNullable<Call['asks']>,
  input: unknown,
): Promise<string | undefined> => {
  const title = t(`dialogs.${name}`);
  if (asks.dialog !== 'savePath') {
    const chosen = await dialog.showOpenDialog(
      window.window,
      asks.dialog === 'openFolder'
        ? { title, properties: ['openDirectory', 'createDirectory'] }
        : { title, filters: openFilters(asks.groups, t), properties: ['openFile'] },
    );
    return chosen.canceled ? undefined : chosen.filePaths[0];
  }
  const filters =
    asks.extensions.length === 0 ? [] : [{ name: t('filters.files'), extensions: [...asks.extensions] }];
  const defaultPath = suggestedName(input);
  const chosen = await dialog.showSaveDialog(window.window, {
    title,
    filters,
    ...(defaultPath === undefined ? {} : { defaultPath }),
  });
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath;
};

export const answerBridge = (options: {
  readonly window: () => AppWindow;
  readonly engine: EngineProcess;
  readonly shell: ShellCalls;
}): void => {
  const running = new Map<number, AbortController>();
  const unwatched = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
  /** That something goes to paper is on the log, and it has not gone yet. */
  let isPrintLogged = false;

  /** Whoever prints without having said what has it said for them: the page that the window shows. */
  const logPrint = async (contents: WebContents): Promise<Reply<unknown>> => {
    const wasLogged = isPrintLogged;
    isPrintLogged = false;
    if (wasLogged) return { ok: true, value: null };
    const input = shownPage(contents.getURL());
    return options.engine.call({ from: contents.id, name: 'page.print', input }, unwatched());
  };

  ipcMain.handle(
    'call',
    async (event, name: unknown, input: unknown, work: unknown, pin: unknown): Promise<Reply<unknown>> => {
      const window = options.window();
      if (!isOurPage(event, window) || typeof name !== 'string') return refused('notSignedIn');
      const loaded = hasShellPart(name) ? await loadCalls() : undefined;
      const call: Call | undefined = loaded?.contract[name as CallName];
      if (loaded && call?.kind === 'shell') {
        const admitted = await options.engine.call({ from: event.sender.id, name, input }, unwatched());
        if (!admitted.ok) return admitted;
        const logged = name === 'shell.print' ? await logPrint(event.sender) : admitted;
        if (!logged.ok) return logged;
        const parsed = loaded.parseInput(call, input);
        const answer = options.shell[name as keyof ShellCalls] as (parsed: unknown) => Promise<unknown>;
        return parsed.success
          ? { ok: true, value: await answer(parsed.data) }
          : { ok: false, refusal: { kind: 'invalidInput', problems: [] } };
      }
      const controller = new AbortController();
      if (call?.asks && call.confirmsProtected) {
        // Without a path yet: what is refused anyway is said before a place is asked for.
        const watch = { signal: controller.signal, onProgress: () => undefined };
        const reply = await options.engine.call({ from: event.sender.id, name, input }, watch);
        if (!reply.ok && reply.refusal.kind !== 'cancelled') return reply;
      }
      const path = call?.asks && (await askForPath(window, name, call.asks, input));
      if (call?.asks && path === undefined) return refused('cancelled');
      const workId = typeof work === 'number' ? work : undefined;
      if (workId !== undefined) running.set(workId, controller);
      const reply = await options.engine.call(
        {
          from: event.sender.id,
          name,
          input,
          path,
          pin: typeof pin === 'string' ? pin.slice(0, 6) : undefined,
        },
        {
          signal: controller.signal,
          onProgress: (done, of) => {
            if (workId !== undefined && !event.sender.isDestroyed())
              event.sender.send('progress', workId, done, of);
          },
        },
      );
      if (workId !== undefined) running.delete(workId);
      if (reply.ok && logsPrint(name)) isPrintLogged = true;
      return reply;
    },
  );

  ipcMain.on('cancel', (event, work: unknown) => {
    if (isOurPage(event, options.window()) && typeof work === 'number') running.get(work)?.abort();
  });
};
