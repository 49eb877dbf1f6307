/**
 * What a table shows and in which order: columns, sorting and selection as data. The markup lies in data-table.tsx.
 */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { SortValue } from './collator.ts';
import { compareSwedish } from './collator.ts';

export type DataColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column is sorted by. Without it the column cannot be sorted. */
  readonly sortValue?: ((row: Row) => SortValue) | undefined;
  /** end: for numbers. */
  readonly align?: 'start' | 'end' | undefined;
  /** The header's words are only for those who listen, for example over a column of buttons. */
  readonly isHeaderHidden?: boolean | undefined;
  /** A CSS length that keeps the column narrow or wide. */
  readonly width?: string | undefined;
};

export type TableSort = {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
};

export type SortProps = {
  /** The order at first, or, together with onSortChange, always. */
  readonly sort?: TableSort | undefined;
  /** Given when the rows come sorted from elsewhere: the table then asks instead of sorting. */
  readonly onSortChange?: ((sort: TableSort) => void) | undefined;
};

export type RowSelection<Row> = {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** The row's name, for "Markera Åsa Öberg". */
  readonly label: (row: Row) => string;
};

type ModelProps<Row> = SortProps & {
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

export type ModelRow<Row> = {
  readonly key: string;
  readonly row: Row;
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** The rows in their order, and a way to change it. */
export const useTableModel = <Row extends object>(props: ModelProps<Row>) => {
  const { columns, rows, rowKey, sort: givenSort, onSortChange } = props;
  const [ownSort, setOwnSort] = useState(givenSort);
  const sort = onSortChange ? givenSort : ownSort;
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    const accessors = columns.map((column) =>
      helper.accessor((row) => column.sortValue?.(row) ?? undefined, {
        id: column.id,
        enableSorting: column.sortValue !== undefined,
        sortUndefined: 'last',
        sortFn: (a, b, id) => compareSwedish(a.getValue<SortValue>(id), b.getValue<SortValue>(id)),
      }),
    );
    return helper.columns(accessors);
  }, [columns]);
  const sorting = useMemo(
    () => (sort ? [{ id: sort.columnId, desc: sort.direction === 'descending' }] : []),
    [sort],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowKey,
    manualSorting: onSortChange !== undefined,
    state: { sorting },
  });
  const ordered: ModelRow<Row>[] = table
    .getRowModel()
    .rows.map(({ id, original }) => ({ key: id, row: original }));
  return { ordered, sort, changeSort: onSortChange ?? setOwnSort };
};

/** The order after pressing a column's header: upwards first, then the other way. */
export const nextSort = (columnId: string, sort: TableSort | undefined): TableSort => {
  const isSame = sort?.columnId === columnId;
  return { columnId, direction: isSame && sort.direction === 'ascending' ? 'descending' : 'ascending' };
};
