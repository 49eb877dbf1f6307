/** The real PDF, page by page, as large as there is room for. Its text is there for a screen reader too. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/words/loading.tsx';
import { Notice } from '../ui/words/notice.tsx';
import { drawPage, readPdf, type PDFDocumentProxy } from './pdf-document.ts';
import './pdf.css';

/** Wide enough to be sharp at 200 % on an ordinary screen. */
const pixelsWide = 1400;

type PagesProps = {
  readonly documentId: string;
  readonly label: string;
  /** A file that somebody brought, not one of our own documents. */
  readonly kind?: 'document' | 'attachment';
  /** Pixels on the screen; as large as there is room for where it is left out. */
  readonly width?: number | undefined;
  /** What is said where it cannot be read. */
  readonly whenFailed?: ReactNode;
};

export function PdfPages({ documentId, label, kind = 'document', width, whenFailed }: PagesProps) {
  const { t } = useTranslation('pdf');
  const pdf = useQuery({
    queryKey: ['pdf', documentId],
    queryFn: () => readPdf(documentId, kind),
    staleTime: Infinity,
    gcTime: 0,
    // What was shown stays until what comes instead can be drawn.
    placeholderData: keepPreviousData,
  });
  if (pdf.error) return whenFailed ?? <Notice tone="problem" title={t('unreadable')} />;
  if (!pdf.data) return <Loading label={t('drawing')} lines={8} />;
  const { data } = pdf;
  return (
    <div className="pdf-pages" role="document" aria-label={label}>
      {Array.from({ length: data.numPages }, (_, index) => (
        <PdfPage key={index} pdf={data} number={index + 1} count={data.numPages} width={width} />
      ))}
    </div>
  );
}

type PageProps = {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly count: number;
  readonly width: number | undefined;
};

/** Drawn at once; those after are drawn when they are near, since people bring long documents. */
const drawnAtOnce = 8;

function PdfPage({ pdf, number, count, width }: PageProps) {
  const { t } = useTranslation('pdf');
  const figure = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [isNear, setNear] = useState(number <= drawnAtOnce);
  useEffect(() => {
    if (isNear || !figure.current) return undefined;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) setNear(true);
      },
      { rootMargin: '1000px' },
    );
    watch.observe(figure.current);
    return () => {
      watch.disconnect();
    };
  }, [isNear]);
  // Sharp also where it is shown larger than there is room for.
  const pixels = width === undefined ? pixelsWide : Math.min(Math.max(pixelsWide, width), 2 * pixelsWide);
  useEffect(() => {
    if (!canvas.current || !isNear) return;
    const fresh = document.createElement('canvas');
    let isGone = false;
    void drawPage(pdf, number, fresh, pixels).then((found) => {
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
  }, [pdf, number, isNear, pixels]);
  return (
    <figure
      ref={figure}
      className="pdf-page"
      data-drawn={text === null ? undefined : ''}
      style={width === undefined ? {} : { inlineSize: `${String(width)}px` }}
    >
      <canvas ref={canvas} role="img" aria-label={t('page', { number, count })} />
      <figcaption className="visually-hidden">{text}</figcaption>
    </figure>
  );
}
