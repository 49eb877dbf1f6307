/** The organisation's settings: names and how long things may wait. Not here: the look of certificates (pages/look). */
import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { roles } from '#domain/role.ts';
import { maySetAll } from '#domain/settings.ts';
import { useMay } from '../../app/session.ts';
import { useNeeded } from '../../calls/calls.ts';
import { useFormDraft } from '../../writing/form-draft.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Columns, Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { DraftLine } from '../../writing/draft-line.tsx';
import { settingsSchema } from './settings-form.ts';
import { useSaveSettings } from '../../parts/settings/use-save-settings.ts';

export function OrganisationForm() {
  const { t } = useTranslation(['settings', 'common']);
  const own = settingsSchema.parse(useNeeded('settings.get', {}));
  const form = useForm(settingsSchema, own);
  const save = useSaveSettings(own, (before) => {
    form.reset(before);
  });
  const maySet = useMay(maySetAll);
  const draft = useFormDraft(form, 'settings', null);
  return (
    <Form
      form={form}
      onSubmit={async (checked) => {
        await save(checked);
        await draft.drop();
      }}
    >
      <DraftLine draft={draft} />
      <Card title={t('organisation')}>
        <Columns>
          <Field.Text control={form.control} name="organisationName" label={t('organisationName')} />
          <Field.Text
            control={form.control}
            name="organisationNumber"
            label={t('organisationNumber')}
            isOptional
          />
          <Field.Text control={form.control} name="place" label={t('place')} hint={t('placeHint')} />
          <Field.Text
            control={form.control}
            name="contact"
            label={t('contact')}
            hint={t('contactHint')}
            isOptional
          />
        </Columns>
      </Card>
      <Card title={t('roleNames')}>
        <Columns>
          {roles.map((role) => (
            <Field.Text
              key={role}
              control={form.control}
              name={`roleNames.${role}`}
              label={t(`common:role.${role}`)}
            />
          ))}
        </Columns>
      </Card>
      <Card title={t('waiting')}>
        <Columns>
          <Field.Number
            control={form.control}
            name="stuckAfterDays"
            label={t('stuckAfter')}
            unit="day"
            min={1}
            max={365}
          />
          <Field.Number
            control={form.control}
            name="controlWithinDays"
            label={t('controlWithin')}
            unit="day"
            min={1}
            max={365}
          />
          <Field.Number
            control={form.control}
            name="lockAfterMinutes"
            label={t('lockAfter')}
            hint={t('lockAfterHint')}
            unit="minute"
            min={1}
            max={60}
          />
        </Columns>
      </Card>
      <Card title={t('access.title')}>
        <Stack>
          {maySet ? null : <Muted>{t('access.onlyAdministrator')}</Muted>}
          <Field.Checkbox
            isDisabled={!maySet}
            control={form.control}
            name="assessorsSeeAll"
            label={t('access.assessorsSeeAll')}
            hint={t('access.assessorsSeeAllHint')}
          />
          <Field.Checkbox
            isDisabled={!maySet}
            control={form.control}
            name="logsOpenings"
            label={t('access.logsOpenings')}
            hint={t('access.logsOpeningsHint')}
          />
        </Stack>
      </Card>
      <Actions>
        <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
          {t('save')}
        </Button>
      </Actions>
    </Form>
  );
}
