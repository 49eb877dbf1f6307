/**
 * One kept file over the page: photo, PDF, text, document, sound or film, with the files of the same validation before and after
 * it, and a copy to save. Not here: what each kind looks like (picture-view.tsx, document-view.tsx, file-content.tsx).
 */
import { ChevronLeft, ChevronRight, Minus, Plus, Save } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { wayToShow } from '#domain/file-kinds.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { formatBytes, formatDate } from '../../ui/words/format.ts';
import { Loading } from '../../ui/words/loading.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import type { Piece } from './piece.ts';
import { DocumentView } from './document-view.tsx';
import { Elsewhere, MediaView, TextView } from './file-content.tsx';
import { openable, type PieceWithFile } from './openable.ts';
import { PictureView } from './picture-view.tsx';
import { useZooming, type Zoom } from './zooming.ts';

const PdfPages = lazy(() =>
  import('../../pdf/pdf-pages.tsx').then((module) => ({ default: module.PdfPages })),
);

type ViewerProps = {
  readonly validation: Pick<OutputOf<'validation.get'>, 'participant' | 'evidence'>;
  readonly first: Piece;
  readonly onClose: () => void;
};

export function FileViewer({ validation, first, onClose }: ViewerProps) {
  const { t } = useTranslation(['files', 'common']);
  const [id, setId] = useState(first.attachment?.id);
  const files = openable(validation.evidence);
  const index = files.findIndex((one) => one.attachment.id === id);
  const piece = files[index];
  const save = useCommand('attachment.save', { saved: () => ({ text: t('saved') }) });
  if (!piece) return null; // it was taken off meanwhile
  const goTo = (other: PieceWithFile | undefined): void => {
    if (other) setId(other.attachment.id);
  };
  const [before, after] = [files[index - 1], files[index + 1]];
  return (
    <Dialog
      title={t('title', {
        person: validation.participant.displayName,
        type: t(`common:evidenceType.${piece.type}`),
        on: formatDate(piece.on),
      })}
      size="full"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          {files.length > 1 ? (
            <>
              <Button icon={ChevronLeft} isDisabled={!before} onPress={() => goTo(before)}>
                {t('previous')}
              </Button>
              <Button icon={ChevronRight} isDisabled={!after} onPress={() => goTo(after)}>
                {t('next')}
              </Button>
            </>
          ) : null}
          <SaveButton piece={piece} save={save} />
        </>
      }
    >
      <OpenedFile
        key={piece.attachment.id}
        piece={piece}
        place={files.length > 1 ? t('of', { number: index + 1, count: files.length }) : ''}
        onPrevious={() => goTo(before)}
        onNext={() => goTo(after)}
      />
    </Dialog>
  );
}

type SaveProps = {
  readonly piece: PieceWithFile;
  readonly save: ReturnType<typeof useCommand<'attachment.save'>>;
};

function SaveButton({ piece, save }: SaveProps) {
  const { t } = useTranslation('files');
  const { id } = piece.attachment;
  const opened = useCall('attachment.open', { id });
  const suggestedName = opened.data?.name;
  return (
    <Button
      icon={Save}
      isBusy={save.isPending}
      // Never out of use: it may have the focus when the next file comes, and Escape would then reach nothing.
      onPress={() => {
        if (suggestedName !== undefined && !opened.isPlaceholderData) save.mutate({ id, suggestedName });
      }}
    >
      {t('save')}
    </Button>
  );
}

/** Pixels that A4 is wide at 100 %. */
const pageWidth = 794;
const panBy = 80;

const scaleOf = (frame: HTMLElement): number => {
  const shown = frame.querySelector<HTMLElement>('[data-scaled], .pdf-page');
  const whole = shown instanceof HTMLImageElement ? shown.naturalWidth : pageWidth;
  return shown && whole > 0 ? shown.clientWidth / whole : 1;
};

type OpenedProps = {
  readonly piece: PieceWithFile;
  readonly place: string;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
};

