/**
 * `window.bridge` over a connection to a real engine, as preload and the window's process would put it there. Not
 * here: what only the window's process answers (`shell.*`), and rendering (renderer/render-page.tsx).
 */
import type { Connection } from '../../src/engine/compose.ts';

export type TestBridge = {
  /** Names of the calls so far, in order. */
  readonly calls: readonly string[];
  /** The file that the next call with a dialog is given; without one, the person has cancelled. */
  choose: (path: string) => void;
};

/** Puts the bridge on the window. Only JSON crosses, as in the program. */
export const putBridge = (connection: Connection): TestBridge => {
  const calls: string[] = [];
  let chosen: string | undefined;
  const bridge = {
    call: async (name: string, input: unknown, _work?: number, pin?: string): Promise<unknown> => {
      calls.push(name);
      if (name.startsWith('shell.')) return { ok: false, refusal: { kind: 'unknownCall', name } };
      const path = chosen;
      if (name === 'evidence.attach') chosen = undefined;
      const crossed: unknown = JSON.parse(JSON.stringify(input));
      const reply = await connection.callUnknown(name, crossed, { path, pin });
      return JSON.parse(JSON.stringify(reply)) as unknown;
    },
    cancel: () => undefined,
    on: () => undefined,
  };
  Object.defineProperty(window, 'bridge', { value: bridge, configurable: true });
  return {
    calls,
    choose: (path) => {
      chosen = path;
    },
  };
};
