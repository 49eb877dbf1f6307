/** Personal och verkstäder: who works here in which roles, and where. */
import { UserPlus, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lacksWorkshop, reachOf } from '#domain/rights.ts';
import { withoutController } from '#domain/roles.ts';
import { roles, type Role } from '#domain/role.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useMay, useRoleName } from '../../app/session.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { allOf } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { matchesLoosely } from '../../ui/form/option.ts';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { SearchField } from '../../ui/form/search-field.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import { Select } from '../../ui/form/select.tsx';
import { userColumns } from './columns.tsx';
import { ProtectedCard } from './protected-card.tsx';
import { UserDialog } from './user-dialog.tsx';
import type { StaffMember } from './user-form.ts';
import { WrongTriesCard } from './wrong-tries-card.tsx';
import { WorkshopsCard } from './workshops-card.tsx';

const standings = ['active', 'left', 'all'] as const;
type Filter = {
  readonly search: string;
  readonly role: Role | 'all';
  readonly standing: (typeof standings)[number];
};
const everybody: Filter = { search: '', role: 'all', standing: 'active' };

const passes = ({ search, role, standing }: Filter, user: StaffMember): boolean =>
  (standing === 'all' || user.isActive === (standing === 'active')) &&
  (role === 'all' || user.roles.includes(role)) &&
  matchesLoosely(`${user.name} ${user.title}`, search);

export function PeoplePage() {
  const { t } = useTranslation('people');
  const users = useNeeded('user.list', {});
  const workshops = useNeeded('workshop.list', {});
  const { assessorsSeeAll } = useNeeded('settings.get', {});
  const organisation = { assessorsSeeAll, workshopIds: workshops.map(({ id }) => id) };
  const roleName = useRoleName();
  const isAdministrator = useMay(['administrator']);
  const isCoordinator = useMay(['coordinator']);
  const [filter, setFilter] = useRemembered<Filter>('people', everybody);
  const change = (part: Partial<Filter>) => setFilter({ ...filter, ...part });
  const [opened, setOpened] = useState<StaffMember | 'new' | null>(null);
  useShortcuts(
    t('title'),
    useMemo(
      () => (isAdministrator ? [{ keys: 'n', does: t('add'), run: () => setOpened('new') }] : []),
      [t, isAdministrator],
    ),
  );
  const uncontrolled = withoutController(users);
  const rows = users.filter((user) => passes(filter, user));
  const isNarrowed = filter.search !== '' || filter.role !== 'all' || filter.standing !== 'active';
  const right = isAdministrator ? 'subtitle' : isCoordinator ? 'workshopsOnly' : 'readOnly';
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t(right)}
        actions={
          isAdministrator ? (
            <Button variant="primary" icon={UserPlus} onPress={() => setOpened('new')}>
              {t('add')}
            </Button>
          ) : undefined
        }
      />
      {isAdministrator && uncontrolled.length > 0 ? (
        <Notice tone="warning" title={t('noController')}>
          <p>{t('noControllerHelp', { names: allOf(uncontrolled.map(({ name }) => name)) })}</p>
        </Notice>
      ) : null}
      <FilterBar onClear={isNarrowed ? () => setFilter(everybody) : undefined}>
        <SearchField label={t('search')} value={filter.search} onChange={(search) => change({ search })} />
        <Select<Role | 'all'>
          label={t('role')}
          options={[
            { id: 'all', label: t('allRoles') },
            ...roles.map((role) => ({ id: role, label: roleName(role) })),
          ]}
          value={filter.role}
          onChange={(role) => change({ role })}
        />
        <SegmentedChoice
          label={t('columns.active')}
          options={standings.map((id) => ({ id, label: t(`standing.${id}`) }))}
          value={filter.standing}
          onChange={(standing) => change({ standing })}
        />
      </FilterBar>
      <DataTable
        caption={t('staff')}
        isCaptionHidden
        columns={userColumns(t, roleName, workshops, (user) => lacksWorkshop(reachOf(user, organisation)))}
        rows={rows}
        rowKey={(row) => row.id}
        total={users.length}
        {...(isAdministrator ? { onOpen: setOpened } : {})}
        empty={
          <EmptyState icon={Users} title={t('noneFound')}>
            <p>{t('noneFoundHelp')}</p>
          </EmptyState>
        }
      />
      <WorkshopsCard workshops={workshops} mayChange={isAdministrator || isCoordinator} />
      {isAdministrator ? <ProtectedCard /> : null}
      {isAdministrator ? <WrongTriesCard /> : null}
      {opened ? (
        <UserDialog
          user={opened === 'new' ? null : opened}
          users={users}
          workshops={workshops}
          organisation={organisation}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Stack>
  );
}
