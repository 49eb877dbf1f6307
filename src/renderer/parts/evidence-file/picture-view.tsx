/** A photo in the viewer: as large as there is room for, or so many times its own size. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentId } from '#domain/ids.ts';
import { heldUrl } from '../../calls/held-url.ts';
import { Elsewhere } from './file-content.tsx';
import type { Zoom } from './zooming.ts';

type PictureProps = { readonly id: AttachmentId; readonly name: string; readonly zoom: Zoom };

export function PictureView({ id, name, zoom }: PictureProps) {
  const { t } = useTranslation('files');
  const [width, setWidth] = useState(0);
  const [isGone, setGone] = useState(false);
  if (isGone) return <Elsewhere why="gone" />;
  return (
    <img
      className="file-picture"
      data-fit={zoom === 'fit' ? '' : undefined}
      data-scaled=""
      src={heldUrl('attachment', id)}
      alt={t('photo', { name })}
      draggable={false}
      style={zoom === 'fit' || width === 0 ? {} : { inlineSize: `${String(width * zoom)}px` }}
      onLoad={({ currentTarget }) => setWidth(currentTarget.naturalWidth)}
      onError={() => setGone(true)}
    />
  );
}
