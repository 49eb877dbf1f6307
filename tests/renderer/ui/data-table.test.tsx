// Tables: Swedish order, marking, opening, and long lists.
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { DataColumn, DataTableProps, TableSort } from '../../../src/renderer/ui/table/data-table.tsx';
import { DataTable } from '../../../src/renderer/ui/table/data-table.tsx';
import { renderUi } from './render-ui.tsx';

type Person = {
  readonly id: string;
  readonly name: string;
  readonly days: number | null;
};

const people: readonly Person[] = [
  { id: '1', name: 'Örjan Ek', days: 3 },
  { id: '2', name: 'Åsa Öberg', days: 21 },
  { id: '3', name: 'Zoran Ilić', days: null },
  { id: '4', name: 'Ärla Nyström', days: 9 },
  { id: '5', name: 'amina Ahmed', days: 10 },
];

const columns: readonly DataColumn<Person>[] = [
  { id: 'name', header: 'Namn', cell: ({ name }) => name, sortValue: ({ name }) => name },
  { id: 'days', header: 'Dagar', cell: ({ days }) => days, sortValue: ({ days }) => days, align: 'end' },
  { id: 'more', header: 'Mer', cell: () => 'mer' },
];

function table(more: Partial<DataTableProps<Person>> = {}) {
  return (
    <DataTable
      caption="Deltagare"
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      empty={<p>Här är tomt</p>}
      {...more}
    />
  );
}

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
const header = (name: string) => screen.getByRole('columnheader', { name });

it('sorts the Swedish way, up and then down, and says which', async () => {
  const { user } = renderUi(table());
  expect(header('Namn')).toHaveAttribute('aria-sort', 'none');
  await user.click(screen.getByRole('button', { name: 'Namn' }));
  expect(names()).toEqual(['amina Ahmed', 'Zoran Ilić', 'Åsa Öberg', 'Ärla Nyström', 'Örjan Ek']);
  expect(header('Namn')).toHaveAttribute('aria-sort', 'ascending');
  await user.click(screen.getByRole('button', { name: 'Namn' }));
  expect(names()[0]).toBe('Örjan Ek');
  expect(header('Namn')).toHaveAttribute('aria-sort', 'descending');
  expect(header('Mer')).not.toHaveAttribute('aria-sort');
});

it('sorts numbers as numbers and leaves the unknown last both ways', async () => {
  const { user } = renderUi(table());
  await user.click(screen.getByRole('button', { name: 'Dagar' }));
  expect(names()).toEqual(['Örjan Ek', 'Ärla Nyström', 'amina Ahmed', 'Åsa Öberg', 'Zoran Ilić']);
  await user.click(screen.getByRole('button', { name: 'Dagar' }));
  expect(names()).toEqual(['Åsa Öberg', 'amina Ahmed', 'Ärla Nyström', 'Örjan Ek', 'Zoran Ilić']);
});

it('asks for another order when the rows come sorted from elsewhere', async () => {
  const onSortChange = vi.fn<(sort: TableSort) => void>();
  const { user } = renderUi(table({ sort: { columnId: 'name', direction: 'ascending' }, onSortChange }));
  expect(names()).toEqual(people.map(({ name }) => name));
  await user.click(screen.getByRole('button', { name: 'Namn' }));
  expect(onSortChange).toHaveBeenCalledWith({ columnId: 'name', direction: 'descending' });
  expect(names()).toEqual(people.map(({ name }) => name));
});

it('leads on from a row, by link or by button', async () => {
  const onOpen = vi.fn<(row: Person) => void>();
  const linked = renderUi(table({ rowHref: ({ id }) => `/deltagare/${id}` }));
  const link = screen.getByRole('link', { name: 'Åsa Öberg' });
  expect(link).toHaveAttribute('href', '#/deltagare/2');
  await linked.user.click(link);
  expect(linked.navigate).toHaveBeenCalledWith('/deltagare/2', undefined);
  linked.unmount();
  const opened = renderUi(table({ onOpen }));
  await opened.user.click(screen.getByRole('button', { name: 'Åsa Öberg' }));
  expect(onOpen).toHaveBeenCalledWith(people[1]);
});

function Marked({ onChange }: { onChange: (selected: readonly string[]) => void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return table({
    selection: {
      selected,
      label: ({ name }) => name,
      onChange: (next) => {
        setSelected(next);
        onChange([...next]);
      },
    },
  });
}

it('marks one, all and none', async () => {
  const onChange = vi.fn<(selected: readonly string[]) => void>();
  const { user } = renderUi(<Marked onChange={onChange} />);
  await user.click(screen.getByRole('checkbox', { name: 'Markera Åsa Öberg' }));
  expect(onChange).toHaveBeenLastCalledWith(['2']);
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Markera alla' });
  expect(all.indeterminate).toBe(true);
  await user.click(all);
  expect(onChange.mock.lastCall?.[0]).toHaveLength(people.length);
  await user.click(all);
  expect(onChange).toHaveBeenLastCalledWith([]);
});

it('says how many are shown of how many, and what to do when there are none', () => {
  const { unmount } = renderUi(table({ total: 621 }));
  expect(screen.getByRole('status')).toHaveTextContent('Visar 5 av 621');
  expect(screen.getByRole('table', { name: 'Deltagare' })).toBeInTheDocument();
  unmount();
  renderUi(table({ rows: [] }));
  expect(screen.getByText('Här är tomt')).toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

it('draws only a part of a long table but tells its whole length', () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    id: String(index),
    name: `P ${String(index)}`,
    days: index,
  }));
  renderUi(table({ rows: many }));
  const long = screen.getByRole('table');
  expect(long).toHaveAttribute('aria-rowcount', '2001');
  expect(within(long).getAllByRole('row').length).toBeLessThan(100);
});

it('says of the names that are left above small sheets that they order the rows', () => {
  renderUi(table());
  // Where there is little room the style sheet shows it before the names that can be pressed (data-table.css).
  expect(screen.getAllByRole('row')[0]).toHaveAttribute('data-order', 'Ordna efter');
});
