/** Deciding: approve in one's own name, or send back with what is missing and a day. */
import { BadgeCheck, CornerUpLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { dateText, note } from '#contract/fields.ts';
import { addDays } from '#domain/dates.ts';
import { goTo } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { useFormDraft } from '../../writing/form-draft.ts';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { afterTyping } from '../../writing/unsaved.ts';
import { DraftLine } from '../../writing/draft-line.tsx';
import { focusCriterion } from '../../parts/validations/focus-criterion.ts';
import { countedCriteria, readOf, type Validation } from './counted-criteria.ts';

const daysToComplete = 14;

export function ControlActions({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('control');
  const { user } = useSession();
  const [opened, setOpened] = useState<'approve' | 'return' | null>(null);
  const approve = useCommand('control.approve', { saved: () => ({ text: t('approved') }) });
  const counted = countedCriteria(validation);
  const unmarked = counted.filter((criterion) => criterion.mark === null);
  const left = unmarked.length;
  const disagreed = counted.filter((criterion) => criterion.mark?.agrees === false);
  const isOpen = left > 0 || disagreed.length > 0;
  const close = () => setOpened(null);
  return (
    <>
      <Button icon={CornerUpLeft} onPress={() => afterTyping(() => setOpened('return'))}>
        {t('return')}
      </Button>
      <Button variant="primary" icon={BadgeCheck} onPress={() => afterTyping(() => setOpened('approve'))}>
        {t('approve')}
      </Button>
      <Dialog
        title={t('notYet')}
        size="small"
        isOpen={opened === 'approve' && isOpen}
        onOpenChange={close}
        actions={
          <Button
            onPress={() => {
              close();
              const [first] = [...unmarked, ...disagreed];
              if (first) focusCriterion(first.id);
            }}
          >
            {t('showFirst')}
          </Button>
        }
      >
        <p>{left > 0 ? t('leftHelp', { count: left }) : t('disagreedHelp', { count: disagreed.length })}</p>
      </Dialog>
      <ConfirmDialog
        title={t('approveTitle', { name: validation.participant.displayName })}
        isOpen={opened === 'approve' && !isOpen}
        onOpenChange={close}
        confirmLabel={t('approve')}
        onConfirm={async () => {
          await approve.mutateAsync({ ...readOf(validation), message: '' });
          goTo('/granskning');
        }}
      >
        <p>{t(validation.isPartial ? 'approvePartialHelp' : 'approveHelp', { name: user.name })}</p>
      </ConfirmDialog>
      {opened === 'return' ? <ReturnDialog id={validation.id} onClose={close} /> : null}
    </>
  );
}

export const returnSchema = z.object({
  message: note,
  dueOn: dateText,
});

type ReturnProps = { readonly id: Validation['id']; readonly onClose: () => void };

function ReturnDialog({ id, onClose }: ReturnProps) {
  // Read here, so that the remark that was saved a moment ago is in it.
  const validation = useNeeded('validation.get', { id });
  const { t } = useTranslation('control');
  const today = useToday();
  const disagreed = countedCriteria(validation).filter((criterion) => criterion.mark?.agrees === false);
  const form = useForm(returnSchema, {
    message: disagreed
      .map((criterion) => `${criterion.code}: ${criterion.mark?.comment ?? ''}`.trim())
      .join('\n'),
    dueOn: addDays(today, daysToComplete),
  });
  // With other marks the message begins in another way, and an older draft would hide that.
  const marks = disagreed.map((criterion) => criterion.code).join();
  const draft = useFormDraft(form, `return.${validation.id}.${marks}`.slice(0, 200), 'message');
  const sendBack = useCommand('control.return', {
    refused: atFields(form, { nothingMarkedMissing: 'message' }),
    saved: () => ({ text: t('returned') }),
  });
  return (
    <Dialog title={t('returnTitle')} isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async ({ message, dueOn }) => {
          await sendBack.mutateAsync({
            ...readOf(validation),
            message,
            dueOn: dueOn === '' ? null : dueOn,
          });
          await draft.drop();
          goTo('/granskning');
        }}
      >
        <DraftLine draft={draft} />
        <Field.TextArea
          control={form.control}
          name="message"
          label={t('returnMessage')}
          hint={t('returnHint')}
          rows={5}
          autoFocus
        />
        <Field.Date control={form.control} name="dueOn" label={t('returnDue')} isOptional />
        <Actions>
          <Button type="submit" variant="primary" icon={CornerUpLeft} isBusy={form.formState.isSubmitting}>
            {t('return')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
