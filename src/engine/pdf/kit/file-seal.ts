/**
 * Room in a document for the seal of its whole file, empty as yet, where the standard keeps what a program writes for
 * itself (ISO 32000-1, 14.5). Not here: what it is filled with (domain/file-seal.ts).
 */
import { startOfSwedishDay, type PlainDate } from '#domain/dates.ts';
import { fileSealRoom } from '#domain/file-seal.ts';
import type { Sheet } from './sheet.ts';

export const placeFileSeal = ({ pdf }: Sheet, on: PlainDate): void => {
  pdf._root.data['PieceInfo'] = {
    Intyga: { LastModified: new Date(startOfSwedishDay(on)), Private: new Uint8Array(fileSealRoom) },
  };
};
