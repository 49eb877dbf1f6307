/**
 * One person's certificate on its way: what shall stand on it, the real PDF beside, then read together and issued. Also
 * for a replacement, which asks for its reason first. Not here: reading together (read-together.tsx).
 */
import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, BookOpenCheck } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { InputOf } from '#contract/index.ts';
import type { CertificateId } from '#domain/ids.ts';
import { isProofRead } from '#domain/proof-reading.ts';
import { goTo } from '../../app/navigation.ts';
import { call, type Refused } from '../../calls/bridge.ts';
import { useCommand } from '../../calls/calls.ts';
import { DocumentPreview } from '../../pdf/document-preview.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { CheckboxField } from '../../ui/form/checkbox.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { TextArea } from '../../ui/form/text-field.tsx';
import type { Waiting } from '../../parts/certificates/waiting.ts';
import { OnPaper, type Paper } from '../../parts/certificates/on-paper.tsx';
import { ReadTogether } from './read-together.tsx';

export type Original = { readonly id: CertificateId; readonly number: string };

type ProofReadingProps = {
  readonly person: Waiting;
  /** What the form begins with. */
  readonly begin: Paper;
  /** The certificate that will be replaced, if any. */
  readonly original?: Original;
};

export function ProofReading({ person, begin, original }: ProofReadingProps) {
  const { t } = useTranslation(['certificates', 'common']);
  const [paper, setPaper] = useState(begin);
  const [reason, setReason] = useState('');
  const [isReasonAsked, setReasonAsked] = useState(false);
  const [isReprint, setReprint] = useState(false);
  const reasonInput = useRef<HTMLTextAreaElement>(null);
  const [step, setStep] = useState<'read' | 'issue' | null>(null);
  const choice = useDeferredValue<InputOf<'certificate.preview'>>({
    participantId: person.participantId,
    validationIds: [...paper.validationIds],
    nameOnCertificate: paper.name.trim(),
    birth: paper.birth,
    replacesId: original?.id ?? null,
  });
  const isComplete = choice.validationIds.length > 0 && choice.nameOnCertificate !== '';
  const preview = useQuery({
    queryKey: ['certificate.preview', choice],
    enabled: isComplete,
    queryFn: () => call('certificate.preview', choice),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
  const issued = ({ number }: { readonly number: string }) => ({ text: t('issue.issued', { number }) });
  const issue = useCommand('certificate.issue', { saved: issued });
  const replace = useCommand('certificate.replace', { saved: issued });
  const reading = person.proofReading;
  const isRead = isProofRead(reading ?? undefined, choice).ok;
  // A replacement changes something, or says that it shall not.
  const isSame = original !== undefined && preview.data?.isSame === true;
  const isReady =
    isComplete && preview.error === null && preview.data !== undefined && (!isSame || isReprint);
  const isReasonMissing = original !== undefined && reason.trim() === '';
  const kind = preview.data?.kind ?? 'certificate';
  const replacedSigns = preview.data?.replacedSigns ?? [];

  const put = async (): Promise<void> => {
    const { replacesId: _, ...stated } = choice;
    const { id } = original
      ? await replace.mutateAsync({
          ...stated,
          replacesId: original.id,
          reason: reason.trim(),
          ...(isSame && isReprint ? { isReprint } : {}),
        })
      : await issue.mutateAsync(stated);
    goTo(`/intyg/${id}`);
  };
  const goOn = (to: 'read' | 'issue'): void => {
    setReasonAsked(isReasonMissing);
    if (isReasonMissing) reasonInput.current?.focus();
    else setStep(to);
  };
  const readButton = (
    <Button
      {...(isRead ? {} : { variant: 'primary' })}
      icon={BookOpenCheck}
      isDisabled={!isReady}
      onPress={() => goOn('read')}
    >
      {t(isRead ? 'issue.readAgain' : 'issue.read')}
    </Button>
  );
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href={`/deltagare/${person.participantId}`}>{person.participantName}</Link>}
        title={
          original
            ? t('replace.title', { number: original.number })
            : t('issue.titleFor', { name: person.participantName })
        }
        subtitle={t(original ? 'replace.subtitle' : 'issue.proofread')}
        actions={
          <>
            {readButton}
            {isRead ? (
              <Button variant="primary" icon={BadgeCheck} isDisabled={!isReady} onPress={() => goOn('issue')}>
                {t('issue.do')}
              </Button>
            ) : null}
          </>
        }
      />
      {person.hasProtectedIdentity ? (
        <Notice tone="warning" title={t('issue.protected')}>
          <p>{t('issue.protectedHelp')}</p>
        </Notice>
      ) : null}
      {replacedSigns.length > 0 ? (
        <Notice tone="warning" title={t('issue.replacedSigns', { signs: replacedSigns.join(' ') })}>
          <p>{t('issue.replacedSignsHelp')}</p>
        </Notice>
      ) : null}
      {isRead && reading ? (
        <Notice
          tone="success"
          title={t('issue.isRead', { at: formatDateTime(reading.at), by: reading.byName })}
        />
      ) : null}
      <WithAside
        side="start"
        aside={
          <Stack>
            {original ? (
              <Card title={t('replace.why')}>
                <Stack>
                  <TextArea
                    label={t('replace.reason')}
                    hint={t('replace.reasonHint')}
                    value={reason}
                    onChange={setReason}
                    inputRef={reasonInput}
                    error={isReasonAsked && isReasonMissing ? t('replace.reasonMissing') : undefined}
                    maxLength={longest.note}
                    rows={2}
                  />
                  {isSame ? (
                    <>
                      <Notice tone="warning" title={t('replace.nothingChanged')}>
                        <p>{t('replace.nothingChangedHelp')}</p>
                      </Notice>
                      <CheckboxField
                        label={t('replace.isReprint')}
                        hint={t('replace.isReprintHint')}
                        isSelected={isReprint}
                        onChange={setReprint}
                      />
                    </>
                  ) : null}
                </Stack>
              </Card>
            ) : null}
            <OnPaper person={person} paper={paper} onChange={setPaper} />
          </Stack>
        }
      >
        <DocumentPreview
          documentId={preview.data?.documentId}
          error={preview.error as Refused | null} // the query only asks the bridge
          isComplete={isComplete}
          label={t('issue.preview')}
          incomplete={t('issue.incomplete')}
        />
      </WithAside>
      {step === 'read' ? (
        <ReadTogether
          person={person}
          choice={choice}
          kind={kind}
          onClose={() => setStep(null)}
          onRead={() => setStep('issue')}
        />
      ) : null}
      <ConfirmDialog
        isOpen={step === 'issue'}
        onOpenChange={(isOpen) => setStep(isOpen ? 'issue' : null)}
        title={t('issue.confirm', {
          kind: t(`common:certificateKind.${kind}`).toLowerCase(),
          name: choice.nameOnCertificate,
        })}
        confirmLabel={t('issue.do')}
        onConfirm={put}
      >
        <p>{t('issue.confirmHelp', { number: preview.data?.number ?? '' })}</p>
        {original ? <p>{t('replace.confirmHelp', { number: original.number })}</p> : null}
      </ConfirmDialog>
    </Stack>
  );
}
