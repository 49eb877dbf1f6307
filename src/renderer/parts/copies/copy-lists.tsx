/**
 * The lists of copies, newest first: from when, where, why and how much is in them. Those of a state that was left, and of
 * other registers, stand by themselves below, so that the first row is the one to take.
 */
import { DatabaseBackup } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useToday } from '../../app/today.ts';
import { DataTable, type DataColumn } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { allOf, formatBytes, formatMoment, formatNumber, formatSecond } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';

export type Copy = OutputOf<'backup.list'>['copies'][number];

type CopyListsProps = {
  readonly copies: readonly Copy[];
  readonly onOpen: (copy: Copy) => void;
  /** Only what one chooses by, where there is little room. */
  readonly isShort?: boolean;
};

const short = ['when', 'place', 'participants', 'certificates'];

/** Moments that several copies share, to the minute: there the seconds tell them apart. */
const sharedMinutes = (copies: readonly Copy[]): ReadonlySet<string> => {
  const minutes = copies.map(({ at }) => at.slice(0, 16));
  return new Set(minutes.filter((minute, index) => minutes.indexOf(minute) < index));
};

export function CopyLists({ copies, onOpen, isShort = false }: CopyListsProps) {
  const { t } = useTranslation('copies');
  const today = useToday();
  const columns = useMemo((): readonly DataColumn<Copy>[] => {
    const shared = sharedMinutes(copies);
    const all: readonly DataColumn<Copy>[] = [
      {
        id: 'when',
        header: t('columns.when'),
        sortValue: ({ at }) => at,
        cell: ({ at }) => (shared.has(at.slice(0, 16)) ? formatSecond(at, today) : formatMoment(at, today)),
      },
      {
        id: 'place',
        header: t('columns.place'),
        cell: ({ places }) => allOf(places.map((place) => t(`places.${place}`))),
      },
      {
        id: 'reason',
        header: t('columns.reason'),
        cell: ({ reason, by }) => (by === null ? t(`reasons.${reason}`) : t('reasons.by', { name: by })),
      },
      ...(['participants', 'certificates', 'auditRows'] as const).map((kind): DataColumn<Copy> => ({
        id: kind,
        header: t(`columns.${kind}`),
        align: 'end',
        cell: ({ counts }) => formatNumber(counts[kind]),
      })),
      { id: 'size', header: t('columns.size'), align: 'end', cell: ({ size }) => formatBytes(size) },
    ];
    return isShort ? all.filter(({ id }) => short.includes(id)) : all;
  }, [t, today, copies, isShort]);
  const table = (line: Copy['line'], caption: string) => (
    <DataTable
      caption={caption}
      columns={columns}
      rows={copies.filter((copy) => copy.line === line)}
      rowKey={({ places: [place], name }) => `${place} ${name}`}
      sort={{ columnId: 'when', direction: 'descending' }}
      onOpen={onOpen}
      empty={
        <EmptyState icon={DatabaseBackup} title={t('empty.title')}>
          <p>{t('empty.help')}</p>
        </EmptyState>
      }
    />
  );
  return (
    <>
      {table('ours', t('list'))}
      {(['left', 'other'] as const)
        .filter((line) => copies.some((copy) => copy.line === line))
        .map((line) => (
          <Stack key={line}>
            {table(line, t(`lists.${line}.title`))}
            <p>{t(`lists.${line}.help`)}</p>
          </Stack>
        ))}
    </>
  );
}
