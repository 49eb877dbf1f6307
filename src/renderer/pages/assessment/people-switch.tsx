/** Others in the same module: a list beside the work where there is room, a choice above it where there is not. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { ValidationId } from '#domain/ids.ts';
import { inPeopleOrder } from '#domain/people-order.ts';
import { goTo } from '../../app/navigation.ts';
import { usePages } from '../../calls/calls.ts';
import { ComboBox } from '../../ui/form/combo-box.tsx';
import { countOf } from '../../ui/words/format.ts';
import { Link } from '../../ui/words/link.tsx';
import { matchesLoosely } from '../../ui/form/option.ts';
import { personText } from '../../ui/words/person-text.ts';
import { SearchField } from '../../ui/form/search-field.tsx';
import { PersonName } from '../../ui/words/text.tsx';
import type { Validation } from './validation.ts';

type Other = OutputOf<'validation.list'>['rows'][number];

const nameOf = (other: Other) => ({
  name: other.participantName,
  birthYear: other.birthYear,
  isProtected: other.hasProtectedIdentity,
});

/** With fewer there is nothing to search among. */
const searchFrom = 8;

export function PeopleSwitch({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('assessment');
  const [search, setSearch] = useState('');
  const { rows, more, isFetchingMore } = usePages('validation.list', {
    search: '',
    workshopId: null,
    moduleVersionId: validation.module.id,
    states: ['planned', 'ongoing', 'returned', 'submitted'],
    assessorId: null,
    order: 'name',
  });
  // Whoever is looked for may be the last of them.
  useEffect(() => {
    if (!isFetchingMore) more?.();
  }, [more, isFetchingMore]);
  const people = inPeopleOrder(rows, nameOf);
  if (people.filter((row) => row.id !== validation.id).length === 0) return null;
  const doneOf = (row: Other) =>
    t('done', { count: countOf(row.progress.shown, row.progress.total - row.progress.leftOut) });
  return (
    <nav className="assessment-people" aria-label={t('people')}>
      <div className="assessment-people-choice">
        <ComboBox<ValidationId>
          label={t('switchPerson')}
          options={people.map((row) => ({ id: row.id, label: personText(nameOf(row)), hint: doneOf(row) }))}
          value={validation.id}
          onChange={(id) => {
            if (id !== null && id !== validation.id) goTo(`/valideringar/${id}`);
          }}
        />
      </div>
      <div className="assessment-people-list">
        {people.length < searchFrom ? null : (
          <SearchField label={t('searchPerson')} value={search} onChange={setSearch} />
        )}
        {people
          .filter((row) => matchesLoosely(personText(nameOf(row)), search))
          .map((row) => (
            <Link
              key={row.id}
              href={`/valideringar/${row.id}`}
              className="person-link"
              {...(row.id === validation.id ? { 'aria-current': 'page' as const } : {})}
            >
              <PersonName {...nameOf(row)} />
              <small>{doneOf(row)}</small>
            </Link>
          ))}
      </div>
    </nav>
  );
}
