/** One läranderesultat under control: what the assessor says and rests on, and the controller's mark. */
import { Check, CheckCheck, Circle, CircleDashed, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { InputOf } from '#contract/index.ts';
import type { EvidenceId } from '#domain/ids.ts';
import { call } from '../../calls/bridge.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { useAutosave } from '../../writing/drafts.ts';
import { EvidenceFile } from '../../parts/evidence-file/evidence-file.tsx';
import { Badge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Muted, DateText } from '../../ui/words/text.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import { TextArea } from '../../ui/form/text-field.tsx';
import { criterionElementId } from '../../parts/validations/focus-criterion.ts';
import { readOf, type Validation } from './counted-criteria.ts';

type Outcome = Validation['outcomes'][number];
type Criterion = Outcome['criteria'][number];
type CardProps = { readonly validation: Validation; readonly outcome: Outcome; readonly isOpen: boolean };

export function OutcomeCard({ validation, outcome, isOpen }: CardProps) {
  const { t } = useTranslation(['control', 'common']);
  const mark = useCommand('control.mark', {
    saved: (_output, input) => ({
      text: t('agreedAll', { code: outcome.code, count: input.criterionIds.length }),
      undo: undoing('control.mark', () => stillAgreed(input)),
    }),
  });
  const counted = outcome.criteria.filter((criterion) => criterion.leftOutReason === null);
  const open = counted.filter((criterion) => criterion.mark === null);
  // Where some are marked already, it is the others that are agreed with.
  const agreeing = open.length === counted.length ? 'agreeAll' : 'agreeRest';
  return (
    <Card
      mark={outcome.code}
      title={outcome.text}
      isRuled
      actions={
        isOpen && open.length > 1 ? (
          <Button
            variant="quiet"
            size="small"
            icon={CheckCheck}
            aria-label={t(`${agreeing}Of`, { code: outcome.code })}
            onPress={() =>
              mark.mutate({
                ...readOf(validation),
                criterionIds: open.map((criterion) => criterion.id),
                agrees: true,
                comment: '',
              })
            }
          >
            {t(agreeing)}
          </Button>
        ) : undefined
      }
    >
      {outcome.selfAssessment === null ? null : (
        <p>
          <Muted>
            {t('ownWords')}: {t(`common:selfAssessment.${outcome.selfAssessment}`)}
          </Muted>
        </p>
      )}
      {outcome.criteria.map((criterion) => (
        <ControlledCriterion
          key={criterion.id}
          validation={validation}
          criterion={criterion}
          isOpen={isOpen}
        />
      ))}
    </Card>
  );
}

/** The criterion above at which the same photo is shown already. */
const shownBefore = (validation: Validation, id: EvidenceId, criterion: Criterion): string | undefined => {
  const first = validation.outcomes
    .flatMap((outcome) => outcome.criteria)
    .find((one) => one.leftOutReason === null && one.evidenceIds.includes(id));
  return first === undefined || first.id === criterion.id ? undefined : first.code;
};

/** Takes the marks back; what has been marked otherwise since then stays. */
const stillAgreed = async (input: InputOf<'control.mark'>): Promise<InputOf<'control.mark'> | null> => {
  const { outcomes } = await call('validation.get', { id: input.validationId });
  const criterionIds = outcomes
    .flatMap((outcome) => outcome.criteria)
    .filter(({ id, mark }) => input.criterionIds.includes(id) && mark?.agrees === true)
    .map(({ id }) => id);
  return criterionIds.length === 0 ? null : { ...input, criterionIds, agrees: null };
};

const judgementLook = {
  notShown: { icon: Circle, tone: 'neutral' },
  partlyShown: { icon: CircleDashed, tone: 'warning' },
  shown: { icon: Check, tone: 'success' },
} as const;

type CriterionProps = Omit<CardProps, 'outcome'> & { readonly criterion: Criterion };

function ControlledCriterion({ validation, criterion, isOpen }: CriterionProps) {
  const { t } = useTranslation(['control', 'common']);
  const of = { ...readOf(validation), criterionIds: [criterion.id] };
  const mark = useCommand('control.mark');
  const comment = criterion.mark?.comment ?? '';
  const [isCommenting, setCommenting] = useState(comment !== '');
  const evidence = validation.evidence.filter((piece) => criterion.evidenceIds.includes(piece.id));
  const agrees = criterion.mark === null ? null : criterion.mark.agrees ? 'yes' : 'no';
  if (criterion.leftOutReason !== null)
    return (
      <div className="controlled">
        <p className="controlled-text">
          <strong>{criterion.code}</strong> {criterion.text}
        </p>
        <p>
          <Muted>
            {t('leftOut')}: {criterion.leftOutReason}
          </Muted>
        </p>
      </div>
    );
  return (
    <div className="controlled" id={criterionElementId(criterion.id)}>
      <p className="controlled-text">
        <strong>{criterion.code}</strong> {criterion.text}{' '}
        {criterion.judgement === null ? null : (
          <Badge {...judgementLook[criterion.judgement]}>
            {t(`common:judgement.${criterion.judgement}`)}
          </Badge>
        )}
      </p>
      <div className="controlled-sides">
        <div className="controlled-evidence">
          {evidence.length === 0 ? <Muted>{t('noEvidence')}</Muted> : null}
          {evidence.map((piece) => (
            <div key={piece.id}>
              <p>
                <strong>{t(`common:evidenceType.${piece.type}`)}</strong> <DateText date={piece.on} />{' '}
                <Muted>{piece.byName}</Muted>
              </p>
              {piece.text === '' ? null : <p className="pre-line">{piece.text}</p>}
              <EvidenceFile
                validation={validation}
                piece={piece}
                shownAt={shownBefore(validation, piece.id, criterion)}
              />
            </div>
          ))}
          {criterion.note === '' ? null : (
            <p>
              <strong>{t('note')}</strong> {criterion.note}
            </p>
          )}
        </div>
        <div className="controlled-mark">
          <SegmentedChoice
            label={t('markOf', { code: criterion.code })}
            isLabelHidden
            isReadOnly={!isOpen}
            unanswered={t('unmarked')}
            options={[
              { id: 'yes', label: t('agree'), icon: Check, tone: 'success' },
              { id: 'no', label: t('disagree'), icon: X, tone: 'warning' },
            ]}
            value={agrees}
            onChange={(chosen) => {
              mark.mutate({ ...of, agrees: chosen === 'yes', comment });
              if (chosen === 'no') setCommenting(true);
            }}
          />
          {isOpen && (isCommenting || agrees === 'no') && criterion.mark ? (
            <CommentField validation={validation} criterion={criterion} />
          ) : null}
          {!isOpen && comment !== '' ? <p>{comment}</p> : null}
        </div>
      </div>
    </div>
  );
}

function CommentField({ validation, criterion }: Omit<CriterionProps, 'isOpen'>) {
  const { t } = useTranslation('control');
  const mark = useCommand('control.mark');
  const field = useAutosave(criterion.mark?.comment ?? '', (comment) =>
    mark.mutateAsync({
      ...readOf(validation),
      criterionIds: [criterion.id],
      agrees: criterion.mark?.agrees ?? false,
      comment,
    }),
  );
  return (
    <TextArea
      label={t('commentOn', { code: criterion.code })}
      hint={t('commentHint')}
      value={field.text}
      onChange={field.setText}
      onBlur={field.flush}
      maxLength={longest.note}
      rows={2}
    />
  );
}
