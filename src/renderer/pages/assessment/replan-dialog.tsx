/** Changing who assesses, where and when. */
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { PlanFields, planSchema, toPlan } from '../../parts/validations/plan-fields.tsx';
import type { Validation } from './validation.ts';

type ReplanProps = { readonly validation: Validation; readonly onClose: () => void };

export function ReplanDialog({ validation, onClose }: ReplanProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const form = useForm(planSchema, {
    assessorIds: validation.assessors.map((assessor) => assessor.id),
    place: validation.place,
    plannedFrom: validation.plannedFrom ?? '',
    plannedTo: validation.plannedTo ?? '',
  });
  const replan = useCommand('validation.replan', {
    refused: atFields(form),
    saved: () => ({ text: t('common:saved') }),
  });
  return (
    <Dialog title={t('replan')} isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async (checked) => {
          await replan.mutateAsync({ id: validation.id, ...toPlan(checked) });
          onClose();
        }}
      >
        <PlanFields form={form} />
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('common:form.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
