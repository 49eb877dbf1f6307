/**
 * Photos and files of evidence: who may open which, and their bytes. Not here: attaching one (evidence.ts), and what a
 * file may be (vault/attachment.ts).
 */
import { mayOpenAttachment } from '#domain/evidence.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { mayControl } from '#domain/verification.ts';
import { getAttachment, listEvidenceFor } from '../store/attachments.ts';
import type { Viewer } from '../store/reach.ts';
import type { ReadStore } from '../store/store.ts';
import { listInvolved } from '../store/validations.ts';
import type { SignedIn } from './handler.ts';
import { maySeePerson, viewerOf } from './rights.ts';

/** Whether this user may open the attachment. */
export const mayOpen = async (store: ReadStore, viewer: Viewer, id: AttachmentId): Promise<boolean> => {
  const evidenceFor = await listEvidenceFor(store, id);
  return mayOpenAttachment(
    await Promise.all(
      evidenceFor.map(async ({ validationId, state, person }) => ({
        maySeePerson: await maySeePerson(store, viewer, person),
        isToControl:
          viewer.isVerifier &&
          mayControl(viewer.userId, state, { assessedBy: await listInvolved(store, validationId) }).ok,
      })),
    ),
  );
};

/** The attachment as it was kept; undefined when there is none that this user may open. */
export const showAttachment = async (store: ReadStore, user: SignedIn, id: AttachmentId) => {
  const attachment = (await mayOpen(store, await viewerOf(store, user), id))
    ? await getAttachment(store, id)
    : undefined;
  return (
    attachment && { bytes: attachment.content, mediaType: attachment.mediaType, fileName: attachment.name }
  );
};
