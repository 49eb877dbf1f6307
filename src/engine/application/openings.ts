/**
 * Openings: one row in the log for whoever opens a participant, a validation or a certificate, where the organisation
 * has chosen so. Not here: prints and saved files, which are commands and always logged.
 */
import type { Call } from '#contract/call.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import { minutesOfAnOpening, type openings } from '#domain/openings.ts';
import { hasOpenedSince } from '../store/accesses.ts';
import { findOwnerOf } from '../store/reach.ts';
import type { ReadStore } from '../store/store.ts';
import { readSettings } from './settings.ts';

const before = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString() as Instant;

/** What is to be logged of a query that was answered; undefined for most. */
export const openingOf = async (
  store: ReadStore,
  call: Call,
  input: unknown,
  { userId, now }: { readonly userId: UserId; readonly now: Instant },
): Promise<AuditEvent | undefined> => {
  if (!call.opens || !(await readSettings(store)).logsOpenings) return undefined;
  const { id } = input as { readonly id: string }; // `opens` is said only of calls that take one id
  const participantId = await findOwnerOf(store, id);
  if (participantId === undefined) return undefined;
  const since = before(now, minutesOfAnOpening);
  if (await hasOpenedSince(store, { userId, participantId, subjectId: id }, since)) return undefined;
  const what: (typeof openings)[number] = `${call.opens}.opened`;
  return { what, subject: { kind: call.opens, id }, participantId };
};
