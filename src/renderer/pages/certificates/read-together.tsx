/**
 * The participant reads what will stand on the certificate: the whole screen, the name biggest, two answers. The yes is
 * recorded with who and when before anything is issued.
 */
import { Check, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/index.ts';
import type { CertificateKind } from '#domain/certificate-state.ts';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import type { Waiting } from '../../parts/certificates/waiting.ts';
import { bornText, ReadingMatter } from '../../parts/certificates/reading-matter.tsx';

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
      <ReadingMatter
        kind={t(`common:certificateKind.${kind}`)}
        name={choice.nameOnCertificate}
        born={bornText(person, choice.birth)}
        modules={modules.map(
          ({ title, isPartial }) => `${title}${isPartial ? ` (${t('issue.partial')})` : ''}`,
        )}
      />
    </Dialog>
  );
}
