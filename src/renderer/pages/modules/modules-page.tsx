/** All modules: what is published, what is being written; new ones, and files in and out. */
import { BookOpen, FileDown, FileUp, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModuleVersionId } from '#domain/ids.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useMay } from '../../app/session.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { matchesLoosely } from '../../ui/form/option.ts';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { SearchField } from '../../ui/form/search-field.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import { allOf } from '../../ui/words/format.ts';
import { FileProblemList, type FileProblems } from './file-problems.tsx';
import { moduleColumns } from './module-columns.tsx';
import { NewModuleDialog } from './new-module-dialog.tsx';

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
  const showAll = () => {
    setSearch('');
    setStatus('all');
  };
  const readIn = useCommand('module.import', {
    saved: ({ imported, same }) => {
      setProblems(null);
      showAll();
      const told = [
        ...(imported.length > 0 ? [t('imported', { count: imported.length })] : []),
        ...(same.length > 0 ? [t('importedSame', { codes: allOf(same) })] : []),
      ];
      return { text: told.join('. ') };
    },
    refused: ({ refusal }) => {
      if (refusal.kind !== 'moduleFileInvalid') return false;
      setProblems(refusal.problems);
      return true;
    },
  });
  const save = useCommand('module.export', { saved: ({ count }) => ({ text: t('exported', { count }) }) });
  useShortcuts(
    t('title'),
    useMemo(() => (mayWrite ? [{ keys: 'n', does: t('new'), run: () => setNew(true) }] : []), [t, mayWrite]),
  );
  const rows = modules.filter(
    (row) =>
      (status === 'all' || row.status === status) && matchesLoosely(`${row.code} ${row.title}`, search),
  );
  const isNarrowed = search !== '' || status !== 'all';
  const writing = mayWrite ? (
    <>
      <Button icon={FileUp} isBusy={readIn.isPending} onPress={() => readIn.mutate({})}>
        {t('import')}
      </Button>
      <Button variant="primary" icon={Plus} onPress={() => setNew(true)}>
        {t('new')}
      </Button>
    </>
  ) : null;
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t(mayWrite ? 'subtitle' : 'readOnly')}
        actions={
          <>
            {selected.size > 0 ? (
              <Button
                icon={FileDown}
                isBusy={save.isPending}
                onPress={() =>
                  // The keys of the rows are the ids of their versions.
                  save.mutate({ ids: [...selected] as ModuleVersionId[], suggestedName: 'moduler.json' })
                }
              >
                {t('export', { count: selected.size })}
              </Button>
            ) : null}
            {modules.length > 0 ? writing : null}
          </>
        }
      />
      {problems ? <FileProblemList problems={problems} onClose={() => setProblems(null)} /> : null}
      {modules.length > 0 ? (
        <FilterBar onClear={isNarrowed ? showAll : undefined}>
          <SearchField label={t('search')} value={search} onChange={setSearch} />
          <SegmentedChoice
            label={t('columns.status')}
            options={shownStatuses.map((id) => ({ id, label: t(`shown.${id}`) }))}
            value={status}
            onChange={setStatus}
          />
        </FilterBar>
      ) : null}
      <DataTable
        caption={t('title')}
        isCaptionHidden
        columns={useMemo(() => moduleColumns(t), [t])}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/moduler/${row.id}`}
        total={modules.length}
        selection={{ selected, onChange: setSelected, label: (row) => row.title }}
        empty={
          modules.length === 0 ? (
            <EmptyState icon={BookOpen} title={t('none')} action={writing}>
              <p>{t(mayWrite ? 'noneHelp' : 'noneHelpReader')}</p>
            </EmptyState>
          ) : (
            <EmptyState icon={BookOpen} title={t('noneFound')}>
              <p>{t('noneFoundHelp')}</p>
            </EmptyState>
          )
        }
      />
      {isNew ? <NewModuleDialog onClose={() => setNew(false)} /> : null}
    </Stack>
  );
}
