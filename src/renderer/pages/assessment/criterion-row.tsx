/** One criterion: its text, the judgement, the evidence behind it, the note. */
import { Camera, CornerDownRight, MessageSquareText, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { Judgement } from '#domain/assessment.ts';
import type { EvidenceId } from '#domain/ids.ts';
import { useCommand } from '../../calls/calls.ts';
import { useAutosave } from '../../writing/drafts.ts';
import { Button } from '../../ui/words/button.tsx';
import { ChipList } from '../../ui/words/chip-list.tsx';
import { formatDay } from '../../ui/words/format.ts';
import { JudgementControl } from '../../ui/form/judgement-control.tsx';
import { Row } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { TextArea } from '../../ui/form/text-field.tsx';
import { criterionElementId } from '../../parts/validations/focus-criterion.ts';
import { LeaveOutDialog } from './leave-out-dialog.tsx';
import { useEvidenceLinks } from './use-evidence-links.ts';
import type { Criterion, Validation } from './validation.ts';

type RowProps = {
  readonly validation: Validation;
  readonly criterion: Criterion;
  readonly onJudge: (criterion: Criterion, judgement: Judgement) => void;
  /** Null: a new piece of evidence for this criterion. */
  readonly onOpenEvidence: (id: EvidenceId | null) => void;
};

export function CriterionRow({ validation, criterion, onJudge, onOpenEvidence }: RowProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const of = { validationId: validation.id, criterionId: criterion.id };
  const [isNoteOpen, setNoteOpen] = useState(criterion.note !== '');
  const [isNoteAsked, setNoteAsked] = useState(false);
  const takeIn = useCommand('judgement.leaveOut', { saved: () => ({ text: t('common:saved') }) });
  const links = useEvidenceLinks(validation);
  const evidence = validation.evidence.filter((piece) => criterion.evidenceIds.includes(piece.id));
  const { mayAssess } = validation;

  if (criterion.leftOutReason !== null)
    return (
      <div className="criterion criterion-left-out" id={criterionElementId(criterion.id)}>
        <p className="criterion-text">
          <span className="criterion-code">{criterion.code}</span> {criterion.text}
        </p>
        <Row justify="between">
          <Muted>
            {t('leftOut')}: {criterion.leftOutReason}
          </Muted>
          {mayAssess ? (
            <Button
              variant="quiet"
              size="small"
              icon={Undo2}
              onPress={() => takeIn.mutate({ ...of, reason: null })}
            >
              {t('takeIn')}
            </Button>
          ) : null}
        </Row>
      </div>
    );

  return (
    <div className="criterion" id={criterionElementId(criterion.id)}>
      <div className="criterion-head">
        <p className="criterion-text">
          <span className="criterion-code">{criterion.code}</span> {criterion.text}{' '}
          <Muted>{t(`common:criterionKind.${criterion.kind}`)}</Muted>
        </p>
        <JudgementControl
          label={`${criterion.code} ${criterion.text}`}
          value={criterion.judgement}
          isReadOnly={!mayAssess}
          onChange={(judgement) => onJudge(criterion, judgement)}
        />
      </div>
      {criterion.mark?.agrees === false ? (
        <Notice tone="warning" title={t('disagreed')}>
          {criterion.mark.comment === '' ? null : <p>{criterion.mark.comment}</p>}
        </Notice>
      ) : null}
      <Row justify="between">
        <ChipList
          label={t('evidenceFor', { code: criterion.code })}
          empty={t('noEvidence')}
          chips={evidence.map((piece) => ({
            id: piece.id,
            label: `${t(`common:evidenceType.${piece.type}`)} ${formatDay(piece.on)}`,
            icon:
              piece.attachment?.disposed === null && piece.attachment.mediaType.startsWith('image/')
                ? Camera
                : undefined,
          }))}
          onOpen={(id) => onOpenEvidence(id as EvidenceId)} // one of the chips
          onRemove={mayAssess ? (id) => links.takeOff(id as EvidenceId, criterion) : undefined} // one of the chips
        />
        {mayAssess ? (
          <Row gap="small">
            <Button
              variant="quiet"
              size="small"
              icon={Plus}
              aria-label={t('addEvidenceTo', { code: criterion.code })}
              onPress={() => onOpenEvidence(null)}
            >
              {t('addEvidence')}
            </Button>
            <Button
              variant="quiet"
              size="small"
              icon={MessageSquareText}
              aria-expanded={isNoteOpen}
              aria-label={t('noteTo', { code: criterion.code })}
              onPress={() => {
                setNoteOpen(!isNoteOpen);
                setNoteAsked(true);
              }}
            >
              {t('note')}
            </Button>
            <LeaveOutDialog
              validationId={validation.id}
              criterion={criterion}
              trigger={
                <Button
                  variant="quiet"
                  size="small"
                  icon={CornerDownRight}
                  aria-label={t('leaveOutOf', { code: criterion.code })}
                >
                  {t('leaveOut')}
                </Button>
              }
            />
          </Row>
        ) : null}
      </Row>
      {isNoteOpen && mayAssess ? (
        <NoteField key={criterion.id} of={of} criterion={criterion} isAsked={isNoteAsked} />
      ) : null}
      {!mayAssess && criterion.note !== '' ? <p className="criterion-note">{criterion.note}</p> : null}
    </div>
  );
}

type NoteProps = {
  readonly of: { readonly validationId: Validation['id']; readonly criterionId: Criterion['id'] };
  readonly criterion: Criterion;
  /** Opened by a press: it is to be written in, wherever on the page it came to lie. */
  readonly isAsked: boolean;
};

function NoteField({ of, criterion, isAsked }: NoteProps) {
  const { t } = useTranslation('assessment');
  const save = useCommand('judgement.note');
  const note = useAutosave(criterion.note, (text) => save.mutateAsync({ ...of, note: text }));
  return (
    <TextArea
      label={t('note')}
      hint={`${t('noteHint')} ${t(`autosave.${note.status}`)}`}
      value={note.text}
      onChange={note.setText}
      onBlur={note.flush}
      autoFocus={isAsked}
      maxLength={longest.note}
      rows={2}
    />
  );
}
