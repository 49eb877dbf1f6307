/**
 * Openings: one row in the log for whoever opens a participant, a validation, a certificate or a file, where the
 * organisation has chosen so. Not here: prints and saved files, which are commands and always logged.
 */
import type { Call } from '#contract/call.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { Instant } from '#domain/dates.ts';
import type { AttachmentId, ParticipantId, UserId } from '#domain/ids.ts';
import { minutesOfAnOpening, type openings } from '#domain/openings.ts';
import { hasOpenedWithin } from '../../store/register/accesses.ts';
import { listEvidenceFor } from '../../store/validations/attachments.ts';
import { findOwnerOf } from '../../store/base/reach.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { readSettings } from '../../store/base/settings.ts';

const before = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString() as Instant;

/** Whom an id is about: a photo of several people is about all of them. */
const ownersOf = async (
  store: ReadStore,
  opens: NonNullable<Call['opens']>,
  id: string,
): Promise<readonly ParticipantId[]> => {
  if (opens === 'attachment') {
    const evidenceFor = await listEvidenceFor(store, [id as AttachmentId]); // `opens` says so
    return evidenceFor.map(({ person }) => person.id);
  }
  const owner = await findOwnerOf(store, id);
  return owner === undefined ? [] : [owner];
};

/** What is to be logged of a query that was answered; undefined for most. */
export const openingOf = async (
  store: ReadStore,
  call: Call,
  input: unknown,
  { userId, now }: { readonly userId: UserId; readonly now: Instant },
): Promise<AuditEvent | undefined> => {
  if (!call.opens || !(await readSettings(store)).logsOpenings) return undefined;
  const { id } = input as { readonly id: string }; // `opens` is said only of calls that take one id
  const participantIds = await ownersOf(store, call.opens, id);
  const [participantId] = participantIds;
  if (participantId === undefined) return undefined;
  const lately = { from: before(now, minutesOfAnOpening), to: now };
  if (await hasOpenedWithin(store, { userId, participantId, subjectId: id }, lately)) return undefined;
  const what: (typeof openings)[number] = `${call.opens}.opened`;
  return { what, subjectId: id, participantIds };
};
