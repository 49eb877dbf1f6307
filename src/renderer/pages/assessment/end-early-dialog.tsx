/** Ending a validation before it is done, with the reason. What is shown is kept, and it can be taken up again. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { note } from '#contract/fields.ts';
import { endReasons } from '#domain/validation.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import type { Validation } from './validation.ts';

export const endEarlySchema = z.object({
  reason: z
    .enum(endReasons)
    .nullable()
    .refine((reason) => reason !== null, 'choose'),
  note,
});

type EndProps = { readonly validation: Validation; readonly onClose: () => void };

export function EndEarlyDialog({ validation, onClose }: EndProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const form = useForm(endEarlySchema, { reason: null, note: '' });
  const { id } = validation;
  const end = useCommand('validation.endEarly', {
    saved: () => ({
      text: t('ended'),
      undo: undoing('validation.resume', { id }),
    }),
  });
  return (
    <Dialog title={t('endEarly')} isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async ({ reason, note }) => {
          await end.mutateAsync({ id, reason, note });
          onClose();
        }}
      >
        <p>{t('endHelp')}</p>
        <Field.Select
          control={form.control}
          name="reason"
          label={t('reason')}
          options={endReasons.map((one) => ({ id: one, label: t(`common:endReason.${one}`) }))}
        />
        <Field.TextArea control={form.control} name="note" label={t('endNote')} isOptional />
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('endEarly')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
