/** Many certificates in one go, the first step: who, in which order, and what stands on each. */
import { BadgeCheck, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchOrders, inBatchOrder, type BatchOrder } from '#domain/batch.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { goTo } from '../../app/navigation.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import type { Paper } from '../../parts/certificates/on-paper.tsx';
import { focusSoon } from '../../ui/form/focus-soon.ts';
import { isReady, withPaper, type Candidate } from './candidate.ts';
import { candidateColumns, moveButtonId } from './candidate-columns.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { WaitingBatches } from '../../parts/batches/waiting-batches.tsx';

const moved = (ids: readonly ParticipantId[], id: ParticipantId, step: -1 | 1): readonly ParticipantId[] => {
  const from = ids.indexOf(id);
  const to = from + step;
  return to < 0 || to >= ids.length ? ids : ids.with(from, ids[to] ?? id).with(to, id);
};

export function ChoosePage() {
  const { t } = useTranslation(['batches', 'certificates']);
  const { people } = useNeeded('batch.candidates', {});
  const [order, setOrder] = useRemembered<BatchOrder>('batch.order', 'name');
  const [own, setOwn] = useRemembered<readonly ParticipantId[]>('batch.own', []);
  const [papers, setPapers] = useRemembered<ReadonlyMap<ParticipantId, Paper>>('batch.papers', new Map());
  const candidates = people.map((person) => withPaper(person, papers));
  const rows = inBatchOrder(candidates, order, own);
  const [ticked, setTicked] = useRemembered<ReadonlySet<string> | null>('batch.ticked', null);
  const selected = ticked ?? new Set(candidates.filter(isReady).map(({ participantId }) => participantId));
  const [editing, setEditing] = useState<Candidate | null>(null);
  const make = useCommand('batch.make');

  const ids = rows.map(({ participantId }) => participantId);
  const move = (id: ParticipantId, step: -1 | 1): void => {
    const next = moved(ids, id, step);
    setOwn(next);
    focusSoon(moveButtonId(id, step), moveButtonId(id, step === 1 ? -1 : 1));
  };
  const columns = candidateColumns(t, { onEdit: setEditing, ...(order === 'own' ? { onMove: move } : {}) });
  /** Who has no name yet is asked for one before being ticked. */
  const tick = (next: ReadonlySet<string>): void => {
    const nameless = rows.filter(({ participantId, paper }) => paper.name === '' && next.has(participantId));
    setTicked(new Set([...next].filter((id) => nameless.every(({ participantId }) => participantId !== id))));
    if (nameless.length === 1) setEditing(nameless[0] ?? null);
  };
  const savePaper = (paper: Paper): void => {
    if (!editing) return;
    setPapers(new Map(papers).set(editing.participantId, paper));
    setTicked(new Set([...selected, editing.participantId]));
    setEditing(null);
  };
  const chosen = rows.filter(({ participantId, paper }) => selected.has(participantId) && paper.name !== '');
  const go = (): void =>
    make.mutate(
      {
        items: chosen.map(({ participantId, paper: { name, birth, validationIds } }) => ({
          participantId,
          nameOnCertificate: name,
          birth,
          validationIds: [...validationIds],
        })),
      },
      {
        onSuccess: ({ id }) => {
          setTicked(null);
          setPapers(new Map());
          goTo(`/intyg/manga/${id}`);
        },
      },
    );

  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/intyg">{t('certificates:title')}</Link>}
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          rows.length === 0 ? undefined : (
            <Button
              variant="primary"
              icon={ListChecks}
              isDisabled={chosen.length === 0}
              isBusy={make.isPending}
              onPress={go}
            >
              {chosen.length === 0 ? t('makeNone') : t('make', { count: chosen.length })}
            </Button>
          )
        }
      />
      <WaitingBatches />
      {rows.length === 0 ? null : (
        <SegmentedChoice
          label={t('order')}
          hint={order === 'own' ? t('ownHint') : undefined}
          options={batchOrders.map((id) => ({ id, label: t(`orders.${id}`) }))}
          value={order}
          onChange={setOrder}
        />
      )}
      <DataTable
        caption={t('candidates')}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.participantId}
        selection={{ selected, onChange: tick, label: (row) => row.participantName }}
        empty={
          <EmptyState
            icon={BadgeCheck}
            title={t('certificates:issue.none')}
            action={<LinkButton href="/valideringar">{t('certificates:issue.noneAction')}</LinkButton>}
          >
            <p>{t('certificates:issue.noneHelp')}</p>
          </EmptyState>
        }
      />
      {editing ? (
        <PaperDialog candidate={editing} onClose={() => setEditing(null)} onSave={savePaper} />
      ) : null}
    </Stack>
  );
}
