/** "Ny deltagare": enrol a person. What is half written is kept until it is saved or thrown away. */
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCommand, useNeeded } from '../../calls.ts';
import { useDraft } from '../../drafts.ts';
import { atFields } from '../../field-refusals.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Actions, Stack } from '../../ui/layout.tsx';
import { LinkButton } from '../../ui/link.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ParticipantFields } from './participant-form.tsx';
import {
  emptyParticipant,
  participantPlaces,
  participantSchema,
  toInput,
  type ParticipantTyped,
} from './participant-schema.ts';

const draftKey = 'participant.enrol';

export function EnrolPage() {
  const { user } = useSession();
  const today = useToday();
  const workshops = useNeeded('workshop.list', {});
  const draft = useDraft<ParticipantTyped>(draftKey);
  const kept = useQuery({
    queryKey: ['draft', draftKey],
    queryFn: async () => (await draft.read()) ?? null,
    gcTime: 0,
  });
  if (kept.isPending) return <Loading />;
  const own = workshops.find((workshop) => workshop.isActive && user.workshopIds.includes(workshop.id));
  return (
    <EnrolForm
      draft={draft}
      start={{ ...emptyParticipant(today, own?.id ?? ''), ...kept.data }}
      isResumed={kept.data != null}
    />
  );
}

type EnrolFormProps = {
  readonly draft: ReturnType<typeof useDraft<ParticipantTyped>>;
  readonly start: ParticipantTyped;
  readonly isResumed: boolean;
};

function EnrolForm({ draft, start, isResumed }: EnrolFormProps) {
  const { t } = useTranslation('participants');
  const today = useToday();
  const form = useForm(participantSchema, start);
  const { keep, drop } = draft;
  useEffect(() => {
    const subscription = form.watch((values) => {
      keep(values as ParticipantTyped); // every field has a default, so none is missing
    });
    return () => subscription.unsubscribe();
  }, [form, keep]);
  const enrol = useCommand('participant.enrol', {
    saved: () => ({ text: t('enrolled') }),
    refused: atFields(form, participantPlaces),
  });
  return (
    <Stack gap="large">
      <PageHeader title={t('enrolTitle')} subtitle={isResumed ? t('draftResumed') : t('enrolSubtitle')} />
      <Form
        form={form}
        onSubmit={async (checked) => {
          const { id } = await enrol.mutateAsync(toInput(checked));
          await drop();
          goTo(`/deltagare/${id}`);
        }}
      >
        <ParticipantFields form={form} today={today} except={null} />
        <Actions>
          <Button type="submit" variant="primary" icon={UserPlus} isBusy={form.formState.isSubmitting}>
            {t('enrolSave')}
          </Button>
          <LinkButton href="/deltagare">{t('leave')}</LinkButton>
          {isResumed || form.formState.isDirty ? (
            <Button
              variant="quiet"
              onPress={() => {
                void drop().then(() => {
                  goTo('/deltagare');
                });
              }}
            >
              {t('throwAway')}
            </Button>
          ) : null}
        </Actions>
      </Form>
    </Stack>
  );
}
