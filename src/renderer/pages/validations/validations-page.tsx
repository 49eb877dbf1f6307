/** All validations: where each stands, filtered by person, verkstad, module, state and assessor. */
import { ListChecks, Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { daysSince, swedishDay } from '#domain/dates.ts';
import type { ModuleVersionId, UserId, WorkshopId } from '#domain/ids.ts';
import { validationStates } from '#domain/validation-state.ts';
import { useEnrolsIn } from '../../app/enrols-in.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useMay } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCall, usePages } from '../../calls/calls.ts';
import { StatusBadge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { DataTable, type DataColumn } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { countOf } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { MoreRows } from '../../ui/table/more-rows.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { SearchField } from '../../ui/form/search-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { DateText, PersonName } from '../../ui/words/text.tsx';
import { EnrolLackNotice } from '../../parts/participants/enrol-lack.tsx';
import { FiguresCard } from '../../parts/participants/figures-card.tsx';
import { NewValidationDialog } from '../../parts/validations/new-validation-dialog.tsx';
import { everyValidation, type ValidationFilter } from '../../parts/validations/validation-filter.ts';

type ValidationRow = OutputOf<'validation.list'>['rows'][number];
const all = 'all';

export function ValidationsPage() {
  const { t } = useTranslation(['validations', 'common']);
  const today = useToday();
  const [filter, setFilter] = useRemembered<ValidationFilter>('validations', everyValidation);
  const change = (part: Partial<ValidationFilter>) => setFilter({ ...filter, ...part });
  const { state, ...asked } = useDeferredValue(filter);
  const list = usePages('validation.list', {
    ...asked,
    search: asked.search.slice(0, 120),
    states: state === null ? [] : [state],
  });
  const workshops = useCall('workshop.list', {}).data ?? [];
  const modules = useCall('module.list', { withOldVersions: true }).data ?? [];
  const users = useCall('user.list', {}).data ?? [];
  const mayPlan = useMay(['assessor', 'coordinator']);
  const [isNew, setNew] = useState(false);
  const isNarrowed = Object.values(filter).some((value) => value !== null && value !== '');
  const columns: readonly DataColumn<ValidationRow>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: (row) => (
        <PersonName
          name={row.participantName}
          birthYear={row.birthYear}
          isProtected={row.hasProtectedIdentity}
        />
      ),
    },
    { id: 'module', header: t('columns.module'), cell: (row) => row.moduleTitle },
    { id: 'state', header: t('columns.state'), cell: (row) => <StatusBadge state={row.state} /> },
    {
      id: 'progress',
      header: t('columns.progress'),
      align: 'end',
      cell: (row) => countOf(row.progress.shown, row.progress.total - row.progress.leftOut),
    },
    { id: 'workshop', header: t('columns.workshop'), cell: (row) => row.workshopName },
    { id: 'assessors', header: t('columns.assessors'), cell: (row) => row.assessors.join(', ') },
    {
      id: 'activity',
      header: t('columns.activity'),
      align: 'end',
      // Of a day to come, which a clock that was wrong has given, nobody knows when it was.
      cell: (row) => {
        const on = swedishDay(row.lastActivityAt);
        return daysSince(on, today) === undefined ? t('activityUnknown') : <DateText date={on} />;
      },
    },
  ];
  const lacks = useEnrolsIn()?.lacks ?? null;
  // Whoever sees nobody has nobody to start a module for.
  const start =
    mayPlan && (lacks === null || list.total > 0) ? (
      <Button variant="primary" icon={Plus} onPress={() => setNew(true)}>
        {t('new')}
      </Button>
    ) : undefined;
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={start} />
      {lacks === 'workshop' ? <EnrolLackNotice lacks={lacks} /> : null}
      {lacks === 'persons' ? <FiguresCard /> : null}
      {lacks === 'persons' && list.total === 0 && !isNarrowed ? null : (
        <>
          <FilterBar onClear={isNarrowed ? () => setFilter(everyValidation) : undefined}>
            <SearchField
              label={t('search')}
              value={filter.search}
              onChange={(search) => change({ search })}
            />
            <Select
              label={t('columns.state')}
              options={[
                { id: all, label: t('allStates') },
                ...validationStates.map((id) => ({ id, label: t(`common:state.${id}`) })),
              ]}
              value={filter.state ?? all}
              onChange={(id) => change({ state: id === all ? null : id })}
            />
            <Select<string>
              label={t('module')}
              options={[
                { id: all, label: t('allModules') },
                ...modules
                  .filter((module) => module.validationCount > 0)
                  .map((module) => ({
                    id: module.id,
                    label: t('moduleVersion', { title: module.title, version: module.version }),
                  })),
              ]}
              value={filter.moduleVersionId ?? all}
              onChange={(id) => change({ moduleVersionId: id === all ? null : (id as ModuleVersionId) })} // an option
            />
            <Select<string>
              label={t('columns.workshop')}
              options={[
                { id: all, label: t('allWorkshops') },
                ...workshops.map((workshop) => ({ id: workshop.id, label: workshop.name })),
              ]}
              value={filter.workshopId ?? all}
              onChange={(id) => change({ workshopId: id === all ? null : (id as WorkshopId) })} // an option
            />
            <Select<string>
              label={t('columns.assessors')}
              options={[
                { id: all, label: t('allAssessors') },
                ...users
                  .filter((user) => user.roles.includes('assessor'))
                  .map((user) => ({ id: user.id, label: user.name })),
              ]}
              value={filter.assessorId ?? all}
              onChange={(id) => change({ assessorId: id === all ? null : (id as UserId) })} // an option
            />
          </FilterBar>
          <DataTable
            caption={t('title')}
            isCaptionHidden
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/valideringar/${row.id}`}
            total={list.total}
            isLoading={list.isLoading}
            empty={
              <EmptyState
                icon={ListChecks}
                title={t(isNarrowed ? 'noneFound' : 'none')}
                action={isNarrowed ? undefined : start}
              >
                <p>{t(isNarrowed ? 'noneFoundHelp' : 'noneHelp')}</p>
              </EmptyState>
            }
          />
        </>
      )}
      <MoreRows list={list} label={t('more')} />
      {isNew ? <NewValidationDialog participantId={null} isOpen onOpenChange={() => setNew(false)} /> : null}
    </Stack>
  );
}
