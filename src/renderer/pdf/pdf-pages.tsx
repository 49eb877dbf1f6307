/** The real PDF, page by page, as large as there is room for. Its text is there for a screen reader too. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { drawPage, readPdf, type PDFDocumentProxy } from './pdf-document.ts';
import './pdf.css';

/** Wide enough to be sharp at 200 % on an ordinary screen. */
const pixelsWide = 1400;

export function PdfPages({ documentId, label }: { readonly documentId: string; readonly label: string }) {
  const { t } = useTranslation('pdf');
  const pdf = useQuery({
    queryKey: ['pdf', documentId],
    queryFn: () => readPdf(documentId),
    staleTime: Infinity,
    gcTime: 0,
    // What was shown stays until what comes instead can be drawn.
    placeholderData: keepPreviousData,
  });
  if (pdf.error) return <Notice tone="problem" title={t('unreadable')} />;
  if (!pdf.data) return <Loading label={t('drawing')} lines={8} />;
  const { data } = pdf;
  return (
    <div className="pdf-pages" role="document" aria-label={label}>
      {Array.from({ length: data.numPages }, (_, index) => (
        <PdfPage key={index} pdf={data} number={index + 1} count={data.numPages} />
      ))}
    </div>
  );
}

type PageProps = { readonly pdf: PDFDocumentProxy; readonly number: number; readonly count: number };

function PdfPage({ pdf, number, count }: PageProps) {
  const { t } = useTranslation('pdf');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!canvas.current) return;
    const fresh = document.createElement('canvas');
    let isGone = false;
    void drawPage(pdf, number, fresh, pixelsWide).then((found) => {
      const shown = canvas.current;
      if (isGone || !shown) return;
      shown.width = fresh.width;
      shown.height = fresh.height;
      shown.getContext('2d')?.drawImage(fresh, 0, 0);
      setText(found);
    });
    return () => {
      isGone = true;
    };
  }, [pdf, number]);
  return (
    <figure className="pdf-page" data-drawn={text === '' ? undefined : ''}>
      <canvas ref={canvas} role="img" aria-label={t('page', { number, count })} />
      <figcaption className="visually-hidden">{text}</figcaption>
    </figure>
  );
}
