/** A photo or file kept with a piece of evidence. */
import { ArchiveX, EyeOff, Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { heldUrl } from '../../held-url.ts';
import { formatBytes, formatDate } from '../../ui/format.ts';
import { Muted } from '../../ui/text.tsx';
import type { Validation } from './assessment-page.tsx';
import './assessment.css';

type Attachment = Validation['evidence'][number]['attachment'];

export function AttachmentView({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation('assessment');
  if (attachment === null) return null;
  if (attachment.disposed)
    return (
      <p>
        <ArchiveX className="inline-icon" aria-hidden />{' '}
        <Muted>
          {t('attachmentDisposed', {
            on: formatDate(attachment.disposed.on),
            reference: attachment.disposed.reference,
          })}
        </Muted>
      </p>
    );
  if (!attachment.mayOpen)
    return (
      <p>
        <EyeOff className="inline-icon" aria-hidden /> <Muted>{t('attachmentHidden')}</Muted>
      </p>
    );
  if (attachment.mediaType.startsWith('image/'))
    return (
      <img
        className="evidence-picture"
        src={heldUrl('attachment', attachment.id)}
        alt={t('photo', { name: attachment.name })}
        loading="lazy"
      />
    );
  return (
    <p>
      <Paperclip className="inline-icon" aria-hidden /> {attachment.name}{' '}
      <Muted>{formatBytes(attachment.size)}</Muted>
    </p>
  );
}
