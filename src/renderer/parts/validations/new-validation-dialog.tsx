/** Starting a module for a participant: which module, who assesses, where and when. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { ModuleVersionId, ParticipantId } from '#domain/ids.ts';
import { goTo } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { call } from '../../calls/bridge.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import type { Option } from '../../ui/form/option.ts';
import { personText } from '../../ui/words/person-text.ts';
import { moduleOption } from '../modules/module-option.ts';
import { newValidationSchema, PlanFields, toPlan } from './plan-fields.tsx';

type NewProps = {
  readonly participantId: ParticipantId | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

export function NewValidationDialog({ participantId, isOpen, onOpenChange }: NewProps) {
  const { t } = useTranslation('validations');
  return (
    <Dialog title={t('new')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <NewValidationForm participantId={participantId} />
    </Dialog>
  );
}

function NewValidationForm({ participantId }: Pick<NewProps, 'participantId'>) {
  const { t } = useTranslation('validations');
  const { user } = useSession();
  const today = useToday();
  const [search, setSearch] = useState('');
  const modules = useCall('module.list', { withOldVersions: false }).data ?? [];
  const people = useQuery({
    queryKey: ['new-validation-people', search],
    enabled: participantId === null,
    queryFn: () =>
      call('participant.list', {
        search: search.slice(0, longest.line),
        workshopId: null,
        standing: 'current',
        sort: 'name',
        direction: 'ascending',
        after: null,
        limit: 50,
      }),
    placeholderData: (previous) => previous,
  });
  // Whoever is chosen stays an option while one searches on: without, the field would empty itself and fill again.
  const [chosenAmong, setChosenAmong] = useState<readonly Option<ParticipantId>[]>([]);
  const found: readonly Option<ParticipantId>[] = (people.data?.rows ?? []).map((row) => ({
    id: row.id,
    label: personText({ name: row.displayName, birthYear: row.birthYear }),
    hint: row.workshopName,
  }));
  const form = useForm(newValidationSchema, {
    participantId,
    moduleVersionId: null,
    assessorIds: user.roles.includes('assessor') ? [user.id] : [],
    place: '',
    plannedFrom: today,
    plannedTo: '',
  });
  const plan = useCommand('validation.plan', {
    refused: atFields(form, { alreadyInModule: 'moduleVersionId', moduleNotPublished: 'moduleVersionId' }),
    saved: () => ({ text: t('planned') }),
  });
  return (
    <Form
      form={form}
      onSubmit={async (checked) => {
        const { id } = await plan.mutateAsync({
          participantId: checked.participantId as ParticipantId, // one of the options
          moduleVersionId: checked.moduleVersionId as ModuleVersionId, // one of the options
          ...toPlan(checked),
        });
        goTo(`/valideringar/${id}`);
      }}
    >
      {participantId === null ? (
        <Field.ComboBox
          control={form.control}
          name="participantId"
          label={t('participant')}
          onInputChange={(text) => {
            // What a choice writes there is no search: the register finds nobody by name and year.
            if (found.some(({ label }) => label === text)) setChosenAmong(found);
            else setSearch(text);
          }}
          options={[...found, ...chosenAmong.filter(({ id }) => found.every((one) => one.id !== id))]}
        />
      ) : null}
      <Field.Select
        control={form.control}
        name="moduleVersionId"
        label={t('module')}
        options={modules
          .filter((module) => module.status === 'published')
          .map((module) => moduleOption(module))}
      />
      <PlanFields form={form} />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('start')}
        </Button>
      </Actions>
    </Form>
  );
}
