/**
 * Documents that one seat has on screen: bytes in memory, at most a handful, gone at sign-out. Nothing is written to
 * disk until the person saves.
 */
import type { CallName } from '#contract/index.ts';
import type { CertificateId, DocumentId, ParticipantId } from '#domain/ids.ts';

const atMost = 8;

export type Asked = { readonly name: CallName; readonly ids: readonly string[] };

export type HeldDocument = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** False for a certificate: one that is only shown must not reach a file, and an issued one is saved from the record. */
  readonly maySave: boolean;
  /** Whom it tells of: what leaves the program is logged with each of them. */
  readonly participantIds: readonly ParticipantId[];
  /** The call that it was made by and the ids it was given: whoever is shown it anew may make that call still. */
  readonly asked: Asked;
  /** Those of them whose names the user saw when it was made, and so may stand on it. */
  readonly knownIds: readonly ParticipantId[];
  /** The certificates of a print job, until it is known that they came out on paper. */
  readonly toPrint?: readonly CertificateId[];
};

export type Documents = {
  readonly hold: (id: DocumentId, document: HeldDocument) => void;
  readonly find: (id: DocumentId) => HeldDocument | undefined;
  /** No longer waits for a printer; still held to be shown. */
  readonly hasPrinted: (id: DocumentId) => void;
  readonly clear: () => void;
};

/** The oldest document gives way when there are more than a few. */
export const heldDocuments = (): Documents => {
  const held = new Map<DocumentId, HeldDocument>();
  return {
    hold: (id, document) => {
      held.set(id, document);
      for (const oldest of held.keys()) {
        if (held.size <= atMost) break;
        held.delete(oldest);
      }
    },
    find: (id) => held.get(id),
    hasPrinted: (id) => {
      const document = held.get(id);
      if (document) held.set(id, { ...document, toPrint: [] });
    },
    clear: () => {
      held.clear();
    },
  };
};
