/**
 * Prints a held PDF: its pages as pictures at 300 dots an inch in a part of the page that only paper shows, then the
 * system's print dialog. Reports pages as they are drawn, and can be cancelled. Nothing of it is left afterwards.
 */
import { sendToPrinter, type PrintAnswer } from './print-answer.ts';
import { drawPage, readPdf } from './pdf-document.ts';
import { showSheet } from './print-sheet.ts';
import './pdf.css';

const a4Inches = 8.27;
const dotsPerInch = 300;

type Progress = {
  /** As many as there are: the printer has it. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

const pictureOf = (canvas: HTMLCanvasElement): Promise<string> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(URL.createObjectURL(blob));
      else reject(new Error('The page could not be drawn'));
    }, 'image/png');
  });

export const printPdf = async (
  documentId: string,
  { onProgress, signal }: Progress = {},
): Promise<PrintAnswer> => {
  const pdf = await readPdf(documentId);
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  const urls: string[] = [];
  let hide = (): void => undefined;
  try {
    const canvas = document.createElement('canvas');
    for (let number = 1; number <= pdf.numPages; number += 1) {
      if (signal?.aborted) return 'cancelled';
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      await drawPage(pdf, number, canvas, Math.round(a4Inches * dotsPerInch * (width / 595)), 'print');
      const image = document.createElement('img');
      image.alt = '';
      image.src = await pictureOf(canvas);
      urls.push(image.src);
      await image.decode();
      // No document mixes the two.
      sheet.classList.toggle('landscape', width > height);
      const paper = document.createElement('div');
      paper.className = 'print-page';
      paper.append(image);
      sheet.append(paper);
      onProgress?.(number, pdf.numPages);
    }
    if (signal?.aborted) return 'cancelled';
    hide = showSheet(sheet);
    return await sendToPrinter(signal);
  } finally {
    hide();
    for (const url of urls) URL.revokeObjectURL(url);
    void pdf.loadingTask.destroy();
  }
};
