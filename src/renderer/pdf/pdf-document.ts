/**
 * Reads a held PDF in the page with pdf.js, loaded only where a PDF is shown. No network, no eval, no wasm: the
 * worker comes from our own origin. Not here: how pages stand on the screen or on paper.
 */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { HeldKind } from '#contract/messages.ts';
import { heldUrl } from '../calls/held-url.ts';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

export type { PDFDocumentProxy };

/** Ours carry all they need with them; what people bring may need fonts and readers of pictures. */
type PdfKind = Extract<HeldKind, 'document' | 'attachment'>;

export const readPdf = async (id: string, kind: PdfKind = 'document'): Promise<PDFDocumentProxy> => {
  const reply = await fetch(heldUrl(kind, id));
  if (!reply.ok) throw new Error(`The document is no longer held: ${String(reply.status)}`);
  const data = new Uint8Array(await reply.arrayBuffer());
  const helped = kind === 'attachment' ? (await import('./pdf-helpers.ts')).pdfHelpers : { useWasm: false };
  return getDocument({ data, enableXfa: false, ...helped }).promise;
};

/** Draws one page at `pixels` wide onto a canvas and returns its text for those who listen. */
export const drawPage = async (
  pdf: PDFDocumentProxy,
  pageNumber: number,
  canvas: HTMLCanvasElement,
  pixels: number,
  intent: 'display' | 'print' = 'display',
): Promise<string> => {
  const page = await pdf.getPage(pageNumber);
  const scale = pixels / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent }).promise;
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
    .join('')
    .trim();
};
