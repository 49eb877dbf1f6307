/** "Ny deltagare": enrol a person. What is half written is kept until it is saved or thrown away. */
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { goTo } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { tellThrownAway, useDraft } from '../../writing/drafts.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { EnrolLackNotice, type EnrolLack } from '../../parts/participants/enrol-lack.tsx';
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
  const { workshops, lacks } = useNeeded('participant.enrolsIn', {});
  const draft = useDraft<ParticipantTyped>(draftKey);
  const kept = useQuery({
    queryKey: ['draft', draftKey],
    queryFn: async () => (await draft.read()) ?? null,
    gcTime: 0,
  });
  if (kept.isPending) return <Loading />;
  if (lacks !== null) return <CannotEnrol lacks={lacks} />;
  const own =
    workshops.find(({ id }) => user.workshopIds.includes(id)) ?? (workshops[1] ? null : workshops[0]);
  const typed = { ...emptyParticipant(today, own?.id ?? ''), ...kept.data };
  return (
    <EnrolForm
      draft={draft}
      workshops={workshops}
      // What was chosen once may not be offered any more.
      start={workshops.some(({ id }) => id === typed.workshopId) ? typed : { ...typed, workshopId: '' }}
      isResumed={kept.data != null}
    />
  );
}

/** Said before anything is typed that could not be saved. */
function CannotEnrol({ lacks }: { readonly lacks: EnrolLack }) {
  const { t } = useTranslation('participants');
  return (
    <Stack gap="large">
      <PageHeader title={t('enrolTitle')} />
      <EnrolLackNotice lacks={lacks} />
    </Stack>
  );
}

type EnrolFormProps = {
  readonly workshops: OutputOf<'participant.enrolsIn'>['workshops'];
  readonly draft: ReturnType<typeof useDraft<ParticipantTyped>>;
  readonly start: ParticipantTyped;
  readonly isResumed: boolean;
};

function EnrolForm({ workshops, draft, start, isResumed }: EnrolFormProps) {
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
        <ParticipantFields form={form} workshops={workshops} today={today} except={null} />
        <Actions>
          <Button type="submit" variant="primary" icon={UserPlus} isBusy={form.formState.isSubmitting}>
            {t('enrolSave')}
          </Button>
          <LinkButton href="/deltagare">{t('leave')}</LinkButton>
          {isResumed || form.formState.isDirty ? (
            <Button
              variant="quiet"
              onPress={() => {
                const typed = form.getValues();
                void drop().then(() => {
                  goTo('/deltagare');
                  tellThrownAway(draftKey, typed, () => goTo('/deltagare/ny'));
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
