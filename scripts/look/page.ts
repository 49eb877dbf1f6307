// What is done inside the page before its picture is taken: calls, ids for paths, and waiting until nothing moves.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** A call as the page makes it; what comes back is the call's own business. */
export async function bridgeCall(page: Page, name: string, input: unknown): Promise<unknown> {
  const reply = await page.evaluate(
    ([call, given]) =>
      (
        globalThis as unknown as {
          bridge: { call: (name: string, input: unknown) => Promise<{ ok: boolean; value?: unknown }> };
        }
      ).bridge.call(call, given),
    [name, input] as const,
  );
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply)}`);
  return reply.value;
}

interface Rows {
  readonly rows: readonly { readonly id: string }[];
}

const list = { search: '', after: null, limit: 1 };
const states = ['planned', 'ongoing', 'submitted', 'returned', 'approved', 'certified', 'endedEarly'];

const listValidations = async (page: Page, state: string, assessorId: string | null): Promise<Rows> => {
  const input = { ...list, workshopId: null, moduleVersionId: null, assessorId, states: [state] };
  return (await bridgeCall(page, 'validation.list', input)) as Rows;
};

/** One's own before others'. */
async function findValidation(page: Page, state: string): Promise<Rows> {
  const session = (await bridgeCall(page, 'session.get', {})) as { user: { id: string } } | null;
  const own = await listValidations(page, state, session?.user.id ?? null);
  return own.rows.length > 0 ? own : await listValidations(page, state, null);
}

/** How the first of a kind is found. */
const finders: Readonly<Record<string, (page: Page) => Promise<Rows>>> = {
  participant: async (page) =>
    (await bridgeCall(page, 'participant.list', {
      ...list,
      workshopId: null,
      standing: 'current',
      sort: 'name',
      direction: 'ascending',
    })) as Rows,
  certificate: async (page) => (await bridgeCall(page, 'certificate.list', { ...list, year: null })) as Rows,
  module: async (page) => ({
    rows: (await bridgeCall(page, 'module.list', { withOldVersions: false })) as Rows['rows'],
  }),
  ...Object.fromEntries(states.map((state) => [state, (page: Page) => findValidation(page, state)])),
};

async function firstId(page: Page, kind: string): Promise<string> {
  const find = finders[kind];
  if (find === undefined) throw new Error(`:${kind} is none of :${Object.keys(finders).join(', :')}.`);
  const id = (await find(page)).rows[0]?.id;
  if (id === undefined) throw new Error(`The practice register has no :${kind}.`);
  return id;
}

/** A path with every `:kind` in it replaced by the id of the first of that kind. */
export async function fillIn(page: Page, path: string): Promise<string> {
  const parts: string[] = [];
  for (const part of path.split('/'))
    parts.push(part.startsWith(':') ? await firstId(page, part.slice(1)) : part);
  return parts.join('/');
}

/** Waits until two pictures in a row are the same and nothing says that it is busy; false when that never comes. */
export async function standStill(page: Page): Promise<boolean> {
  const [pause, patience] = [300, 15_000];
  let before: Buffer | undefined;
  for (const end = Date.now() + patience; Date.now() < end;) {
    await wait(pause);
    const now = await page.screenshot();
    const isBusy =
      (await page.locator('[aria-busy="true"], .loading, .pdf-page:not([data-drawn])').count()) > 0;
    if (!isBusy && before?.equals(now) === true) return true;
    before = now;
  }
  return false;
}
