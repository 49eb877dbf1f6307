/** The columns of the list of modules. */
import type { TFunction } from 'i18next';
import type { OutputOf } from '#contract/index.ts';
import { Badge } from '../../ui/words/badge.tsx';
import type { DataColumn } from '../../ui/table/data-table.tsx';
import { formatNumber } from '../../ui/words/format.ts';
import { Row } from '../../ui/frame/layout.tsx';
import { ModuleStatusBadge } from './module-status.tsx';

export type ModuleRow = OutputOf<'module.list'>[number];

export const moduleColumns = (t: TFunction<['modules', 'common']>): readonly DataColumn<ModuleRow>[] => [
  { id: 'title', header: t('columns.title'), sortValue: (row) => row.title, cell: (row) => row.title },
  {
    id: 'code',
    header: t('columns.code'),
    sortValue: (row) => row.code,
    cell: (row) => (
      <Row gap="small">
        <span>{row.code}</span>
        {row.isExample ? <Badge tone="warning">{t('example')}</Badge> : null}
      </Row>
    ),
  },
  {
    id: 'status',
    header: t('columns.status'),
    width: '9.5rem',
    sortValue: (row) => t(`common:moduleStatus.${row.status}`),
    cell: (row) => <ModuleStatusBadge status={row.status} />,
  },
  { id: 'version', header: t('columns.version'), align: 'end', cell: (row) => row.version },
  {
    id: 'level',
    header: t('columns.level'),
    align: 'end',
    sortValue: (row) => row.level,
    cell: (row) => row.level,
  },
  {
    id: 'credits',
    header: t('columns.credits'),
    align: 'end',
    cell: (row) => (row.creditValue === null ? '' : formatNumber(row.creditValue)),
  },
  {
    id: 'used',
    header: t('columns.used'),
    align: 'end',
    sortValue: (row) => row.validationCount,
    cell: (row) => formatNumber(row.validationCount),
  },
];
