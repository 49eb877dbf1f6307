/** The head of a table: column names, buttons that sort, the box that marks all. */
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../form/checkbox.tsx';
import type { DataColumn, RowSelection, TableSort } from './data-table-model.ts';
import { nextSort } from './data-table-model.ts';

type HeaderRowProps<Row> = {
  readonly columns: readonly DataColumn<Row>[];
  readonly sort: TableSort | undefined;
  readonly onSort: (sort: TableSort) => void;
  readonly selection: RowSelection<Row> | undefined;
  readonly keys: readonly string[];
};

export function HeaderRow<Row>({ columns, sort, onSort, selection, keys }: HeaderRowProps<Row>) {
  const { t } = useTranslation('ui');
  return (
    <thead role="rowgroup" className="data-table-head">
      <tr role="row" className="data-table-headrow" data-order={t('table.order')}>
        {selection ? (
          <th role="columnheader" scope="col" className="data-table-tick">
            <MarkAll selection={selection} keys={keys} />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

type HeaderCellProps<Row> = Pick<HeaderRowProps<Row>, 'sort' | 'onSort'> & {
  readonly column: DataColumn<Row>;
};

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const { id, header, sortValue, align = 'start', width, isHeaderHidden } = column;
  const direction = sort?.columnId === id ? sort.direction : undefined;
  const Arrow = direction === undefined ? ArrowUpDown : direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      role="columnheader"
      scope="col"
      data-align={align}
      data-sortable={sortValue !== undefined}
      aria-sort={sortValue === undefined ? undefined : (direction ?? 'none')}
      {...(width === undefined ? {} : { style: { inlineSize: width } })}
    >
      {sortValue === undefined ? (
        <span className={isHeaderHidden ? 'visually-hidden' : 'data-table-name'}>{header}</span>
      ) : (
        <AriaButton
          className="data-table-sort"
          onPress={() => {
            onSort(nextSort(id, sort));
          }}
        >
          {header}
          <Arrow className="data-table-arrow" aria-hidden />
        </AriaButton>
      )}
    </th>
  );
}

function MarkAll<Row>({
  selection,
  keys,
}: {
  readonly selection: RowSelection<Row>;
  readonly keys: readonly string[];
}) {
  const { t } = useTranslation('ui');
  const marked = keys.filter((key) => selection.selected.has(key)).length;
  const isAll = marked === keys.length;
  return (
    <CheckboxField
      label={t('table.markAll')}
      isLabelHidden
      isSelected={isAll}
      isIndeterminate={marked > 0 && !isAll}
      onChange={(isMarked) => {
        selection.onChange(
          isMarked ? new Set([...selection.selected, ...keys]) : without(selection.selected, keys),
        );
      }}
    />
  );
}

const without = (all: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> => {
  const rest = new Set(all);
  for (const key of keys) rest.delete(key);
  return rest;
};
