/** One row of a table: its tick box, the name that leads on, and its other cells. */
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../form/checkbox.tsx';
import type { DataColumn, RowSelection } from './data-table-model.ts';
import { Link } from '../words/link.tsx';

type BodyRowProps<Row> = {
  readonly rowKey: string;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly DataColumn<Row>[];
  readonly rowHref: ((row: Row) => string) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly selection: RowSelection<Row> | undefined;
  readonly isWindowed: boolean;
  readonly measure: (element: HTMLTableRowElement | null) => void;
};

export function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { rowKey, row, index, columns, selection, isWindowed, measure } = props;
  const isMarked = selection?.selected.has(rowKey) ?? false;
  const opens = Boolean(props.rowHref ?? props.onOpen);
  return (
    <tr
      ref={measure}
      role="row"
      className="data-table-row"
      data-index={index}
      data-opens={opens}
      data-marked={isMarked}
      {...(isWindowed ? { 'aria-rowindex': index + 2 } : {})}
    >
      {selection ? (
        <td role="cell" className="data-table-tick">
          <RowTick row={row} rowKey={rowKey} isMarked={isMarked} selection={selection} />
        </td>
      ) : null}
      {columns.map((column, place) => {
        const words = column.cell(row);
        return place === 0 ? (
          <th key={column.id} role="rowheader" scope="row" className="data-table-cell">
            <RowName row={row} rowHref={props.rowHref} onOpen={props.onOpen}>
              {words}
            </RowName>
          </th>
        ) : (
          <td
            key={column.id}
            role="cell"
            className="data-table-cell"
            data-align={column.align ?? 'start'}
            data-label={column.isHeaderHidden ? '' : column.header}
          >
            <div>{words}</div>
          </td>
        );
      })}
    </tr>
  );
}

type RowNameProps<Row> = Pick<BodyRowProps<Row>, 'row' | 'rowHref' | 'onOpen'> & {
  readonly children: ReactNode;
};

function RowName<Row>({ row, rowHref, onOpen, children }: RowNameProps<Row>) {
  if (rowHref) {
    return (
      <Link href={rowHref(row)} className="data-table-link">
        {children}
      </Link>
    );
  }
  if (!onOpen) return children;
  return (
    <AriaButton
      className="link data-table-link"
      onPress={() => {
        onOpen(row);
      }}
    >
      {children}
    </AriaButton>
  );
}

type RowTickProps<Row> = {
  readonly row: Row;
  readonly rowKey: string;
  readonly isMarked: boolean;
  readonly selection: RowSelection<Row>;
};

function RowTick<Row>({ row, rowKey, isMarked, selection }: RowTickProps<Row>) {
  const { t } = useTranslation('ui');
  return (
    <CheckboxField
      label={t('table.mark', { name: selection.label(row) })}
      isLabelHidden
      isSelected={isMarked}
      onChange={(isNowMarked) => {
        const selected = new Set(selection.selected);
        if (isNowMarked) selected.add(rowKey);
        else selected.delete(rowKey);
        selection.onChange(selected);
      }}
    />
  );
}
