/**
 * Many PDFs → one print job, in the order given, each on sheets of its own also where the printer fills both sides. The
 * result is for the printer only: it carries no tags, no attachments and no claims, and is never stored or handed out.
 */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Told after each document, with the number of pages so far; what it throws stops the work. */
type OnDocument = (index: number, pageCount: number) => Promise<void>;

/** Structure keys lead nowhere once a page stands in another document. */
const treeKeys = ['StructParents', 'Tabs'];

export const combine = async (pdfs: readonly Uint8Array[], onDocument?: OnDocument): Promise<Uint8Array> => {
  const job = await PDFDocument.create({ updateMetadata: false });
  for (const [index, bytes] of pdfs.entries()) {
    const last = job.getPages().at(-1);
    // An empty page fills the sheet: else one person's front lands on another's back.
    if (last && job.getPageCount() % 2 === 1) job.addPage([last.getWidth(), last.getHeight()]);
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = await job.copyPages(source, source.getPageIndices());
    for (const page of pages) {
      for (const key of [...treeKeys, 'Annots']) page.node.delete(PDFName.of(key));
      job.addPage(page);
    }
    await onDocument?.(index, job.getPageCount());
  }
  return job.save();
};

export const countPages = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
