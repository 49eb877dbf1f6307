/**
 * The conformance check of our own PDFs against PDF/A-3a and PDF/UA-1, as far as a machine can tell. It is a guard
 * against mistakes of the program, not an audit: it knows the kind of PDF that Intyga makes, and whether words and
 * reading order make sense is for people.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { checkAnnotations } from './annotations.ts';
import { checkAttachments } from './attachments.ts';
import { checkCatalog } from './catalog.ts';
import { walkContent } from './content.ts';
import { checkFile, checkMetadata } from './file.ts';
import { checkFonts } from './fonts.ts';
import { checkForbidden } from './forbidden.ts';
import { checkForm, checkLimits, checkSignatures } from './limits.ts';
import { openChecked } from './objects.ts';
import type { CheckProblem, Report } from './problem.ts';
import { checkStructure } from './structure.ts';

export type CheckReport = { readonly problems: readonly CheckProblem[] };

/** Checks a file; no problems means that nothing was found. Never throws on a bad file. */
export const checkPdf = async (bytes: Uint8Array): Promise<CheckReport> => {
  const problems: CheckProblem[] = [];
  const report: Report = (rule, message, where) => {
    problems.push(where === undefined ? { rule, message } : { rule, message, where });
  };
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
      throwOnInvalidObject: true,
      parseSpeed: Number.POSITIVE_INFINITY,
    });
    const checked = openChecked(document, bytes, report);
    checkFile(checked);
    checkMetadata(checked);
    checkLimits(checked);
    checkForm(checked);
    checkSignatures(checked);
    checkForbidden(checked);
    checkCatalog(checked);
    checkAttachments(checked);
    const walked = walkContent(checked);
    checkFonts(checked, walked);
    checkAnnotations(checked, checkStructure(checked, walked));
  } catch (error) {
    report(
      '1.unreadable',
      `Filen går inte att läsa som PDF: ${error instanceof Error ? error.message : 'okänt fel'}`,
    );
  }
  return { problems };
};
