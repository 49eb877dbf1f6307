/** Tables: full, marked, long, empty. */
import { useState } from 'react';
import type { Story } from '../../gallery/story.ts';
import { StatusBadge } from '../words/badge.tsx';
import type { DataColumn } from './data-table.tsx';
import { DataTable } from './data-table.tsx';
import { EmptyState } from '../words/empty-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { matchesLoosely } from '../form/option.ts';
import { SearchField } from '../form/search-field.tsx';
import { Select } from '../form/select.tsx';
import { DateText, Name } from '../words/text.tsx';

type Person = {
  readonly id: string;
  readonly name: string;
  readonly workshop: string;
  readonly days: number;
  readonly since: string;
};

const names = [
  'Örjan Ek',
  'Åsa Öberg',
  'Ärla Nyström',
  'Amina Ahmed',
  'محمد العربي',
  'Łukasz Żółć',
  'Zoran Ilić',
  'Anna-Karin Margareta von Essen-Stjernström Bergenstråhle',
];
const workshops = ['Västervik', 'OHM', 'Mörbylånga', 'ET', 'Nybro'];

const people = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: `${names[index % names.length] ?? ''}${index < names.length ? '' : ` ${String(index)}`}`,
    workshop: workshops[index % workshops.length] ?? '',
    days: (index * 7) % 40,
    since: `2026-${String((index % 9) + 1).padStart(2, '0')}-1${String(index % 9)}`,
  }));

const columns: readonly DataColumn<Person>[] = [
  { id: 'name', header: 'Namn', cell: ({ name }) => <Name>{name}</Name>, sortValue: ({ name }) => name },
  {
    id: 'workshop',
    header: 'Verkstad',
    cell: ({ workshop }) => workshop,
    sortValue: ({ workshop }) => workshop,
  },
  {
    id: 'state',
    header: 'Läge',
    cell: ({ days }) => <StatusBadge state={days > 20 ? 'submitted' : 'ongoing'} />,
  },
  {
    id: 'since',
    header: 'Sedan',
    cell: ({ since }) => <DateText date={since} />,
    sortValue: ({ since }) => since,
  },
  { id: 'days', header: 'Dagar', cell: ({ days }) => days, sortValue: ({ days }) => days, align: 'end' },
];

const few = people(8);
const many = people(621);

export const story: Story = {
  title: 'Tabeller',
  states: {
    'Med filter och markering': () => <Filtered />,
    'Lång, bara det synliga ritas': () => (
      <DataTable
        caption="Alla deltagare"
        columns={columns}
        rows={many}
        rowKey={({ id }) => id}
        onOpen={() => undefined}
        sort={{ columnId: 'name', direction: 'ascending' }}
        empty={null}
      />
    ),
    'Långa namn: inget sticker ut': () => (
      <DataTable
        caption="Deltagare med långa namn"
        columns={columns}
        rows={people(3).map((person) => ({
          ...person,
          name: 'Adolf Wolfeschlegelsteinhausenbergerdorffvonwelchenhoffmannsdottir',
          workshop: 'Återvinningscentralensprövningsverkstad',
        }))}
        rowKey={({ id }) => id}
        onOpen={() => undefined}
        empty={null}
      />
    ),
    'Tom och på väg': () => (
      <>
        <DataTable
          caption="Deltagare"
          columns={columns}
          rows={[]}
          rowKey={({ id }) => id}
          empty={<EmptyState title="Ingen passar det du söker">Prova med färre ord.</EmptyState>}
        />
        <DataTable
          caption="Deltagare"
          columns={columns}
          rows={[]}
          rowKey={({ id }) => id}
          isLoading
          empty={null}
        />
      </>
    ),
  },
};

function Filtered() {
  const [query, setQuery] = useState('');
  const [workshop, setWorkshop] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1', '4']));
  const rows = few.filter(
    (person) => matchesLoosely(person.name, query) && (workshop === null || person.workshop === workshop),
  );
  const clear = () => {
    setQuery('');
    setWorkshop(null);
  };
  return (
    <>
      <FilterBar onClear={query !== '' || workshop !== null ? clear : undefined}>
        <SearchField label="Sök på namn" value={query} onChange={setQuery} />
        <Select
          label="Verkstad"
          placeholder="Alla"
          options={workshops.map((name) => ({ id: name, label: name }))}
          value={workshop}
          onChange={setWorkshop}
        />
      </FilterBar>
      <DataTable
        caption="Deltagare"
        isCaptionHidden
        columns={columns}
        rows={rows}
        total={621}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/deltagare/${id}`}
        selection={{ selected, onChange: setSelected, label: ({ name }) => name }}
        sort={{ columnId: 'name', direction: 'ascending' }}
        empty={<EmptyState title="Ingen passar det du söker">Prova med färre ord.</EmptyState>}
      />
    </>
  );
}
