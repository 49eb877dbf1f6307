/** The columns of the list of participants. */
import type { TFunction } from 'i18next';
import type { OutputOf } from '#contract/index.ts';
import { StatusBadge } from '../../ui/words/badge.tsx';
import type { DataColumn } from '../../ui/table/data-table.tsx';
import { DateText, Muted, PersonName } from '../../ui/words/text.tsx';

type ParticipantRow = OutputOf<'participant.list'>['rows'][number];

/** So many marks of validations are shown; the rest are counted. */
const marksShown = 2;

/** Sorted by the engine; `sortValue` only says which columns can be. */
export const participantColumns = (t: TFunction<'participants'>): readonly DataColumn<ParticipantRow>[] => [
  {
    id: 'name',
    header: t('columns.name'),
    sortValue: (row) => row.displayName,
    // The year has a column of its own.
    cell: (row) => (
      <PersonName name={row.displayName} birthYear={null} isProtected={row.hasProtectedIdentity} />
    ),
  },
  { id: 'birthYear', header: t('columns.born'), align: 'end', cell: (row) => row.birthYear ?? '' },
  {
    id: 'workshop',
    header: t('columns.workshop'),
    sortValue: (row) => row.workshopName,
    cell: (row) => row.workshopName,
  },
  {
    id: 'validations',
    header: t('columns.modules'),
    cell: (row) =>
      row.validations.length === 0 ? (
        <Muted>{t('noModules')}</Muted>
      ) : (
        <ul className="plain-list">
          {row.validations.slice(0, marksShown).map((validation) => (
            <li key={validation.id}>
              {validation.moduleTitle} <StatusBadge state={validation.state} />
            </li>
          ))}
          {row.validations.length > marksShown ? (
            <li>
              <Muted>{t('moreModules', { count: row.validations.length - marksShown })}</Muted>
            </li>
          ) : null}
        </ul>
      ),
  },
  {
    id: 'enrolledOn',
    header: t('columns.enrolled'),
    align: 'end',
    sortValue: (row) => row.enrolledOn,
    cell: (row) => (
      <>
        <DateText date={row.enrolledOn} />
        {row.exitedOn === null ? null : (
          <Muted>
            {' '}
            {t('exitedOn')} <DateText date={row.exitedOn} />
          </Muted>
        )}
      </>
    ),
  },
];
