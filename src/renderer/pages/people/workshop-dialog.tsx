/** A verkstad: its name, and whether it is still open. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requiredLine } from '#contract/fields.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import type { Workshop } from './workshop.ts';

export const workshopSchema = z.object({ name: requiredLine, isActive: z.boolean() });

type WorkshopProps = { readonly workshop: Workshop | null; readonly onClose: () => void };

export function WorkshopDialog({ workshop, onClose }: WorkshopProps) {
  const { t } = useTranslation(['people', 'common']);
  const form = useForm(workshopSchema, { name: workshop?.name ?? '', isActive: workshop?.isActive ?? true });
  const refused = atFields(form, { nameTaken: 'name' });
  const add = useCommand('workshop.add', { refused, saved: () => ({ text: t('common:saved') }) });
  const save = useCommand('workshop.save', {
    refused,
    saved: () => ({
      text: t('common:saved'),
      ...(workshop ? { undo: undoing('workshop.save', workshop, t('common:undone')) } : {}),
    }),
  });
  return (
    <Dialog title={t(workshop ? 'changeWorkshop' : 'addWorkshop')} size="small" isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async ({ name, isActive }) => {
          if (workshop) await save.mutateAsync({ id: workshop.id, name, isActive });
          else await add.mutateAsync({ name });
          onClose();
        }}
      >
        <Field.Text
          control={form.control}
          name="name"
          label={t('workshopName')}
          hint={t('workshopNameHint')}
          autoFocus
        />
        {workshop ? (
          <Field.Checkbox
            control={form.control}
            name="isActive"
            label={t('workshopOpen')}
            hint={t('workshopOpenHint')}
          />
        ) : null}
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('common:form.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
