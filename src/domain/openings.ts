/**
 * Which events of the log tell that somebody looked at a participant or took something of theirs out of the program.
 * Not here: writing the log.
 */
import type { AuditWhat } from './audit-words.ts';

/** Logged only where the organisation has chosen so. */
export const openings = [
  'participant.opened',
  'validation.opened',
  'certificate.opened',
  'attachment.opened',
] as const satisfies readonly AuditWhat[];

/** Everything the list Åtkomst shows; all but the openings are always logged. */
export const accesses = [
  ...openings,
  'participant.numberShown',
  'participant.extracted',
  'certificate.printBegun',
  'certificate.printed',
  'certificate.saved',
  'attachment.saved',
  'document.printBegun',
  'document.printed',
  'document.saved',
  'page.printBegun',
  'page.printed',
  'archive.exported',
] as const satisfies readonly AuditWhat[];

/** Minutes in which the same person opening the same thing again, or the page asking anew, is the same opening. */
export const minutesOfAnOpening = 10;
