/**
 * What lies where copies lie and cannot be read as one, with what to do about it. Registers that were set aside stand by
 * themselves. None of it can be opened. Not here: the copies (copy-lists.tsx).
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useToday } from '../../app/today.ts';
import { DataTable, type DataColumn } from '../../ui/table/data-table.tsx';
import { formatMoment } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';

type Uncounted = OutputOf<'backup.list'>['uncounted'][number];

const kindOf = ({ place }: Uncounted) => (place === 'setAside' ? 'setAside' : 'copies');

export function UncountedLists({ uncounted }: { readonly uncounted: readonly Uncounted[] }) {
  const { t } = useTranslation('copies');
  const today = useToday();
  const columns = useMemo(
    (): readonly DataColumn<Uncounted>[] => [
      { id: 'when', header: t('columns.when'), cell: ({ at }) => formatMoment(at, today) },
      { id: 'place', header: t('columns.place'), cell: ({ place }) => t(`places.${place}`) },
      {
        id: 'folder',
        header: t('uncounted.folder'),
        cell: ({ folder, name }) => <bdi>{folder ?? name}</bdi>,
      },
    ],
    [t, today],
  );
  return (['copies', 'setAside'] as const)
    .map((kind) => ({ kind, rows: uncounted.filter((one) => kindOf(one) === kind) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ kind, rows }) => (
      <Stack key={kind}>
        <DataTable
          caption={t(`uncounted.${kind}.title`)}
          columns={columns}
          rows={rows}
          rowKey={({ place, name }) => `${place} ${name}`}
          empty={null}
        />
        <p>{t(`uncounted.${kind}.help`)}</p>
      </Stack>
    ));
}
