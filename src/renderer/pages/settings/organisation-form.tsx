/** The organisation's settings: names, what stands on certificates, how long things may wait. */
import { Save } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { settingsShape } from '#contract/organisation.ts';
import { contrastWithWhite, readableContrast } from '#domain/colour.ts';
import { roles } from '#domain/roles.ts';
import { useCommand, useNeeded } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Actions, Columns } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';

const schema = z.object(settingsShape);

export function OrganisationForm() {
  const { t } = useTranslation(['settings', 'common']);
  const settings = useNeeded('settings.get', {});
  const form = useForm(schema, settings);
  const save = useCommand('settings.save', { saved: () => ({ text: t('common:saved') }) });
  const colour = useWatch({ control: form.control, name: 'accentColour' });
  const contrast = contrastWithWhite(colour);
  return (
    <Form form={form} onSubmit={(checked) => save.mutateAsync(checked)}>
      <Card title={t('organisation')}>
        <Columns>
          <Field.Text control={form.control} name="organisationName" label={t('organisationName')} />
          <Field.Text
            control={form.control}
            name="organisationNumber"
            label={t('organisationNumber')}
            isOptional
          />
          <Field.Text control={form.control} name="place" label={t('place')} />
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
      <Card title={t('certificates')}>
        <Columns>
          <Field.Text
            control={form.control}
            name="certificateTitle"
            label={t('certificateTitle')}
            hint={t('certificateTitleHint')}
          />
          <Field.Text
            control={form.control}
            name="certificatePrefix"
            label={t('prefix')}
            hint={t('prefixHint')}
          />
          <Field.Number
            control={form.control}
            name="firstRunningNumber"
            label={t('firstNumber')}
            hint={t('firstNumberHint')}
          />
          <Field.Text control={form.control} name="accentColour" label={t('accent')} hint={t('accentHint')} />
        </Columns>
        {contrast !== null && contrast < readableContrast ? (
          <Notice
            tone="warning"
            title={t('lowContrast', { ratio: formatNumber(Math.round(contrast * 10) / 10) })}
          >
            <p>{t('lowContrastHelp')}</p>
          </Notice>
        ) : null}
        <Field.TextArea control={form.control} name="textAbove" label={t('textAbove')} isOptional rows={2} />
        <Field.TextArea control={form.control} name="textBelow" label={t('textBelow')} isOptional rows={2} />
        <Columns>
          <Field.Checkbox
            control={form.control}
            name="externalQualityAssurance.isDone"
            label={t('external')}
          />
          <Field.Text
            control={form.control}
            name="externalQualityAssurance.by"
            label={t('externalBy')}
            isOptional
          />
        </Columns>
      </Card>
      <Card title={t('waiting')}>
        <Columns>
          <Field.Number control={form.control} name="stuckAfterDays" label={t('stuckAfter')} />
          <Field.Number control={form.control} name="controlWithinDays" label={t('controlWithin')} />
        </Columns>
      </Card>
      <Actions>
        <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
          {t('save')}
        </Button>
      </Actions>
    </Form>
  );
}
