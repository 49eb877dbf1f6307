/** When and by whom an underlag was gone through from outside. Asked once: it cannot be changed. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { writtenDay } from '../../writing/written-day.ts';
import { requiredLine } from '#contract/fields.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import type { Made } from './made.ts';

export const reviewSchema = z.object({
  on: writtenDay('happened'),
  reviewer: requiredLine,
});

type ReviewProps = { readonly made: Made; readonly today: string; readonly onClose: () => void };

export function ReviewDialog(props: ReviewProps) {
  const { t } = useTranslation('recommendations');
  const settings = useCall('settings.get', {}).data;
  return (
    <Dialog
      title={t('review.title', { reference: props.made.reference })}
      isOpen
      onOpenChange={props.onClose}
    >
      <p>{t('review.help')}</p>
      {settings ? (
        <ReviewForm {...props} known={settings.externalQualityAssurance.by} />
      ) : (
        <Loading lines={2} />
      )}
    </Dialog>
  );
}

function ReviewForm({ made, today, known, onClose }: ReviewProps & { readonly known: string }) {
  const { t } = useTranslation('recommendations');
  const form = useForm(reviewSchema, { on: today, reviewer: known });
  const review = useCommand('recommendation.review', { saved: () => ({ text: t('review.saved') }) });
  return (
    <Form
      form={form}
      onSubmit={async ({ on, reviewer }) => {
        await review.mutateAsync({ id: made.id, on, reviewer });
        onClose();
      }}
    >
      <Field.Date control={form.control} name="on" label={t('review.on')} max={today} today={today} />
      <Field.Text control={form.control} name="reviewer" label={t('review.reviewer')} />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('review.save')}
        </Button>
      </Actions>
    </Form>
  );
}
