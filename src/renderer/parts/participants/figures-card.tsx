/** How many and how far, at each verkstad: what a samordnare or administratör sees who was not given the participants. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { statesInHand } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { useSession } from '../../app/session.ts';
import { useCall } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { DataTable, type DataColumn } from '../../ui/table/data-table.tsx';
import { formatNumber } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { EnrolLackNotice } from './enrol-lack.tsx';

type Row = OutputOf<'participant.figures'>[number];

const shown = [
  ['inHand', statesInHand],
  ['submitted', ['submitted']],
  ['approved', ['approved']],
  ['certified', ['certified']],
] as const satisfies readonly (readonly [string, readonly ValidationState[]])[];

const countIn = (row: Row, states: readonly ValidationState[]): number =>
  row.states.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);

const columnsIn = (t: TFunction<'participants'>): readonly DataColumn<Row>[] => [
  { id: 'workshop', header: t('figures.workshop'), cell: (row) => row.name },
  { id: 'enrolled', header: t('figures.enrolled'), align: 'end', cell: (row) => formatNumber(row.enrolled) },
  ...shown.map(([id, states]) => ({
    id,
    header: t(`figures.${id}`),
    align: 'end' as const,
    cell: (row: Row) => formatNumber(countIn(row, states)),
  })),
];

export function FiguresCard() {
  const { t } = useTranslation('participants');
  const { user } = useSession();
  const rows = useCall('participant.figures', {}).data;
  if (!rows) return null;
  const enrolled = rows.reduce((sum, row) => sum + row.enrolled, 0);
  return (
    <Stack>
      <EnrolLackNotice lacks="persons" />
      <Card title={t(user.workshopIds.length === 0 ? 'figures.title' : 'figures.titleOwn')}>
        <Stack>
          <p>
            {t('figures.unseen', { count: enrolled })} <Muted>{t('figures.without')}</Muted>
          </p>
          <DataTable
            caption={t('figures.title')}
            isCaptionHidden
            columns={columnsIn(t)}
            rows={rows}
            rowKey={(row) => row.id}
            empty={null}
          />
        </Stack>
      </Card>
    </Stack>
  );
}
