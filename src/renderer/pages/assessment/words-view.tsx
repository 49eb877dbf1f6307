/** The motivering, saved while it is written, and feedback to the participant. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { longest, requiredText } from '#contract/fields.ts';
import { useMay } from '../../app/session.ts';
import { useCommand } from '../../calls/calls.ts';
import { useAutosave } from '../../writing/drafts.ts';
import { useFormDraft } from '../../writing/form-draft.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { DateTimeText, Muted } from '../../ui/words/text.tsx';
import { TextArea } from '../../ui/form/text-field.tsx';
import { DraftLine } from '../../writing/draft-line.tsx';
import type { Validation } from './validation.ts';

export const feedbackSchema = z.object({ text: requiredText });

export function WordsView({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('assessment');
  const isAssessor = useMay(['assessor']);
  return (
    <Stack>
      <Card title={t('rationale')}>
        {validation.mayAssess ? (
          <RationaleField validation={validation} />
        ) : (
          <p className="pre-line">{validation.rationale || t('noRationale')}</p>
        )}
      </Card>
      <Card title={t('feedback')}>
        <Stack>
          {validation.feedback.map((one) => (
            <div key={one.at}>
              <Muted>
                <DateTimeText at={one.at} /> · {one.byName}
              </Muted>
              <p className="pre-line">{one.text}</p>
            </div>
          ))}
          {isAssessor && validation.mayAssess ? <FeedbackForm validation={validation} /> : null}
        </Stack>
      </Card>
    </Stack>
  );
}

function RationaleField({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('assessment');
  const write = useCommand('rationale.write');
  const field = useAutosave(validation.rationale, (text) =>
    write.mutateAsync({ validationId: validation.id, text }),
  );
  return (
    <TextArea
      label={t('rationaleLabel')}
      hint={`${t('rationaleHint')} ${t(`autosave.${field.status}`)}`}
      value={field.text}
      onChange={field.setText}
      onBlur={field.flush}
      maxLength={longest.text}
      rows={8}
    />
  );
}

function FeedbackForm({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('assessment');
  const form = useForm(feedbackSchema, { text: '' });
  const draft = useFormDraft(form, `feedback.${validation.id}`, 'text');
  const give = useCommand('feedback.give', { saved: () => ({ text: t('feedbackSaved') }) });
  return (
    <Form
      form={form}
      onSubmit={async ({ text }) => {
        await give.mutateAsync({ validationId: validation.id, text });
        await draft.drop();
        form.reset();
      }}
    >
      <DraftLine draft={draft} />
      <Field.TextArea
        control={form.control}
        name="text"
        label={t('feedbackLabel')}
        hint={t('feedbackHint')}
      />
      <Actions>
        <Button type="submit" isBusy={form.formState.isSubmitting}>
          {t('feedbackSave')}
        </Button>
      </Actions>
    </Form>
  );
}
