/** Personal och verkstäder: who works here in which roles, and where. */
import { Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useMay, useRoleName } from '../../app/session.ts';
import { useNeeded } from '../../calls.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type DataColumn } from '../../ui/data-table.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateText, Muted, Name } from '../../ui/text.tsx';
import { UserDialog } from './user-dialog.tsx';
import { WorkshopDialog } from './workshop-dialog.tsx';

export type User = OutputOf<'user.list'>[number];
export type Workshop = OutputOf<'workshop.list'>[number];

export function PeoplePage() {
  const { t } = useTranslation('people');
  const users = useNeeded('user.list', {});
  const workshops = useNeeded('workshop.list', {});
  const roleName = useRoleName();
  const isAdministrator = useMay(['administrator']);
  const [user, setUser] = useState<User | 'new' | null>(null);
  const [workshop, setWorkshop] = useState<Workshop | 'new' | null>(null);
  const date = (on: string | null) => (on === null ? <Muted>{t('no')}</Muted> : <DateText date={on} />);
  const columns: readonly DataColumn<User>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      sortValue: (row) => row.name,
      cell: (row) => <Name>{row.name}</Name>,
    },
    { id: 'roles', header: t('columns.roles'), cell: (row) => row.roles.map(roleName).join(', ') },
    {
      id: 'workshops',
      header: t('columns.workshops'),
      cell: (row) =>
        workshops
          .filter((one) => row.workshopIds.includes(one.id))
          .map((one) => one.name)
          .join(', '),
    },
    { id: 'trained', header: t('columns.trained'), align: 'end', cell: (row) => date(row.trainedOn) },
    { id: 'certified', header: t('columns.certified'), align: 'end', cell: (row) => date(row.certifiedOn) },
    {
      id: 'active',
      header: t('columns.active'),
      cell: (row) => (row.isActive ? t('isActive') : <Badge>{t('isNotActive')}</Badge>),
    },
  ];
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t(isAdministrator ? 'subtitle' : 'readOnly')}
        actions={
          isAdministrator ? (
            <Button variant="primary" icon={UserPlus} onPress={() => setUser('new')}>
              {t('add')}
            </Button>
          ) : undefined
        }
      />
      <DataTable
        caption={t('staff')}
        columns={columns}
        rows={users}
        rowKey={(row) => row.id}
        {...(isAdministrator ? { onOpen: setUser } : {})}
        empty={null}
      />
      <Card
        title={t('workshops')}
        actions={
          <Button icon={Plus} onPress={() => setWorkshop('new')}>
            {t('addWorkshop')}
          </Button>
        }
      >
        <ul className="plain-list">
          {workshops.map((one) => (
            <li key={one.id}>
              <Row justify="between">
                <span>
                  {one.name} {one.isActive ? null : <Badge>{t('closed')}</Badge>}
                </span>
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={`${t('change')}: ${one.name}`}
                  onPress={() => setWorkshop(one)}
                >
                  {t('change')}
                </Button>
              </Row>
            </li>
          ))}
        </ul>
      </Card>
      {user ? <UserDialog user={user === 'new' ? null : user} onClose={() => setUser(null)} /> : null}
      {workshop ? (
        <WorkshopDialog workshop={workshop === 'new' ? null : workshop} onClose={() => setWorkshop(null)} />
      ) : null}
    </Stack>
  );
}
