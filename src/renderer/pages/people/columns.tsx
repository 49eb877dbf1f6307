/** The columns of the list of staff. */
import type { TFunction } from 'i18next';
import { TriangleAlert } from 'lucide-react';
import type { OutputOf } from '#contract/index.ts';
import { roles, type Role } from '#domain/role.ts';
import { Badge } from '../../ui/words/badge.tsx';
import type { DataColumn } from '../../ui/table/data-table.tsx';
import { DateText, Muted, Name } from '../../ui/words/text.tsx';
import type { StaffMember } from './user-form.ts';

type Workshops = OutputOf<'workshop.list'>;

export const userColumns = (
  t: TFunction<'people'>,
  roleName: (role: Role) => string,
  workshops: Workshops,
  /** Can do nothing before somebody gives them a verkstad. */
  lacksWorkshop: (row: StaffMember) => boolean,
): readonly DataColumn<StaffMember>[] => {
  const date = (on: string | null) => (on === null ? <Muted>{t('no')}</Muted> : <DateText date={on} />);
  return [
    {
      id: 'name',
      header: t('columns.name'),
      sortValue: (row) => row.name,
      cell: (row) => <Name>{row.name}</Name>,
    },
    {
      id: 'roles',
      header: t('columns.roles'),
      cell: (row) => (
        <>
          {roles
            .filter((role) => row.roles.includes(role))
            .map(roleName)
            .join(', ')}{' '}
          {row.isActive ? null : <Badge>{t('standing.left')}</Badge>}
        </>
      ),
    },
    {
      id: 'workshops',
      header: t('columns.workshops'),
      cell: (row) =>
        row.isActive && lacksWorkshop(row) ? (
          <Badge tone="warning" icon={TriangleAlert}>
            {t('lacksWorkshop')}
          </Badge>
        ) : (
          workshops
            .filter((workshop) => row.workshopIds.includes(workshop.id))
            .map((workshop) => workshop.name)
            .join(', ')
        ),
    },
    {
      id: 'trained',
      header: t('columns.trained'),
      align: 'end',
      sortValue: (row) => row.trainedOn ?? '',
      cell: (row) => date(row.trainedOn),
    },
    {
      id: 'certified',
      header: t('columns.certified'),
      align: 'end',
      sortValue: (row) => row.certifiedOn ?? '',
      cell: (row) => date(row.certifiedOn),
    },
  ];
};
