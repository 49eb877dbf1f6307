/** One module version: its läranderesultat and criteria, its facts and its versions. What can be done: module-actions.tsx. */
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModuleVersionId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { useMay } from '../../app/session.ts';
import { useCall, useNeeded } from '../../calls/calls.ts';
import { Badge } from '../../ui/words/badge.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { formatNumber } from '../../ui/words/format.ts';
import { FactList, Row, Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { useLackText } from './lacks-card.tsx';
import { ModuleActions } from './module-actions.tsx';
import { lacksOf, type Module } from './module-form.ts';
import { ModuleStatusBadge } from './module-status.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { draftKey } from './use-writing.ts';
import './modules.css';

export function ModulePage() {
  const { t } = useTranslation('modules');
  const id = useIdParam<ModuleVersionId>();
  const module = useNeeded('module.get', { id });
  const mayWrite = useMay(['coordinator', 'administrator']);
  const isMine = mayWrite && module.status === 'draft';
  const unsaved = useCall('draft.get', { key: draftKey(id) }, { enabled: isMine }).data ?? null;
  const hasUnsaved = isMine && unsaved !== null;
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
        actions={<ModuleActions module={module} mayWrite={mayWrite} hasUnsaved={hasUnsaved} />}
      />
      {hasUnsaved ? (
        <Notice
          tone="warning"
          title={t('unsaved')}
          actions={
            <LinkButton href={`/moduler/${id}/skriv`} icon={PenLine} size="small">
              {t('write')}
            </LinkButton>
          }
        >
          <p>{t('unsavedHelp')}</p>
        </Notice>
      ) : null}
      {module.isExample ? (
        <Notice title={t('exampleTitle')}>
          <p>{t('exampleHelp')}</p>
        </Notice>
      ) : null}
      <WithAside aside={<Aside module={module} isMine={isMine} />}>
        <Stack>
          {module.outcomes.map((outcome) => (
            <OutcomeCard key={outcome.id} outcome={outcome} />
          ))}
        </Stack>
      </WithAside>
    </Stack>
  );
}

type AsideProps = { readonly module: Module; readonly isMine: boolean };

function Aside({ module, isMine }: AsideProps) {
  const { t } = useTranslation(['modules', 'common']);
  const lackText = useLackText();
  const lacks = isMine ? lacksOf(module) : [];
  const figures = [
    ['level', module.level],
    ['seqf', module.seqfLevel],
    ['credits', module.creditValue],
    ['hours', module.notionalLearningHours],
    ['version', module.version],
  ] as const;
  return (
    <Stack>
      {lacks.length > 0 ? (
        <Card title={t('beforePublishing')}>
          <ul className="plain-list">
            {lacks.map((lack) => (
              <li key={`${lack.kind}-${lack.field}`}>
                <Link href={`/moduler/${module.id}/skriv?till=${lack.field}`}>{lackText(lack)}</Link>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('facts')}>
        <FactList
          kind="figures"
          facts={figures.flatMap(([key, value]) =>
            value === null ? [] : [{ term: t(`fact.${key}`), value: formatNumber(value) }],
          )}
        />
      </Card>
      {module.versions.length > 1 ? (
        <Card title={t('versions')}>
          <ul className="plain-list">
            {module.versions.map((version) => (
              <li key={version.id}>
                <span>
                  {version.id === module.id ? (
                    <strong>{t('versionNumber', { version: version.version })}</strong>
                  ) : (
                    <Link href={`/moduler/${version.id}`}>
                      {t('versionNumber', { version: version.version })}
                    </Link>
                  )}{' '}
                  <Muted>{t(`common:moduleStatus.${version.status}`)}</Muted>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </Stack>
  );
}
