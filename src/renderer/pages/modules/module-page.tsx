/** One module version: its läranderesultat and criteria, and what can be done with it. */
import { Archive, Copy, FilePlus2, PenLine, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModuleVersionId } from '#domain/ids.ts';
import { publishProblems } from '#domain/module.ts';
import { goTo } from '../../app/navigation.ts';
import { useIdParam } from '../../app/params.ts';
import { useMay } from '../../app/session.ts';
import { useCommand, useNeeded } from '../../calls.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { FactList, Row, Stack, WithAside } from '../../ui/layout.tsx';
import { Link, LinkButton } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Muted } from '../../ui/text.tsx';
import { ModuleStatusBadge } from './module-status.tsx';
import { NewModuleDialog } from './new-module-dialog.tsx';

export function ModulePage() {
  const { t } = useTranslation(['modules', 'common']);
  const id = useIdParam<ModuleVersionId>();
  const module = useNeeded('module.get', { id });
  const mayWrite = useMay(['coordinator', 'administrator']);
  const facts = [
    ['level', module.level],
    ['seqf', module.seqfLevel],
    ['credits', module.creditValue],
    ['hours', module.notionalLearningHours],
    ['version', module.version],
  ] as const;
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/moduler">{t('title')}</Link>}
        title={module.title || module.code}
        subtitle={
          <Row gap="small">
            <span>{module.code}</span>
            <ModuleStatusBadge status={module.status} />
            {module.isExample ? <Badge tone="warning">{t('example')}</Badge> : null}
          </Row>
        }
        actions={mayWrite ? <ModuleActions module={module} /> : undefined}
      />
      {module.isExample ? (
        <Notice title={t('exampleTitle')}>
          <p>{t('exampleHelp')}</p>
        </Notice>
      ) : null}
      <WithAside
        aside={
          <Stack>
            <Card title={t('facts')}>
              <FactList
                kind="figures"
                facts={facts
                  .filter(([, value]) => value !== null)
                  .map(([key, value]) => ({ term: t(`fact.${key}`), value }))}
              />
            </Card>
            {module.versions.length > 1 ? (
              <Card title={t('versions')}>
                <ul className="plain-list">
                  {module.versions.map((version) => (
                    <li key={version.id}>
                      <Link
                        href={`/moduler/${version.id}`}
                        {...(version.id === id ? { 'aria-current': 'page' as const } : {})}
                      >
                        {t('versionNumber', { version: version.version })}
                      </Link>{' '}
                      <Muted>{t(`common:moduleStatus.${version.status}`)}</Muted>
                    </li>
                  ))}
                </ul>
              </Card>
            ) : null}
          </Stack>
        }
      >
        <Stack>
          {module.outcomes.map((outcome) => (
            <Card key={outcome.id} mark={outcome.code} title={outcome.text} isRuled>
              <ul className="plain-list">
                {outcome.criteria.map((criterion) => (
                  <li key={criterion.id}>
                    <p>
                      <strong>{criterion.code}</strong> {criterion.text}{' '}
                      <Muted>{t(`common:criterionKind.${criterion.kind}`)}</Muted>
                    </p>
                  </li>
                ))}
              </ul>
              <FactList
                facts={[
                  { term: t('ownWords'), value: outcome.selfAssessmentText },
                  { term: t('evidence'), value: outcome.suggestedEvidence.join(', ') },
                ].filter((fact) => fact.value !== '')}
              />
            </Card>
          ))}
        </Stack>
      </WithAside>
    </Stack>
  );
}

type ActionsProps = { readonly module: ReturnType<typeof useNeeded<'module.get'>> };

function ModuleActions({ module }: ActionsProps) {
  const { t } = useTranslation('modules');
  const { id } = module;
  const [isCopying, setCopying] = useState(false);
  const publish = useCommand('module.publish', { saved: () => ({ text: t('published') }) });
  const retire = useCommand('module.retire', { saved: () => ({ text: t('retired') }) });
  const discard = useCommand('module.discardDraft', { saved: () => ({ text: t('discarded') }) });
  const next = useCommand('module.newVersion');
  const problems = publishProblems(module);
  const hasDraft = module.versions.some((version) => version.status === 'draft');
  return (
    <>
      <Button icon={Copy} onPress={() => setCopying(true)}>
        {t('copy')}
      </Button>
      {module.status === 'draft' ? (
        <>
          <ConfirmDialog
            title={t('discardTitle')}
            confirmLabel={t('discard')}
            variant="danger"
            trigger={<Button icon={Trash2}>{t('discard')}</Button>}
            onConfirm={async () => {
              goTo('/moduler');
              await discard.mutateAsync({ id });
            }}
          >
            <p>{t('discardHelp')}</p>
          </ConfirmDialog>
          <LinkButton href={`/moduler/${id}/skriv`} icon={PenLine}>
            {t('write')}
          </LinkButton>
          <ConfirmDialog
            title={problems.length > 0 ? t('notReady') : t('publishTitle')}
            confirmLabel={t('publish')}
            isConfirmDisabled={problems.length > 0}
            trigger={
              <Button variant="primary" icon={Upload}>
                {t('publish')}
              </Button>
            }
            onConfirm={() => publish.mutateAsync({ id })}
          >
            {problems.length > 0 ? (
              <ul>
                {problems.map((problem) => (
                  <li key={problem}>{t(`lacks.${problem}`)}</li>
                ))}
              </ul>
            ) : (
              <p>{t('publishHelp')}</p>
            )}
          </ConfirmDialog>
        </>
      ) : (
        <>
          {module.status === 'published' ? (
            <ConfirmDialog
              title={t('retireTitle')}
              confirmLabel={t('retire')}
              trigger={<Button icon={Archive}>{t('retire')}</Button>}
              onConfirm={() => retire.mutateAsync({ id })}
            >
              <p>{t('retireHelp')}</p>
            </ConfirmDialog>
          ) : null}
          {hasDraft ? null : (
            <Button
              variant="primary"
              icon={FilePlus2}
              isBusy={next.isPending}
              onPress={() => next.mutate({ id }, { onSuccess: (made) => goTo(`/moduler/${made.id}/skriv`) })}
            >
              {t('newVersion')}
            </Button>
          )}
        </>
      )}
      {isCopying ? <NewModuleDialog copyOf={module} onClose={() => setCopying(false)} /> : null}
    </>
  );
}