function OpenedFile({ piece, place, onPrevious, onNext }: OpenedProps) {
  const { t } = useTranslation('files');
  const { attachment } = piece;
  const opened = useCall('attachment.open', { id: attachment.id });
  const way = wayToShow(attachment.mediaType);
  const isZoomed = way === 'picture' || way === 'pdf';
  const { frame, zoom, zoomTo, step, pan, onWheel, onDoubleClick, ...drag } = useZooming(scaleOf);

  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => pan(-panBy, 0) || onPrevious(),
      ArrowRight: () => pan(panBy, 0) || onNext(),
      ...(way === 'picture' && { ArrowUp: () => pan(0, -panBy), ArrowDown: () => pan(0, panBy) }),
      ...(isZoomed && {
        '+': () => step(1),
        '-': () => step(-1),
        '0': () => zoomTo('fit'),
        '1': () => zoomTo(1),
      }),
    };
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const dialog = frame.current?.closest('[role=dialog]');
      if (!(target instanceof Element) || !dialog?.contains(target)) return;
      // A player moves in its film with the same keys.
      if (target.matches('audio, video') || event.ctrlKey || event.metaKey || event.altKey) return;
      const run = keys[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  });

  return (
    <div className="file-viewer">
      <div className="file-head">
        <p>
          <strong>{opened.data?.name ?? attachment.name}</strong>{' '}
          <Muted>{[formatBytes(attachment.size), place].filter(Boolean).join(' · ')}</Muted>
        </p>
        {isZoomed ? <ZoomTools zoom={zoom} onStep={step} onZoom={zoomTo} /> : null}
      </div>
      <div
        ref={frame}
        className="file-frame"
        data-way={way}
        // What is larger than the frame is moved with the arrow keys.
        tabIndex={way === 'sound' || way === 'film' ? undefined : 0}
        role="group"
        aria-label={attachment.name}
        {...(way === 'picture' ? { ...drag, onWheel, onDoubleClick } : {})}
      >
        {opened.error ? (
          <Notice tone="problem" title={refusalText(opened.error).title}>
            <p>{refusalText(opened.error).help}</p>
          </Notice>
        ) : opened.data && !opened.isPlaceholderData ? (
          <Content piece={piece} zoom={zoom} />
        ) : (
          <Loading label={t('loading')} lines={8} />
        )}
      </div>
    </div>
  );
}

function Content({ piece, zoom }: { readonly piece: PieceWithFile; readonly zoom: Zoom }) {
  const { id, name, mediaType } = piece.attachment;
  const file = { id, name, mediaType };
  const way = wayToShow(mediaType);
  switch (way) {
    case 'picture':
      return <PictureView id={id} name={name} zoom={zoom} />;
    case 'pdf':
      return (
        <Suspense fallback={<Loading lines={8} />}>
          <PdfPages
            documentId={id}
            kind="attachment"
            label={name}
            width={zoom === 'fit' ? undefined : zoom * pageWidth}
            whenFailed={<Elsewhere why="lockedPdf" />}
          />
        </Suspense>
      );
    case 'text':
      return <TextView {...file} />;
    case 'document':
      return <DocumentView id={id} name={name} />;
    case 'sound':
    case 'film':
      return <MediaView {...file} isFilm={way === 'film'} />;
    case 'elsewhere':
      return <Elsewhere why="elsewhere" />;
  }
}

type ToolsProps = {
  readonly zoom: Zoom;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onZoom: (zoom: Zoom) => void;
};

function ZoomTools({ zoom, onStep, onZoom }: ToolsProps) {
  const { t } = useTranslation('files');
  return (
    <div className="file-zoom" role="group" aria-label={t('zoom')}>
      <Button size="small" icon={Minus} onPress={() => onStep(-1)}>
        {t('smaller')}
      </Button>
      <Button size="small" icon={Plus} onPress={() => onStep(1)}>
        {t('larger')}
      </Button>
      <Button size="small" onPress={() => onZoom('fit')}>
        {t('fit')}
      </Button>
      <Button size="small" onPress={() => onZoom(1)}>
        {t('full')}
      </Button>
      <span className="file-percent" aria-live="polite">
        {zoom === 'fit' ? '' : t('percent', { percent: Math.round(zoom * 100) })}
      </span>
    </div>
  );
}
