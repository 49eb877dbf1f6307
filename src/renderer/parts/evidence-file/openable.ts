/** The files of a validation that this user may look at, each once however many criteria it speaks for. Pure. */
import type { Piece } from './piece.ts';

export type PieceWithFile = Piece & { readonly attachment: NonNullable<Piece['attachment']> };

const canBeOpened = (piece: Piece): piece is PieceWithFile =>
  piece.attachment !== null && piece.attachment.mayOpen && piece.attachment.disposed === null;

export const openable = (evidence: readonly Piece[]): readonly PieceWithFile[] =>
  evidence
    .filter(canBeOpened)
    .filter(
      (piece, index, all) => all.findIndex((one) => one.attachment.id === piece.attachment.id) === index,
    );
