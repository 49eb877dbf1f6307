// When the control page must be saved: never saved though somebody could be asked to check, or older than what it says.
import { expect, it } from 'vitest';
import { controlPageDue, type ControlPageDue, type SinceSaved } from '#domain/control-page.ts';
import type { Instant } from '#domain/dates.ts';

const savedAt = '2026-11-24T09:00:00.000Z' as Instant;
const nothing: SinceSaved = { replaced: 0, revoked: 0, hasNewKey: false };

it.each<[string, number, Instant | null, Partial<SinceSaved>, ControlPageDue['kind'] | null]>([
  ['nothing issued, never saved', 0, null, {}, null],
  ['nothing issued, and a key that was changed before the first save', 0, null, { hasNewKey: true }, null],
  ['the first issued', 1, null, {}, 'neverSaved'],
  ['many issued and some revoked, never saved', 40, null, { revoked: 2 }, 'neverSaved'],
  ['saved before anything was issued', 0, savedAt, {}, null],
  ['more issued since, by the same key', 41, savedAt, {}, null],
  ['one revoked since', 1, savedAt, { revoked: 1 }, 'outdated'],
  ['one replaced since', 2, savedAt, { replaced: 1 }, 'outdated'],
  ['one replaced and then revoked since', 2, savedAt, { replaced: 1, revoked: 1 }, 'outdated'],
  ['a new key since, nothing issued with it yet', 1, savedAt, { hasNewKey: true }, 'outdated'],
  ['a new key before anything was issued', 0, savedAt, { hasNewKey: true }, 'outdated'],
])('%s', (_, issued, at, since, expected) => {
  const due = controlPageDue(issued, at, { ...nothing, ...since });
  expect(due?.kind ?? null).toBe(expected);
  if (due?.kind === 'neverSaved') expect(due.issued).toBe(issued);
  if (due?.kind === 'outdated') expect(due).toMatchObject({ savedAt, ...nothing, ...since });
});
