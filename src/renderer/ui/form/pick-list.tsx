/**
 * A list beside the page that one moves through, one thing at a time: the participants while assessing.
 * In narrow windows and at high zoom it becomes a field, so that it does not push the work down.
 */
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ComboBox } from './combo-box.tsx';
import { formatNumber } from '../words/format.ts';
import type { Option } from './option.ts';
import { matchesLoosely } from './option.ts';
import { SearchField } from './search-field.tsx';

export type PickListProps<Id extends string> = {
  /** What the list holds: "Deltagare". */
  readonly label: string;
  /** "Sök på namn". */
  readonly searchLabel: string;
  /** The field's label in narrow windows: "Byt deltagare". */
  readonly switchLabel: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
};

export function PickList<Id extends string>(props: PickListProps<Id>) {
  const { label, searchLabel, switchLabel, options, value, onChange } = props;
  const { t } = useTranslation('ui');
  const [query, setQuery] = useState('');
  const found = options.filter((option) => matchesLoosely(option.label, query));
  const choose = (id: string | number | null | undefined) => {
    const chosen = options.find((option) => option.id === id);
    if (chosen && chosen.id !== value) onChange(chosen.id);
  };
  return (
    <div className="pick-list">
      <div className="pick-list-narrow">
        <ComboBox label={switchLabel} options={options} value={value} onChange={choose} />
      </div>
      <div className="pick-list-wide">
        <h2>{label}</h2>
        <SearchField label={searchLabel} value={query} onChange={setQuery} />
        <p className="pick-list-count" role="status">
          {t('table.shown', { shown: formatNumber(found.length), total: formatNumber(options.length) })}
        </p>
        <ListBox
          className="pick-list-box"
          aria-label={label}
          items={found}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={value === null ? [] : [value]}
          onSelectionChange={(keys) => {
            choose(keys === 'all' ? null : [...keys][0]);
          }}
          renderEmptyState={() => <p className="list-box-empty">{t('combo.nothing')}</p>}
        >
          {PickRow}
        </ListBox>
      </div>
    </div>
  );
}

function PickRow({ id, label, hint }: Option) {
  return (
    <ListBoxItem id={id} textValue={label} className="pick-row">
      <span className="pick-row-label">
        <bdi>{label}</bdi>
      </span>
      {hint === undefined ? null : <span className="list-box-hint">{hint}</span>}
    </ListBoxItem>
  );
}
