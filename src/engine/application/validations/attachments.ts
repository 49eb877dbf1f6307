/**
 * Photos and files of evidence: their bytes, opening one, and saving a copy. Not here: who may open which (rights.ts),
 * attaching one (evidence.ts), and what a file may be (pictures/attachment.ts).
 */
import { basename } from 'node:path';
import type { attachmentContract } from '#contract/attachments.ts';
import { nameFor } from '#domain/file-kinds.ts';
import { portableName } from '#domain/file-name.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { getAttachment, listEvidenceFor } from '../../store/validations/attachments.ts';
import { sha256 } from '../../sha256.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { prepareSave } from '../../files/files.ts';
import { showDocumentOf } from '../frame/document-reading.ts';
import { doneSaving, type Handlers, type SignedIn } from '../frame/handler.ts';
import { freshPlace } from '../frame/chosen-path.ts';
import { mayOpen, viewerOf } from '../frame/rights.ts';

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
    return accept({ name: portableName(nameFor(fileName, mediaType)), mediaType, size: bytes.length });
  },

  'attachment.read': async ({ store, user, readDocument, readOutside }, { id }) => {
    const shown = await showAttachment(store, user, id);
    return shown ? accept(await showDocumentOf({ readDocument, readOutside }, shown)) : missing;
  },

  'attachment.save': async ({ store, user, path }, { id }) => {
    const shown = await showAttachment(store, user, id);
    if (!shown) return missing;
    const place = freshPlace(path, nameFor(basename(path).replace(/[\s.]+$/u, ''), shown.mediaType));
    if (!place.ok) return place;
    const file = prepareSave(place.value, shown.bytes);
    if (!file.ok) return file;
    const people = (await listEvidenceFor(store, [id])).map(({ person }) => person.id);
    return doneSaving(
      {},
      {
        what: 'attachment.saved',
        subjectId: id,
        participantIds: people,
        after: { mediaType: shown.mediaType, sha256: sha256(shown.bytes) },
      },
      file.value,
    );
  },
};
