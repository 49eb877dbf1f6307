/**
 * What a reader program finds in a PDF: the text of each page. pdf.js, so that no program of the system is needed.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text of each page, pieces joined with spaces. */
export const pdfText = async (bytes: Uint8Array): Promise<string[]> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await loading.destroy();
  return pages;
};
