/**
 * A real table for lists of people, modules, certificates: sorted, selectable, each row leading somewhere.
 * Order and columns as data: data-table-model.ts. Narrowing the list: filter-bar.tsx.
 */
import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataColumn, ModelRow, RowSelection, SortProps } from './data-table-model.ts';
import { useTableModel } from './data-table-model.ts';
import { HeaderRow } from './data-table-header.tsx';
import { BodyRow } from './data-table-row.tsx';
import { useRowWindow } from './data-table-window.ts';
import { formatNumber } from '../words/format.ts';
import { Loading } from '../words/loading.tsx';

export type { DataColumn, RowSelection, TableSort } from './data-table-model.ts';

export type DataTableProps<Row extends object> = SortProps & {
  /** What the table holds: read aloud, and shown above it unless hidden. */
  readonly caption: string;
  readonly isCaptionHidden?: boolean | undefined;
  /** The first column names the row. Keep the array outside the component, or in useMemo. */
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads: the name becomes a link and the whole row can be clicked. */
  readonly rowHref?: ((row: Row) => string) | undefined;
  /** Instead of rowHref: what opening a row does. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly selection?: RowSelection<Row> | undefined;
  /** How many there are in all when fewer are shown. */
  readonly total?: number | undefined;
  /** Stands in the table's place when there are no rows. */
  readonly empty: ReactNode;
  readonly isLoading?: boolean | undefined;
};

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, isCaptionHidden, rows, empty, isLoading = false, total = rows.length } = props;
  const { t } = useTranslation('ui');
  const captionId = useId();
  const scrollRef = useRef<HTMLDivElement>(null);
  const { ordered, sort, changeSort } = useTableModel(props);
  const view = useRowWindow(ordered, scrollRef);
  if (isLoading && rows.length === 0) return <Loading lines={6} />;
  if (rows.length === 0) return empty;
  const span = props.columns.length + (props.selection ? 1 : 0);
  return (
    <div className="data-table">
      <p className={isCaptionHidden ? 'visually-hidden' : 'data-table-caption'} id={captionId}>
        {caption}
      </p>
      <div className="data-table-scroll" ref={scrollRef} data-windowed={view.isWindowed}>
        <table
          className="data-table-table"
          role="table"
          aria-labelledby={captionId}
          {...(view.isWindowed ? { 'aria-rowcount': ordered.length + 1 } : {})}
        >
          <HeaderRow
            columns={props.columns}
            sort={sort}
            onSort={changeSort}
            selection={props.selection}
            keys={ordered.map(({ key }) => key)}
          />
          <tbody role="rowgroup" className="data-table-body">
            <Gap height={view.before} span={span} />
            {view.items.map(({ index, item }) => (
              <BodyRow
                key={item.key}
                index={index}
                isWindowed={view.isWindowed}
                measure={view.measure}
                {...rowProps(props, item)}
              />
            ))}
            <Gap height={view.after} span={span} />
          </tbody>
        </table>
      </div>
      <p className="data-table-count" role="status">
        {t('table.shown', { shown: formatNumber(rows.length), total: formatNumber(total) })}
      </p>
    </div>
  );
}

const rowProps = <Row extends object>(props: DataTableProps<Row>, { key, row }: ModelRow<Row>) => {
  const { columns, rowHref, onOpen, selection } = props;
  return { rowKey: key, row, columns, rowHref, onOpen, selection };
};

/** Holds the place of rows that are not drawn. */
function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden style={{ blockSize: `${String(height)}px` }}>
      <td colSpan={span} />
    </tr>
  );
}
