/**
 * Room in a document for the seal of its whole file, empty as yet, where the standard keeps what a program writes for
 * itself (ISO 32000-1, 14.5). Not here: what it is filled with (domain/file-seal.ts).
 */
import { fileSealRoom } from '#domain/file-seal.ts';
import type { Sheet } from './sheet.ts';

export const placeFileSeal = ({ pdf }: Sheet, on: string): void => {
  pdf._root.data['PieceInfo'] = {
    Intyga: { LastModified: new Date(`${on}T00:00:00Z`), Private: new Uint8Array(fileSealRoom) },
  };
};
