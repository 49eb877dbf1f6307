/** What is done inside the page before its picture is taken: ids for paths, and waiting until nothing moves. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { UserId } from '#domain/ids.ts';
import { validationStates, type ValidationState } from '#domain/validation-state.ts';
import { bridgeCall } from '../bridge-call.ts';

const list = { search: '', after: null, limit: 1 };

type Found = readonly { readonly id: string }[];

const listValidations = async (
  page: Page,
  state: ValidationState,
  assessorId: UserId | null,
): Promise<Found> => {
  const input = { ...list, workshopId: null, moduleVersionId: null, assessorId, states: [state] };
  return (await bridgeCall(page, 'validation.list', input)).rows;
};

/** One's own before others'. */
async function findValidation(page: Page, state: ValidationState): Promise<Found> {
  const session = await bridgeCall(page, 'session.get', {});
  const own = await listValidations(page, state, session?.user.id ?? null);
  return own.length > 0 ? own : await listValidations(page, state, null);
}

const people = {
  ...list,
  workshopId: null,
  standing: 'current',
  sort: 'name',
  direction: 'ascending',
} as const;

/** How the first of a kind is found. */
const finders: Readonly<Record<string, (page: Page) => Promise<Found>>> = {
  participant: async (page) => (await bridgeCall(page, 'participant.list', people)).rows,
  certificate: async (page) => (await bridgeCall(page, 'certificate.list', { ...list, year: null })).rows,
  module: (page) => bridgeCall(page, 'module.list', { withOldVersions: false }),
  ...Object.fromEntries(
    validationStates.map((state) => [state, (page: Page) => findValidation(page, state)]),
  ),
};

async function firstId(page: Page, kind: string): Promise<string> {
  const find = finders[kind];
  if (find === undefined) throw new Error(`:${kind} is none of :${Object.keys(finders).join(', :')}.`);
  const id = (await find(page))[0]?.id;
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
