/** Leaving a criterion out, with the reason: the module can then only become a delintyg. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requiredNote } from '#contract/fields.ts';
import type { ValidationId } from '#domain/ids.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import type { Criterion } from './validation.ts';

export const leaveOutSchema = z.object({ reason: requiredNote });

type LeaveOutProps = {
  readonly validationId: ValidationId;
  readonly criterion: Criterion;
  readonly trigger: ReactElement;
};

export function LeaveOutDialog({ validationId, criterion, trigger }: LeaveOutProps) {
  const { t } = useTranslation('assessment');
  return (
    <Dialog title={t('leaveOutTitle', { code: criterion.code })} trigger={trigger} size="small">
      {(close) => <LeaveOutForm validationId={validationId} criterion={criterion} onDone={close} />}
    </Dialog>
  );
}

type FormProps = Omit<LeaveOutProps, 'trigger'> & { readonly onDone: () => void };

function LeaveOutForm({ validationId, criterion, onDone }: FormProps) {
  const { t } = useTranslation('assessment');
  const form = useForm(leaveOutSchema, { reason: '' });
  const of = { validationId, criterionId: criterion.id };
  const leaveOut = useCommand('judgement.leaveOut', {
    saved: () => ({
      text: t('isLeftOut', { code: criterion.code }),
      undo: undoing('judgement.leaveOut', { ...of, reason: null }),
    }),
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }) => {
        await leaveOut.mutateAsync({ ...of, reason });
        onDone();
      }}
    >
      <p>{criterion.text}</p>
      <Field.TextArea
        control={form.control}
        name="reason"
        label={t('reason')}
        hint={t('leaveOutHint')}
        autoFocus
      />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('leaveOut')}
        </Button>
      </Actions>
    </Form>
  );
}
