/** The list of copies, newest first: from when, where, and how much is in them. */
import { DatabaseBackup } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useToday } from '../../app/today.ts';
import { DataTable, type DataColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatBytes, formatMoment, formatNumber } from '../../ui/format.ts';

export type Copy = OutputOf<'backup.list'>['copies'][number];

type CopyTableProps = {
  readonly copies: readonly Copy[];
  readonly onOpen: (copy: Copy) => void;
  /** Only what one chooses by, where there is little room. */
  readonly isShort?: boolean;
};

const short = ['when', 'place', 'participants'];

export function CopyTable({ copies, onOpen, isShort = false }: CopyTableProps) {
  const { t } = useTranslation('copies');
  const today = useToday();
  const columns = useMemo(
    (): readonly DataColumn<Copy>[] => [
      {
        id: 'when',
        header: t('columns.when'),
        sortValue: (row) => row.at,
        cell: (row) => formatMoment(row.at, today),
      },
      { id: 'place', header: t('columns.place'), cell: (row) => t(`places.${row.place}`) },
      { id: 'reason', header: t('columns.reason'), cell: (row) => t(`reasons.${row.reason}`) },
      {
        id: 'participants',
        header: t('columns.participants'),
        align: 'end',
        cell: (row) => formatNumber(row.counts.participants),
      },
      {
        id: 'certificates',
        header: t('columns.certificates'),
        align: 'end',
        cell: (row) => formatNumber(row.counts.certificates),
      },
      { id: 'size', header: t('columns.size'), align: 'end', cell: (row) => formatBytes(row.size) },
    ],
    [t, today],
  );
  return (
    <DataTable
      caption={t('list')}
      columns={isShort ? columns.filter(({ id }) => short.includes(id)) : columns}
      rows={copies}
      rowKey={(row) => `${row.place} ${row.name}`}
      sort={{ columnId: 'when', direction: 'descending' }}
      onOpen={onOpen}
      empty={
        <EmptyState icon={DatabaseBackup} title={t('empty.title')}>
          <p>{t('empty.help')}</p>
        </EmptyState>
      }
    />
  );
}
