/**
 * The last door before a certificate gets its number: does the finished file keep what archives and screen readers are
 * promised? Not here: the rules (pdf/check), and the thread that the program uses (paper-checker.ts).
 */
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import type { CheckProblem } from '../../pdf/index.ts';
import { pdfRoom } from './pdf-room.ts';

/** `unfinished`: no answer within the time or the memory that there is. */
export type PaperVerdict = readonly CheckProblem[] | 'unfinished';
export type PaperChecker = (pdf: Uint8Array) => Promise<PaperVerdict>;

/** Where nobody waits meanwhile, as when a story is played: on the spot, however long it takes. */
export const checkOnTheSpot: PaperChecker = async (pdf) => (await (await pdfRoom()).checkPdf(pdf)).problems;

/** Refuses: `certificateNotConforming` with the rules that are broken, `certificateCheckUnfinished`. */
export const mayLeave = async (checker: PaperChecker, pdf: Uint8Array): Promise<Decision<void>> => {
  const verdict = await checker(pdf);
  if (verdict === 'unfinished') return refuse({ kind: 'certificateCheckUnfinished' });
  return verdict.length === 0
    ? accept(undefined)
    : refuse({ kind: 'certificateNotConforming', rules: [...new Set(verdict.map(({ rule }) => rule))] });
};
