/**
 * Many PDFs → one print job, in the order given. The result is for the printer only: it carries no tags, no
 * attachments and no claims, and is never stored or handed out.
 */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

export type CombineOptions = {
  /** Adds an empty page after documents with an odd number of pages, so that each begins on a sheet of its own. */
  readonly isDoubleSided: boolean;
  /** Told after each document, with its number of pages; what it throws stops the work. */
  readonly onDocument?: (index: number, pageCount: number) => Promise<void>;
};

/** Structure keys lead nowhere once a page stands in another document. */
const treeKeys = ['StructParents', 'Tabs'];

export const combine = async (
  pdfs: readonly Uint8Array[],
  options: CombineOptions = { isDoubleSided: false },
): Promise<Uint8Array> => {
  const job = await PDFDocument.create({ updateMetadata: false });
  for (const [index, bytes] of pdfs.entries()) {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = await job.copyPages(source, source.getPageIndices());
    for (const page of pages) {
      for (const key of [...treeKeys, 'Annots']) page.node.delete(PDFName.of(key));
      job.addPage(page);
    }
    const [first] = pages;
    if (options.isDoubleSided && first && pages.length % 2 === 1)
      job.addPage([first.getWidth(), first.getHeight()]);
    await options.onDocument?.(index, pages.length);
  }
  return job.save();
};

export const countPages = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
