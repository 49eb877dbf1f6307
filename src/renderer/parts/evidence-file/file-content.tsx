/** What is in a kept file, shown as its kind is: sound and film with their own controls, text, or why it cannot be. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhyUnread } from '#domain/document-content.ts';
import { charsetOf } from '#domain/file-kinds.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { heldUrl } from '../../calls/held-url.ts';
import { Loading } from '../../ui/words/loading.tsx';
import { Notice } from '../../ui/words/notice.tsx';

type ContentProps = {
  readonly id: AttachmentId;
  readonly name: string;
  readonly mediaType: string;
};

/** Another program is needed: which words are said depends on why. */
export function Elsewhere({
  why,
  withIphone = false,
}: {
  readonly why: 'elsewhere' | 'unplayable' | 'lockedPdf' | 'gone' | WhyUnread;
  readonly withIphone?: boolean;
}) {
  const { t } = useTranslation('files');
  return (
    <Notice tone={why === 'elsewhere' ? 'info' : 'warning'} title={t(why)}>
      <p>{t(`${why}Help`)}</p>
      {withIphone ? <p>{t('iphone')}</p> : null}
    </Notice>
  );
}

const noFullScreen = 'nodownload nofullscreen noremoteplayback';

/** Whether this computer can play it is found out by trying: it has codecs of its own. */
export function MediaView({ id, name, mediaType, isFilm }: ContentProps & { readonly isFilm: boolean }) {
  const { t } = useTranslation('files');
  const [trouble, setTrouble] = useState<'unplayable' | 'soundOnly' | null>(null);
  const isPhone = mediaType === 'video/quicktime' || mediaType === 'video/mp4';
  if (trouble === 'unplayable') return <Elsewhere why="unplayable" withIphone={isFilm && isPhone} />;
  const common = {
    controls: true,
    controlsList: noFullScreen,
    preload: 'auto',
    src: heldUrl('attachment', id),
    'aria-label': name,
    onError: () => setTrouble('unplayable'),
  } as const;
  if (!isFilm)
    return (
      <div className="file-sound">
        <audio {...common} />
      </div>
    );
  return (
    <div className="file-film">
      {trouble === 'soundOnly' ? (
        <Notice tone="warning" title={t('soundOnly')}>
          <p>{t('unplayableHelp')}</p>
          {isPhone ? <p>{t('iphone')}</p> : null}
        </Notice>
      ) : null}
      <video
        {...common}
        disablePictureInPicture
        onLoadedMetadata={({ currentTarget }) => {
          if (currentTarget.videoWidth === 0) setTrouble('soundOnly');
        }}
      />
    </div>
  );
}

/** More than this takes the page seconds to lay out. */
const mostCharacters = 400_000;

const readText = async (id: AttachmentId, charset: string): Promise<string> => {
  const reply = await fetch(heldUrl('attachment', id));
  if (!reply.ok) throw new Error(`The file is not there any more: ${String(reply.status)}`);
  return new TextDecoder(charset).decode(await reply.arrayBuffer());
};

export function TextView({ id, name, mediaType }: ContentProps) {
  const { t } = useTranslation('files');
  const text = useQuery({
    queryKey: ['attachment text', id],
    queryFn: () => readText(id, charsetOf(mediaType)),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (text.error) return <Elsewhere why="gone" />;
  if (text.data === undefined) return <Loading label={t('loading')} lines={8} />;
  const isCut = text.data.length > mostCharacters;
  return (
    <>
      {isCut ? (
        <Notice title={t('cut')}>
          <p>{t('cutHelp')}</p>
        </Notice>
      ) : null}
      <div className="file-text" dir="auto" role="document" aria-label={name}>
        {text.data.slice(0, mostCharacters)}
      </div>
    </>
  );
}
