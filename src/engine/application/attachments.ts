/**
 * Photos and files of evidence: their bytes, opening one, and saving a copy. Not here: who may open which (rights.ts),
 * attaching one (evidence.ts), and what a file may be (vault/attachment.ts).
 */
import type { attachmentContract } from '#contract/attachments.ts';
import { nameFor } from '#domain/file-kinds.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { getAttachment, listEvidenceFor } from '../store/attachments.ts';
import { sha256 } from '../store/audit.ts';
import type { ReadStore } from '../store/store.ts';
import { writeWhole } from '../vault/files.ts';
import { done, type Handlers, type SignedIn } from './handler.ts';
import { mayOpen, viewerOf } from './rights.ts';

/** The attachment as it was kept; undefined when there is none that this user may open. */
export const showAttachment = async (store: ReadStore, user: SignedIn, id: AttachmentId) => {
  const attachment = (await mayOpen(store, await viewerOf(store, user), id))
    ? await getAttachment(store, id)
    : undefined;
  return (
    attachment && { bytes: attachment.content, mediaType: attachment.mediaType, fileName: attachment.name }
  );
};

const missing = refuse({ kind: 'notFound', what: 'attachment' });

export const attachmentHandlers: Handlers<typeof attachmentContract> = {
  'attachment.open': async ({ store, user }, { id }) => {
    const shown = await showAttachment(store, user, id);
    if (!shown) return missing;
    const { fileName, mediaType, bytes } = shown;
    return accept({ name: nameFor(fileName, mediaType), mediaType, size: bytes.length });
  },

  'attachment.save': async ({ store, user, path }, { id }) => {
    const shown = await showAttachment(store, user, id);
    if (!shown) return missing;
    const written = writeWhole(path, shown.bytes);
    if (!written.ok) return written;
    const people = (await listEvidenceFor(store, id)).map(({ person }) => person.id);
    return done(
      {},
      {
        what: 'attachment.saved',
        subject: { kind: 'attachment', id },
        participantIds: people,
        after: { mediaType: shown.mediaType, sha256: sha256(shown.bytes) },
      },
    );
  },
};
