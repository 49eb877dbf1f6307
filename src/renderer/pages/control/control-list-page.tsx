/** What waits for control: those one may control first, one's own shown with the reason why not. */
import { ClipboardCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { daysSince, swedishDay } from '#domain/dates.ts';
import { comparePeople } from '#domain/people-order.ts';
import { useMay } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCall, useNeeded, usePages } from '../../calls/calls.ts';
import { Badge } from '../../ui/words/badge.tsx';
import { DataTable, type DataColumn } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { MoreRows } from '../../ui/table/more-rows.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { Muted, PersonName } from '../../ui/words/text.tsx';
import './control.css';

type Row = OutputOf<'validation.list'>['rows'][number];

const longestFirst = (a: number, b: number) => (a === b ? 0 : a > b ? -1 : 1);
const personOf = (row: Row) => ({
  name: row.participantName,
  birthYear: row.birthYear,
  isProtected: row.hasProtectedIdentity,
});

const waitedSince = (row: Row) => row.submittedAt ?? row.lastActivityAt;

export function ControlListPage() {
  const { t } = useTranslation(['control', 'common']);
  const today = useToday();
  const isVerifier = useMay(['internalVerifier']);
  const { items } = useNeeded('todo.list', {});
  const limits = useCall('settings.get', {}).data;
  const list = usePages('validation.list', {
    search: '',
    workshopId: null,
    moduleVersionId: null,
    states: ['submitted'],
    assessorId: null,
    order: 'waiting',
  });
  const mine = new Set(items.filter((item) => item.kind === 'toControl').map((item) => item.validationId));
  /** Unknown of a day to come, which a clock that was wrong has given: then it is late, as on the start page. */
  const daysOf = (row: Row) => daysSince(swedishDay(waitedSince(row)), today) ?? Infinity;
  // They come by the moment; within a day people stand as in every list.
  const rows = list.rows.toSorted(
    (a, b) =>
      Number(mine.has(b.id)) - Number(mine.has(a.id)) ||
      longestFirst(daysOf(a), daysOf(b)) ||
      comparePeople(personOf(a), personOf(b)),
  );
  const columns: readonly DataColumn<Row>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: (row) => <PersonName {...personOf(row)} />,
    },
    {
      id: 'module',
      header: t('columns.module'),
      cell: (row) => (
        <>
          {row.moduleTitle}{' '}
          {row.isPartial ? <Badge tone="info">{t('common:certificateKind.unitTranscript')}</Badge> : null}
        </>
      ),
    },
    { id: 'assessors', header: t('columns.assessors'), cell: (row) => row.assessors.join(', ') },
    {
      id: 'may',
      header: t('columns.may'),
      cell: (row) =>
        mine.has(row.id) ? (
          <span className="one-line">{t('may')}</span>
        ) : (
          <Muted>{t(isVerifier ? 'own' : 'notVerifier')}</Muted>
        ),
    },
    {
      id: 'days',
      header: t('columns.days'),
      align: 'end',
      cell: (row) => (
        <span className="control-waited">
          {limits && daysOf(row) > limits.controlWithinDays ? (
            <Badge tone="warning" icon={TriangleAlert}>
              {t('late')}
            </Badge>
          ) : null}
          <span className="one-line">
            {daysOf(row) === Infinity ? t('daysUnknown') : t('days', { count: daysOf(row) })}
          </span>
        </span>
      ),
    },
  ];
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <DataTable
        caption={t('title')}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/granskning/${row.id}`}
        total={list.total}
        isLoading={list.isLoading}
        empty={
          <EmptyState icon={ClipboardCheck} title={t('none')}>
            <p>{t('noneHelp')}</p>
          </EmptyState>
        }
      />
      <MoreRows list={list} label={t('more')} />
    </Stack>
  );
}
