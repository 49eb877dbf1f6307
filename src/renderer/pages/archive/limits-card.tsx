/** How long things are kept, by which decision. What is left empty is kept. */
import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line } from '#contract/fields.ts';
import type { OutputOf } from '#contract/index.ts';
import { useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import './archive.css';

export const limitsSchema = z.object({
  reference: line,
  withoutCertificateYears: z.number().optional(),
  withCertificateYears: z.number().optional(),
  fileMonths: z.number().optional(),
  draftDays: z.number().optional(),
  logYears: z.number().optional(),
});

type Limits = OutputOf<'disposal.get'>['limits'];

/** Each kind with its unit and the longest that may be typed. */
const times = [
  { name: 'withoutCertificateYears', unit: 'year', max: 100 },
  { name: 'withCertificateYears', unit: 'year', max: 100 },
  { name: 'fileMonths', unit: 'month', max: 1200 },
  { name: 'draftDays', unit: 'day', max: 3650 },
  { name: 'logYears', unit: 'year', max: 100 },
] as const;

export function LimitsCard({ limits }: { readonly limits: Limits }) {
  const { t } = useTranslation('archive');
  const form = useForm(limitsSchema, {
    reference: limits.reference,
    withoutCertificateYears: limits.withoutCertificateYears ?? undefined,
    withCertificateYears: limits.withCertificateYears ?? undefined,
    fileMonths: limits.fileMonths ?? undefined,
    draftDays: limits.draftDays ?? undefined,
    logYears: limits.logYears ?? undefined,
  });
  const save = useCommand('disposal.setLimits', {
    refused: atFields(form),
    saved: () => ({ text: t('limits.saved') }),
  });
  return (
    <Card title={t('limits.title')}>
      <Form
        form={form}
        onSubmit={async (typed) => {
          await save.mutateAsync({
            reference: typed.reference,
            withoutCertificateYears: typed.withoutCertificateYears ?? null,
            withCertificateYears: typed.withCertificateYears ?? null,
            fileMonths: typed.fileMonths ?? null,
            draftDays: typed.draftDays ?? null,
            logYears: typed.logYears ?? null,
          });
        }}
      >
        <p>{t('limits.help')}</p>
        <Field.Text
          control={form.control}
          name="reference"
          label={t('limits.reference')}
          hint={t('limits.referenceHint')}
        />
        <div className="limits">
          {times.map(({ name, unit, max }) => (
            <Field.Number
              key={name}
              className="limit"
              control={form.control}
              name={name}
              label={t(`limits.${name}`)}
              hint={t(`limits.${name}Hint`)}
              unit={unit}
              min={1}
              max={max}
            />
          ))}
        </div>
        <Actions>
          <Button type="submit" icon={Save} isBusy={form.formState.isSubmitting}>
            {t('limits.save')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}
