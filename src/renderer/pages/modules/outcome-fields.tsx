/** One läranderesultat of a draft with its criteria, as fields. */
import { Plus } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { criterionKinds } from '#domain/module.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { focusFieldSoon, focusSoon } from '../../ui/form/focus-soon.ts';
import { emptyCriterion } from './module-form.ts';
import { movedByKey, RowTools } from './row-tools.tsx';
import type { ModuleForm, useWriting } from './use-writing.ts';

type TellRemoved = ReturnType<typeof useWriting>['tellRemoved'];

type OutcomeProps = {
  readonly form: ModuleForm;
  readonly rowId: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly tellRemoved: TellRemoved;
};

export function OutcomeFields({ form, rowId, index, count, onMove, onRemove, tellRemoved }: OutcomeProps) {
  const { t } = useTranslation('modules');
  const number = index + 1;
  return (
    <Card
      mark={`LR${String(number)}`}
      title={t('outcome')}
      isRuled
      actions={
        <RowTools
          rowId={rowId}
          name={t('outcomeNumber', { number })}
          index={index}
          count={count}
          onMove={onMove}
          onRemove={onRemove}
        />
      }
    >
      <div
        onKeyDown={(event) => {
          const to = movedByKey(event, index, count);
          if (to === undefined) return;
          onMove(to);
          focusFieldSoon(form, `outcomes.${to}.text`);
        }}
      >
        <Stack>
          <Field.TextArea
            isAboutPeople={false}
            control={form.control}
            name={`outcomes.${index}.text`}
            label={t('outcomeText')}
            rows={2}
          />
          <Field.TextArea
            isAboutPeople={false}
            control={form.control}
            name={`outcomes.${index}.selfAssessmentText`}
            label={t('ownWords')}
            hint={t('ownWordsHint')}
            rows={2}
            isOptional
          />
          <Field.Text
            control={form.control}
            name={`outcomes.${index}.suggestedEvidence`}
            label={t('evidence')}
            hint={t('evidenceHint')}
            isOptional
          />
          <CriteriaFields form={form} outcome={index} addId={`${rowId}-add`} tellRemoved={tellRemoved} />
        </Stack>
      </div>
    </Card>
  );
}

type CriteriaProps = {
  readonly form: ModuleForm;
  readonly outcome: number;
  readonly addId: string;
  readonly tellRemoved: TellRemoved;
};

function CriteriaFields({ form, outcome, addId, tellRemoved }: CriteriaProps) {
  const { t } = useTranslation(['modules', 'common']);
  const name = `outcomes.${outcome}.criteria` as const;
  const criteria = useFieldArray({ control: form.control, name });
  const count = criteria.fields.length;

  const remove = (place: number, code: string): void => {
    const removed = form.getValues(`${name}.${place}`);
    criteria.remove(place);
    const next = Math.min(place, count - 2);
    if (next >= 0) focusFieldSoon(form, `${name}.${next}.text`);
    else focusSoon(addId);
    if (removed.text.trim() === '') return;
    tellRemoved(t('criterionRemoved', { code }), () => criteria.insert(place, removed));
  };

  return (
    <>
      {criteria.fields.map((field, place) => {
        const code = `${outcome + 1}.${place + 1}`;
        return (
          <div
            key={field.id}
            className="criterion-fields"
            onKeyDown={(event) => {
              const to = movedByKey(event, place, count);
              if (to === undefined) return;
              criteria.move(place, to);
              focusFieldSoon(form, `${name}.${to}.text`);
            }}
          >
            <Field.TextArea
              isAboutPeople={false}
              control={form.control}
              name={`${name}.${place}.text`}
              label={t('criterion', { code })}
              rows={1}
            />
            <Field.Select
              control={form.control}
              name={`${name}.${place}.kind`}
              label={t('kind')}
              options={criterionKinds.map((id) => ({ id, label: t(`common:criterionKind.${id}`) }))}
            />
            <RowTools
              rowId={field.id}
              name={t('criterionCode', { code })}
              index={place}
              count={count}
              onMove={(to) => criteria.move(place, to)}
              onRemove={() => remove(place, code)}
            />
          </div>
        );
      })}
      {count < 40 ? (
        <div>
          <Button id={addId} variant="quiet" icon={Plus} onPress={() => criteria.append(emptyCriterion)}>
            {t('addCriterion')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
