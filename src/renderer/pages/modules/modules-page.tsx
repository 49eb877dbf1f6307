/** All modules: what is published, what is being written; new ones, and files in and out. */
import { BookOpen, FileDown, FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf, Refusal } from '#contract/index.ts';
import type { ModuleVersionId } from '#domain/ids.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useMay } from '../../app/session.ts';
import { useCommand, useNeeded } from '../../calls.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type DataColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { matchesLoosely } from '../../ui/option.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { NewModuleDialog } from './new-module-dialog.tsx';
import { ModuleStatusBadge } from './module-status.tsx';

type ModuleRow = OutputOf<'module.list'>[number];
type FileProblems = Extract<Refusal, { kind: 'moduleFileInvalid' }>['problems'];
const shownStatuses = ['all', 'published', 'draft', 'retired'] as const;

export function ModulesPage() {
  const { t } = useTranslation(['modules', 'common']);
  const modules = useNeeded('module.list', { withOldVersions: false });
  const [search, setSearch] = useRemembered('modules.search', '');
  const [status, setStatus] = useRemembered<(typeof shownStatuses)[number]>('modules.status', 'all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isNew, setNew] = useState(false);
  const [problems, setProblems] = useState<FileProblems | null>(null);
  const mayWrite = useMay(['coordinator', 'administrator']);
  const readIn = useCommand('module.import', {
    saved: ({ imported }) => {
      setProblems(null);
      return { text: t('imported', { count: imported.length }) };
    },
    refused: ({ refusal }) => {
      if (refusal.kind !== 'moduleFileInvalid') return false;
      setProblems(refusal.problems);
      return true;
    },
  });
  const save = useCommand('module.export', { saved: ({ count }) => ({ text: t('exported', { count }) }) });
  const rows = modules.filter(
    (row) =>
      (status === 'all' || row.status === status) && matchesLoosely(`${row.code} ${row.title}`, search),
  );
  const columns: readonly DataColumn<ModuleRow>[] = [
    { id: 'title', header: t('columns.title'), sortValue: (row) => row.title, cell: (row) => row.title },
    {
      id: 'code',
      header: t('columns.code'),
      sortValue: (row) => row.code,
      cell: (row) => (
        <>
          {row.code} {row.isExample ? <Badge tone="warning">{t('example')}</Badge> : null}
        </>
      ),
    },
    { id: 'status', header: t('columns.status'), cell: (row) => <ModuleStatusBadge status={row.status} /> },
    { id: 'version', header: t('columns.version'), align: 'end', cell: (row) => row.version },
    {
      id: 'level',
      header: t('columns.level'),
      align: 'end',
      sortValue: (row) => row.level,
      cell: (row) => row.level,
    },
    { id: 'credits', header: t('columns.credits'), align: 'end', cell: (row) => row.creditValue ?? '' },
    { id: 'criteria', header: t('columns.criteria'), align: 'end', cell: (row) => row.criterionCount },
    {
      id: 'used',
      header: t('columns.used'),
      align: 'end',
      sortValue: (row) => row.validationCount,
      cell: (row) => row.validationCount,
    },
  ];
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            {selected.size > 0 ? (
              <Button
                icon={FileDown}
                isBusy={save.isPending}
                onPress={() =>
                  save.mutate({ ids: [...selected] as ModuleVersionId[], suggestedName: 'moduler.json' })
                }
              >
                {t('export', { count: selected.size })}
              </Button>
            ) : null}
            {mayWrite ? (
              <>
                <Button icon={FileUp} isBusy={readIn.isPending} onPress={() => readIn.mutate({})}>
                  {t('import')}
                </Button>
                <Button variant="primary" icon={Plus} onPress={() => setNew(true)}>
                  {t('new')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      {problems ? (
        <Notice
          tone="problem"
          title={t('importFailed', { count: problems.length })}
          actions={<Button onPress={() => setProblems(null)}>{t('common:form.close')}</Button>}
        >
          <p>{t('importFailedHelp')}</p>
          <ul>
            {problems.map((problem) => (
              <li key={`${String(problem.line)}:${String(problem.column)}:${problem.message}`}>
                {t('problemAt', { line: problem.line, column: problem.column })} {problem.message}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <FilterBar
        onClear={
          search === '' && status === 'all'
            ? undefined
            : () => {
                setSearch('');
                setStatus('all');
              }
        }
      >
        <SearchField label={t('search')} value={search} onChange={setSearch} />
        <SegmentedChoice
          label={t('columns.status')}
          options={shownStatuses.map((id) => ({
            id,
            label: id === 'all' ? t('all') : t(`common:moduleStatus.${id}`),
          }))}
          value={status}
          onChange={setStatus}
        />
      </FilterBar>
      <DataTable
        caption={t('title')}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/moduler/${row.id}`}
        total={modules.length}
        selection={{ selected, onChange: setSelected, label: (row) => row.title }}
        empty={
          <EmptyState icon={BookOpen} title={t(modules.length === 0 ? 'none' : 'noneFound')}>
            <p>{t(modules.length === 0 ? 'noneHelp' : 'noneFoundHelp')}</p>
          </EmptyState>
        }
      />
      {isNew ? <NewModuleDialog onClose={() => setNew(false)} /> : null}
    </Stack>
  );
}
