/** Correct what is recorded about a person. */
import { Eye, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { goTo } from '../../app/navigation.ts';
import { useToday } from '../../app/today.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { ParticipantFields } from './participant-form.tsx';
import { participantPlaces, participantSchema, toInput, toTyped } from './participant-schema.ts';

export function EditParticipantPage() {
  const { t } = useTranslation('participants');
  const id = useIdParam<ParticipantId>();
  const person = useNeeded('participant.get', { id });
  const [number, setNumber] = useState<string | null | undefined>(
    person.personalNumber === null ? null : undefined,
  );
  const reveal = useCommand('participant.revealPersonalNumber');
  if (number === undefined)
    return (
      <Stack gap="large">
        <PageHeader title={t('editTitle', { name: person.displayName })} />
        <Notice
          title={t('number.title')}
          actions={
            <Button
              variant="primary"
              icon={Eye}
              isBusy={reveal.isPending}
              onPress={() => {
                reveal.mutate({ id }, { onSuccess: (shown) => setNumber(shown.personalNumber) });
              }}
            >
              {t('number.show')}
            </Button>
          }
        >
          <p>{t('number.why')}</p>
        </Notice>
      </Stack>
    );
  return <EditForm id={id} number={number} />;
}

function EditForm({ id, number }: { readonly id: ParticipantId; readonly number: string | null }) {
  const { t } = useTranslation('participants');
  const today = useToday();
  const person = useNeeded('participant.get', { id });
  const workshops = useNeeded('workshop.list', {});
  const form = useForm(participantSchema, toTyped(person, number));
  const save = useCommand('participant.save', {
    saved: () => ({ text: t('changed') }),
    refused: atFields(form, participantPlaces),
  });
  return (
    <Stack gap="large">
      <PageHeader title={t('editTitle', { name: person.displayName })} />
      <Form
        form={form}
        onSubmit={async (checked) => {
          await save.mutateAsync({ id, ...toInput(checked) });
          goTo(`/deltagare/${id}`);
        }}
      >
        <ParticipantFields
          form={form}
          workshops={workshops.filter((workshop) => workshop.isActive || workshop.id === person.workshopId)}
          today={today}
          except={id}
        />
        <Actions>
          <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
            {t('save')}
          </Button>
          <LinkButton href={`/deltagare/${id}`}>{t('cancel')}</LinkButton>
        </Actions>
      </Form>
    </Stack>
  );
}
