/** The columns of those who can be in a batch. */
import type { TFunction } from 'i18next';
import { ArrowDown, ArrowUp, Pencil } from 'lucide-react';
import type { ParticipantId } from '#domain/ids.ts';
import { Badge, ProtectedBadge } from '../../ui/words/badge.tsx';
import { Button, IconButton } from '../../ui/words/button.tsx';
import type { DataColumn } from '../../ui/table/data-table.tsx';
import { Muted, Name } from '../../ui/words/text.tsx';
import { bornText } from '../../parts/certificates/reading-matter.tsx';
import type { Candidate } from './candidate.ts';
import './batches.css';

type Deeds = {
  readonly onEdit: (candidate: Candidate) => void;
  /** Only where the order is one's own. */
  readonly onMove?: (id: ParticipantId, step: -1 | 1) => void;
};

export const moveButtonId = (id: ParticipantId, step: -1 | 1): string =>
  `${id}-${step === 1 ? 'down' : 'up'}`;

const titlesOf = ({ modules, paper }: Candidate): string =>
  modules
    .filter(({ validationId }) => paper.validationIds.includes(validationId))
    .map(({ title }) => title)
    .join(', ');

export const candidateColumns = (
  t: TFunction<['batches', 'certificates']>,
  { onEdit, onMove }: Deeds,
): readonly DataColumn<Candidate>[] => [
  {
    id: 'name',
    header: t('columns.paperName'),
    cell: ({ paper, participantName, hasProtectedIdentity, unknownLetters, nameOnCertificate }) => (
      <>
        {paper.name === '' ? (
          <Muted>
            {t('noName')} (<Name>{participantName}</Name>)
          </Muted>
        ) : (
          <Name>{paper.name}</Name>
        )}{' '}
        {hasProtectedIdentity ? <ProtectedBadge /> : null}
        {unknownLetters.length > 0 && paper.name === nameOnCertificate ? (
          <Badge tone="warning">{t('letters', { letters: unknownLetters.join(' ') })}</Badge>
        ) : null}
      </>
    ),
  },
  {
    id: 'born',
    header: t('columns.born'),
    cell: (row) => bornText(row, row.paper.birth) ?? <Muted>{t('notPrinted')}</Muted>,
  },
  { id: 'modules', header: t('columns.modules'), cell: titlesOf },
  { id: 'workshop', header: t('columns.workshop'), cell: (row) => row.workshopName },
  {
    id: 'deeds',
    header: t('columns.deeds'),
    isHeaderHidden: true,
    align: 'end',
    cell: (row) => (
      <span className="batch-deeds">
        {onMove
          ? ([-1, 1] as const).map((step) => (
              <IconButton
                key={step}
                id={moveButtonId(row.participantId, step)}
                icon={step === 1 ? ArrowDown : ArrowUp}
                label={t(step === 1 ? 'moveDown' : 'moveUp', { name: row.participantName })}
                onPress={() => onMove(row.participantId, step)}
              />
            ))
          : null}
        <Button
          size="small"
          variant="quiet"
          icon={Pencil}
          aria-label={t('changeOf', { name: row.participantName })}
          onPress={() => onEdit(row)}
        >
          {t('change')}
        </Button>
      </span>
    ),
  },
];
