/** Handlingsplan: steps with a date and somebody responsible. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { dateText, line, requiredNote } from '#contract/fields.ts';
import { useMay } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { CheckboxField } from '../../ui/form/checkbox.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Row } from '../../ui/frame/layout.tsx';
import { DateText, Muted } from '../../ui/words/text.tsx';
import type { Validation } from './validation.ts';

type Step = Validation['plan'][number];
type ViewProps = { readonly validation: Validation };

export function PlanView({ validation }: ViewProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const today = useToday();
  const mayPlan = useMay(['assessor', 'coordinator']) && validation.mayAssess;
  const [edited, setEdited] = useState<Step | 'new' | null>(null);
  const save = useCommand('planStep.save', { saved: () => ({ text: t('common:saved') }) });
  const add = mayPlan ? (
    <Button icon={Plus} onPress={() => setEdited('new')}>
      {t('planAdd')}
    </Button>
  ) : undefined;
  return (
    <Card title={t('views.plan')} actions={validation.plan.length > 0 ? add : undefined}>
      {validation.plan.length === 0 ? (
        <EmptyState title={t('planEmpty')} action={add}>
          <p>{t('planEmptyHelp')}</p>
        </EmptyState>
      ) : (
        <ul className="plain-list">
          {validation.plan.map((step) => (
            <li key={step.id}>
              <Row justify="between">
                <CheckboxField
                  label={step.text}
                  isSelected={step.doneOn !== null}
                  isDisabled={!mayPlan}
                  onChange={(isDone) =>
                    save.mutate({
                      validationId: validation.id,
                      ...step,
                      doneOn: isDone ? today : null,
                    })
                  }
                />
                <Row gap="small">
                  <Muted>
                    {step.who}
                    {step.who !== '' && step.dueOn !== null ? ' · ' : null}
                    {step.dueOn === null ? null : <DateText date={step.dueOn} />}
                  </Muted>
                  {mayPlan ? (
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`${t('planEdit')}: ${step.text}`}
                      onPress={() => setEdited(step)}
                    >
                      {t('planEdit')}
                    </Button>
                  ) : null}
                </Row>
              </Row>
            </li>
          ))}
        </ul>
      )}
      {edited ? (
        <StepDialog
          validation={validation}
          step={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Card>
  );
}

export const planStepSchema = z.object({
  text: requiredNote,
  dueOn: dateText,
  who: line,
});

type StepProps = ViewProps & { readonly step: Step | null; readonly onClose: () => void };

function StepDialog({ validation, step, onClose }: StepProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const form = useForm(planStepSchema, {
    text: step?.text ?? '',
    dueOn: step?.dueOn ?? '',
    who: step?.who ?? '',
  });
  const save = useCommand('planStep.save', { saved: () => ({ text: t('common:saved') }) });
  const remove = useCommand('planStep.remove', { saved: () => ({ text: t('planRemoved') }) });
  return (
    <Dialog title={t(step ? 'planEdit' : 'planAdd')} isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async ({ text, dueOn, who }) => {
          await save.mutateAsync({
            validationId: validation.id,
            id: step?.id ?? null,
            text,
            who,
            dueOn: dueOn === '' ? null : dueOn,
            doneOn: step?.doneOn ?? null,
          });
          onClose();
        }}
      >
        <Field.TextArea control={form.control} name="text" label={t('planText')} rows={2} autoFocus />
        <Field.Date control={form.control} name="dueOn" label={t('planDue')} isOptional />
        <Field.Text control={form.control} name="who" label={t('planWho')} isOptional />
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('common:form.save')}
          </Button>
          {step ? (
            <ConfirmDialog
              title={t('planRemoveTitle')}
              confirmLabel={t('planRemove')}
              variant="danger"
              trigger={<Button variant="quiet">{t('planRemove')}</Button>}
              onConfirm={async () => {
                await remove.mutateAsync({ validationId: validation.id, id: step.id });
                onClose();
              }}
            />
          ) : null}
        </Actions>
      </Form>
    </Dialog>
  );
}
