/** All participants: find one, or see who is enrolled where. One person's page is participant-page.tsx. */
import { UserPlus, Users } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { useEnrolsIn } from '../../app/enrols-in.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useCall, usePages } from '../../calls/calls.ts';
import { DataTable, type TableSort } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { MoreRows } from '../../ui/table/more-rows.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { SearchField } from '../../ui/form/search-field.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import { Select } from '../../ui/form/select.tsx';
import { participantColumns } from './columns.tsx';
import { EnrolLackNotice } from '../../parts/participants/enrol-lack.tsx';
import { FiguresCard } from '../../parts/participants/figures-card.tsx';

const standings = ['current', 'exited', 'all'] as const;
type Filter = {
  readonly search: string;
  readonly workshopId: WorkshopId | null;
  readonly standing: (typeof standings)[number];
  readonly sort: 'name' | 'enrolledOn' | 'workshop';
  readonly direction: 'ascending' | 'descending';
};
const everything: Filter = {
  search: '',
  workshopId: null,
  standing: 'current',
  sort: 'name',
  direction: 'ascending',
};

export function ParticipantsPage() {
  const { t } = useTranslation('participants');
  const [filter, setFilter] = useRemembered<Filter>('participants', everything);
  const change = (part: Partial<Filter>) => setFilter({ ...filter, ...part });
  const asked = useDeferredValue(filter);
  const list = usePages('participant.list', { ...asked, search: asked.search.slice(0, longest.line) });
  const workshops = useCall('workshop.list', {}).data ?? [];
  const enrols = useEnrolsIn();
  const mayEnrol = enrols !== undefined && enrols.lacks === null;
  const seesSome =
    mayEnrol &&
    workshops.some(({ id, isActive }) => isActive && !enrols.workshops.some((own) => own.id === id));
  const isNarrowed = filter.search !== '' || filter.workshopId !== null || filter.standing !== 'current';

  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          mayEnrol ? (
            <LinkButton href="/deltagare/ny" variant="primary" icon={UserPlus}>
              {t('enrol')}
            </LinkButton>
          ) : undefined
        }
      />
      {enrols?.lacks === 'workshop' ? <EnrolLackNotice lacks="workshop" /> : null}
      {enrols?.lacks === 'persons' ? <FiguresCard /> : null}
      {enrols?.lacks === 'persons' && list.total === 0 && !isNarrowed ? null : (
        <>
          <FilterBar onClear={isNarrowed ? () => setFilter(everything) : undefined}>
            <SearchField
              label={t('search')}
              value={filter.search}
              onChange={(search) => change({ search })}
            />
            <Select
              label={t('workshop')}
              options={[
                { id: 'all', label: t('allWorkshops') },
                ...workshops.map((workshop) => ({ id: workshop.id, label: workshop.name })),
              ]}
              value={filter.workshopId ?? 'all'}
              onChange={(id) => change({ workshopId: id === 'all' ? null : id })} // one of the options
            />
            <SegmentedChoice
              label={t('standing.label')}
              options={standings.map((id) => ({ id, label: t(`standing.${id}`) }))}
              value={filter.standing}
              onChange={(standing) => change({ standing })}
            />
          </FilterBar>
          <DataTable
            caption={t('title')}
            isCaptionHidden
            columns={participantColumns(t)}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/deltagare/${row.id}`}
            sort={{ columnId: filter.sort, direction: filter.direction }}
            onSortChange={({ columnId, direction }: TableSort) =>
              change({ sort: columnId as Filter['sort'], direction })
            } // only these three columns can be sorted
            total={list.total}
            isLoading={list.isLoading}
            empty={
              isNarrowed ? (
                <EmptyState icon={Users} title={t('noneFound')}>
                  <p>{t('noneFoundHelp')}</p>
                </EmptyState>
              ) : (
                <EmptyState
                  icon={Users}
                  title={t(seesSome ? 'noneHere' : 'none')}
                  action={
                    mayEnrol ? (
                      <LinkButton href="/deltagare/ny" variant="primary" icon={UserPlus}>
                        {t('enrol')}
                      </LinkButton>
                    ) : undefined
                  }
                >
                  <p>{t('noneHelp')}</p>
                </EmptyState>
              )
            }
          />
        </>
      )}
      <MoreRows list={list} label={t('more')} />
    </Stack>
  );
}
