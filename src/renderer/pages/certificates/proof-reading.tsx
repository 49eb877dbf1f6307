/** Proof-reading one person's certificate and issuing it. The preview is the PDF itself. */
import { useQuery } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/index.ts';
import type { ValidationId } from '#domain/ids.ts';
import { goTo } from '../../app/navigation.ts';
import { call, type Refused } from '../../bridge.ts';
import { useCommand } from '../../calls.ts';
import { refusalText } from '../../refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckboxGroup } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Stack, WithAside } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formatDate } from '../../ui/format.ts';
import type { Waiting } from './issue-page.tsx';

const PdfPages = lazy(() =>
  import('../../pdf/pdf-pages.tsx').then((module) => ({ default: module.PdfPages })),
);

const births = ['date', 'year', 'none'] as const;
type Birth = (typeof births)[number];

export function ProofReading({ person }: { readonly person: Waiting }) {
  const { t } = useTranslation(['certificates', 'common']);
  const [moduleIds, setModuleIds] = useState<readonly ValidationId[]>(
    person.modules.map((module) => module.validationId),
  );
  const [name, setName] = useState(
    person.hasProtectedIdentity ? '' : `${person.givenName} ${person.familyName}`.trim(),
  );
  const [birth, setBirth] = useState<Birth>(
    person.hasProtectedIdentity
      ? 'none'
      : person.birthDate !== null
        ? 'date'
        : person.birthYear !== null
          ? 'year'
          : 'none',
  );
  const [isConfirming, setConfirming] = useState(false);
  const choice = useDeferredValue<InputOf<'certificate.preview'>>({
    participantId: person.participantId,
    validationIds: [...moduleIds],
    nameOnCertificate: name.trim(),
    birth,
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
  const issue = useCommand('certificate.issue', {
    saved: ({ number }) => ({ text: t('issue.issued', { number }) }),
  });
  const isPartial = person.modules.some(
    (module) => module.isPartial && moduleIds.includes(module.validationId),
  );
  const birthChoices = births.filter(
    (one) =>
      one === 'none' || (one === 'date' ? person.birthDate : (person.birthYear ?? person.birthDate)) !== null,
  );
  const kind = preview.data?.kind ?? (isPartial ? 'unitTranscript' : 'certificate');

  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href={`/deltagare/${person.participantId}`}>{person.participantName}</Link>}
        title={t('issue.titleFor', { name: person.participantName })}
        subtitle={t('issue.proofread')}
        actions={
          <Button
            variant="primary"
            icon={BadgeCheck}
            isDisabled={!isComplete || preview.error !== null || preview.data === undefined}
            onPress={() => setConfirming(true)}
          >
            {t('issue.do')}
          </Button>
        }
      />
      {person.hasProtectedIdentity ? (
        <Notice tone="warning" title={t('issue.protected')}>
          <p>{t('issue.protectedHelp')}</p>
        </Notice>
      ) : null}
      <WithAside
        side="start"
        aside={
          <Stack>
            <Card title={t('issue.onPaper')}>
              <TextField
                label={t('issue.name')}
                hint={t('issue.nameHint')}
                value={name}
                onChange={setName}
                maxLength={120}
                {...(name.trim() === '' ? { error: t('common:form.required') } : {})}
              />
              <RadioGroup
                label={t('issue.birth')}
                options={birthChoices.map((id) => ({
                  id,
                  label: t(`issue.births.${id}`, {
                    date: person.birthDate === null ? '' : formatDate(person.birthDate),
                    year: person.birthYear ?? '',
                  }),
                }))}
                value={birth}
                onChange={setBirth}
              />
            </Card>
            <Card title={t('issue.modules')}>
              <CheckboxGroup
                label={t('issue.modules')}
                isLabelHidden
                options={person.modules.map((module) => ({
                  id: module.validationId,
                  label: module.title,
                  hint: `${module.code} · ${t('issue.approvedOn', { date: formatDate(module.approvedOn) })}${
                    module.isPartial ? ` · ${t('issue.partial')}` : ''
                  }`,
                }))}
                value={moduleIds}
                onChange={setModuleIds}
              />
              {isPartial ? (
                <Notice title={t('issue.becomesPartial')}>
                  <p>{t('issue.becomesPartialHelp')}</p>
                </Notice>
              ) : null}
            </Card>
          </Stack>
        }
      >
        <Preview
          documentId={preview.data?.documentId}
          error={preview.error as Refused | null} // the query only asks the bridge
          isComplete={isComplete}
        />
      </WithAside>
      <ConfirmDialog
        isOpen={isConfirming}
        onOpenChange={setConfirming}
        title={t('issue.confirm', {
          kind: t(`common:certificateKind.${kind}`).toLowerCase(),
          name: name.trim(),
        })}
        confirmLabel={t('issue.do')}
        onConfirm={async () => {
          const { id } = await issue.mutateAsync({ ...choice, nameOnCertificate: name.trim() });
          goTo(`/intyg/${id}`);
        }}
      >
        <p>{t('issue.confirmHelp', { number: preview.data?.number ?? '' })}</p>
      </ConfirmDialog>
    </Stack>
  );
}

type PreviewProps = {
  readonly documentId: string | undefined;
  readonly error: Refused | null;
  readonly isComplete: boolean;
};

function Preview({ documentId, error, isComplete }: PreviewProps) {
  const { t } = useTranslation('certificates');
  if (error) {
    const { title, help } = refusalText(error);
    return (
      <Notice tone="problem" title={title}>
        <p>{help}</p>
      </Notice>
    );
  }
  if (!isComplete) return <Notice title={t('issue.incomplete')} />;
  if (documentId === undefined) return <Loading lines={8} />;
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <PdfPages documentId={documentId} label={t('issue.preview')} />
    </Suspense>
  );
}
