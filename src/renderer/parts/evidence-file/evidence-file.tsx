/**
 * The photo or file of a piece of evidence, wherever evidence is listed: a photo as a picture to enlarge, others by name;
 * both open in the viewer. Not here: the viewer (file-viewer.tsx), and adding a file (pages/assessment).
 */
import { ArchiveX, AudioLines, EyeOff, FileText, Film, Image, Paperclip } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { wayToShow, type WayToShow } from '#domain/file-kinds.ts';
import { heldUrl } from '../../calls/held-url.ts';
import { Button } from '../../ui/words/button.tsx';
import { formatBytes, formatDate } from '../../ui/words/format.ts';
import { PictureButton } from '../../ui/form/picture-button.tsx';
import { Muted } from '../../ui/words/text.tsx';
import './evidence-file.css';
import type { Piece } from './piece.ts';

const FileViewer = lazy(() => import('./file-viewer.tsx').then((module) => ({ default: module.FileViewer })));

type Validation = OutputOf<'validation.get'>;

type EvidenceFileProps = {
  readonly validation: Pick<Validation, 'participant' | 'evidence'>;
  readonly piece: Piece;
  /** The same photo stands above at this criterion: only its name is needed here. */
  readonly shownAt?: string | undefined;
  /** By name also where it is a photo. */
  readonly isSmall?: boolean;
};

const icons: Readonly<Record<WayToShow, typeof FileText>> = {
  picture: Image,
  pdf: FileText,
  text: FileText,
  document: FileText,
  sound: AudioLines,
  film: Film,
  elsewhere: Paperclip,
};

export function EvidenceFile({ validation, piece, shownAt, isSmall = false }: EvidenceFileProps) {
  const { t } = useTranslation('files');
  const [isOpen, setOpen] = useState(false);
  const { attachment } = piece;
  if (attachment === null) return null;
  const { name, disposed } = attachment;
  if (disposed)
    return (
      <p>
        <ArchiveX className="inline-icon" aria-hidden />{' '}
        <Muted>{t('disposed', { on: formatDate(disposed.on), reference: disposed.reference })}</Muted>
      </p>
    );
  if (!attachment.mayOpen)
    return (
      <p>
        <EyeOff className="inline-icon" aria-hidden /> <Muted>{t('hidden')}</Muted>
      </p>
    );
  const way = wayToShow(attachment.mediaType);
  const isShown = way === 'picture' && shownAt === undefined && !isSmall;
  return (
    <>
      {isShown ? (
        <PictureButton
          src={heldUrl('attachment', attachment.id)}
          alt={t('photo', { name })}
          hint={t('enlarge')}
          onPress={() => setOpen(true)}
        />
      ) : (
        <p className="evidence-file">
          <Button
            size="small"
            icon={icons[way]}
            aria-label={t('open', { name })}
            onPress={() => setOpen(true)}
          >
            {name}
          </Button>{' '}
          <Muted>
            {formatBytes(attachment.size)}
            {shownAt === undefined ? '' : ` · ${t('shownAt', { code: shownAt })}`}
          </Muted>
        </p>
      )}
      {isOpen ? (
        <Suspense>
          <FileViewer validation={validation} first={piece} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
