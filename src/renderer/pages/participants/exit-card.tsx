/** Leaving: date and reason, and taking it back. */
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OutputOf } from '#contract/index.ts';
import { lastDay } from '#domain/day-rules.ts';
import { exitReasons } from '#domain/participant.ts';
import { openStates } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { writtenDay } from '../../writing/written-day.ts';
import { useToday } from '../../app/today.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { allOf } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';

export const exitSchema = z.object({
  exitedOn: writtenDay('happened'),
  reason: z
    .enum(exitReasons)
    .nullable()
    .refine((reason) => reason !== null, 'choose'),
});

export function ExitCard({ person }: { readonly person: OutputOf<'participant.get'> }) {
  const { t } = useTranslation('participants');
  const reopen = useCommand('participant.reopen', { saved: () => ({ text: t('reopened') }) });
  if (person.exitedOn !== null)
    return (
      <Button isBusy={reopen.isPending} onPress={() => reopen.mutate({ id: person.id })}>
        {t('reopen')}
      </Button>
    );
  return (
    <Dialog
      title={t('exitTitle', { name: person.displayName })}
      trigger={
        <Button variant="quiet" icon={LogOut}>
          {t('exit')}
        </Button>
      }
    >
      {(close) => <ExitForm person={person} onDone={close} />}
    </Dialog>
  );
}

const isOpen = (state: ValidationState): boolean =>
  (openStates as readonly ValidationState[]).includes(state);

type ExitFormProps = { readonly person: OutputOf<'participant.get'>; readonly onDone: () => void };

function ExitForm({ person, onDone }: ExitFormProps) {
  const { t } = useTranslation(['participants', 'common']);
  const today = useToday();
  const form = useForm(exitSchema, { exitedOn: today, reason: null });
  const exit = useCommand('participant.exit', {
    refused: atFields(form),
    saved: () => ({
      text: t('exited'),
      undo: undoing('participant.reopen', { id: person.id }),
    }),
  });
  const unfinished = person.validations
    .filter(({ state }) => isOpen(state))
    .map(({ moduleTitle }) => moduleTitle);
  return (
    <Form
      form={form}
      onSubmit={async ({ exitedOn, reason }) => {
        await exit.mutateAsync({ id: person.id, exitedOn, reason });
        onDone();
      }}
    >
      {unfinished.length === 0 ? null : (
        <Notice title={t('exitUnfinished', { modules: allOf(unfinished) })}>
          <p>{t('exitUnfinishedHelp')}</p>
        </Notice>
      )}
      <Field.Date
        control={form.control}
        name="exitedOn"
        label={t('field.exitedOn')}
        hint={t('exitHint')}
        max={lastDay('happened', today)}
        today={today}
      />
      <Field.Select
        control={form.control}
        name="reason"
        label={t('field.exitReason')}
        options={exitReasons.map((id) => ({ id, label: t(`common:exitReason.${id}`) }))}
      />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('exitSave')}
        </Button>
      </Actions>
    </Form>
  );
}
