/**
 * The participant reads what will stand on the certificate: the whole screen, the name biggest, two answers. The yes is
 * recorded with who and when before anything is issued.
 */
import { Check, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/index.ts';
import type { CertificateKind } from '#domain/certificate.ts';
import { useCommand } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatDate } from '../../ui/format.ts';
import { Name } from '../../ui/text.tsx';
import type { Waiting } from './issue-page.tsx';
import './certificates.css';

type ReadTogetherProps = {
  readonly person: Waiting;
  readonly choice: InputOf<'certificate.confirm'>;
  readonly kind: CertificateKind;
  readonly onClose: () => void;
  readonly onRead: () => void;
};

export function ReadTogether({ person, choice, kind, onClose, onRead }: ReadTogetherProps) {
  const { t } = useTranslation(['certificates', 'common']);
  const confirm = useCommand('certificate.confirm', { saved: () => ({ text: t('reading.recorded') }) });
  const born = {
    date: person.birthDate === null ? null : formatDate(person.birthDate),
    year: person.birthYear ?? person.birthDate?.slice(0, 4) ?? null,
    none: null,
  }[choice.birth];
  const modules = choice.validationIds.flatMap((id) =>
    person.modules.filter(({ validationId }) => validationId === id),
  );
  return (
    <Dialog
      title={t('reading.title')}
      size="full"
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button icon={Pencil} onPress={onClose}>
            {t('reading.no')}
          </Button>
          <Button
            variant="primary"
            icon={Check}
            isBusy={confirm.isPending}
            onPress={() => confirm.mutate(choice, { onSuccess: onRead })}
          >
            {t('reading.yes')}
          </Button>
        </>
      }
    >
      <div className="reading">
        <p className="reading-kind">{t(`common:certificateKind.${kind}`)}</p>
        <p className="reading-name">
          <Name>{choice.nameOnCertificate}</Name>
        </p>
        <p className="reading-born">{born === null ? t('reading.noBirth') : t('reading.born', { born })}</p>
        <ul className="reading-modules" aria-label={t('issue.modules')}>
          {modules.map(({ validationId, title, isPartial }) => (
            <li key={validationId}>
              {title}
              {isPartial ? ` (${t('issue.partial')})` : ''}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
