/** The register of issued certificates: search, open, print many in one go. */
import { BadgeCheck, FileCheck, ListChecks, Printer, ScanSearch } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { OutputOf } from '#contract/index.ts';
import type { CertificateId } from '#domain/ids.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useMay } from '../../app/session.ts';
import { useCall, usePages } from '../../calls/calls.ts';
import { Badge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { DataTable, type DataColumn } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { MoreRows } from '../../ui/table/more-rows.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { SearchField } from '../../ui/form/search-field.tsx';
import { personText } from '../../ui/words/person-text.ts';
import { DateText, Muted, PersonName } from '../../ui/words/text.tsx';
import { WaitingBatches } from '../../parts/batches/waiting-batches.tsx';
import { PrintDialog } from '../../parts/certificates/print-dialog.tsx';
import { StateBadge } from '../../parts/certificates/state-badge.tsx';

type CertificateRow = OutputOf<'certificate.list'>['rows'][number];

const personOf = (row: CertificateRow) => ({
  name: row.participantName,
  birthYear: row.birthYear,
  isProtected: row.hasProtectedIdentity,
});

export function CertificatesPage() {
  const { t } = useTranslation(['certificates', 'common']);
  const [search, setSearch] = useRemembered('certificates', '');
  const asked = useDeferredValue(search);
  const list = usePages('certificate.list', { search: asked.slice(0, longest.line), year: null });
  const waiting = useCall('certificate.waiting', {}).data ?? [];
  const mayIssue = useMay(['assessor', 'internalVerifier', 'coordinator', 'administrator']);
  const mayRecommend = useMay(['internalVerifier', 'coordinator', 'administrator']);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [printing, setPrinting] = useState<readonly CertificateId[] | null>(null);

  const columns: readonly DataColumn<CertificateRow>[] = [
    {
      id: 'number',
      header: t('columns.number'),
      cell: (row) => <span className="one-line">{row.number}</span>,
    },
    {
      id: 'name',
      header: t('columns.name'),
      cell: (row) => (
        <>
          <PersonName {...personOf(row)} />
          {row.otherName === null ? null : (
            <div>
              <Muted>{t('otherName', { name: row.otherName })}</Muted>
            </div>
          )}
        </>
      ),
    },
    {
      id: 'kind',
      header: t('columns.kind'),
      cell: (row) => (
        <>
          {t(`common:certificateKind.${row.kind}`)}{' '}
          {row.isExample ? <Badge tone="warning">{t('example')}</Badge> : null}{' '}
          <StateBadge state={row.state} />
        </>
      ),
    },
    { id: 'modules', header: t('columns.modules'), cell: (row) => row.modules.join(', ') },
    {
      id: 'issued',
      header: t('columns.issued'),
      align: 'end',
      cell: (row) => <DateText date={row.issuedOn} />,
    },
    { id: 'prints', header: t('columns.prints'), align: 'end', cell: (row) => row.printCount },
  ];
  // In the order of the list, whatever the order of ticking.
  const chosen = list.rows.filter((row) => selected.has(row.id)).map((row) => row.id);

  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            {chosen.length > 0 && mayIssue ? (
              <Button icon={Printer} onPress={() => setPrinting(chosen)}>
                {t('printMany', { count: chosen.length })}
              </Button>
            ) : null}
            {mayRecommend ? (
              <LinkButton href="/intyg/underlag" icon={FileCheck}>
                {t('recommendation')}
              </LinkButton>
            ) : null}
            <LinkButton href="/intyg/kontrollera" icon={ScanSearch}>
              {t('checkOne')}
            </LinkButton>
            {mayIssue ? (
              <LinkButton href="/intyg/nytt" variant="primary" icon={BadgeCheck}>
                {t('issue.title')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <WaitingBatches />
      {waiting.length > 0 && mayIssue ? (
        <Notice
          title={t('waitingCount', { count: waiting.length })}
          actions={
            waiting.length > 1 ? (
              <LinkButton href="/intyg/manga" icon={ListChecks}>
                {t('issueMany')}
              </LinkButton>
            ) : (
              <LinkButton href="/intyg/nytt">{t('waitingGo')}</LinkButton>
            )
          }
        />
      ) : null}
      <FilterBar onClear={search === '' ? undefined : () => setSearch('')}>
        <SearchField label={t('search')} value={search} onChange={setSearch} />
      </FilterBar>
      <DataTable
        caption={t('title')}
        isCaptionHidden
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/intyg/${row.id}`}
        total={list.total}
        isLoading={list.isLoading}
        {...(mayIssue
          ? {
              selection: {
                selected,
                onChange: setSelected,
                label: (row: CertificateRow) => `${row.number} ${personText(personOf(row))}`,
              },
            }
          : {})}
        empty={
          search === '' ? (
            <EmptyState icon={BadgeCheck} title={t('none')}>
              <p>{t('noneHelp')}</p>
            </EmptyState>
          ) : (
            <EmptyState icon={BadgeCheck} title={t('noneFound')}>
              <p>{t('noneFoundHelp')}</p>
            </EmptyState>
          )
        }
      />
      <MoreRows list={list} label={t('more')} />
      {printing ? <PrintDialog ids={printing} onClose={() => setPrinting(null)} /> : null}
    </Stack>
  );
}
