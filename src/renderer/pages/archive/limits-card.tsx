/** How long things are kept, by which decision. What is left empty is kept. */
import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OutputOf } from '#contract/index.ts';
import { useCommand } from '../../calls.ts';
import { atFields } from '../../field-refusals.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Actions, Columns } from '../../ui/layout.tsx';

const schema = z.object({
  reference: z.string(),
  withoutCertificateYears: z.number().optional(),
  withCertificateYears: z.number().optional(),
  draftDays: z.number().optional(),
});

type Limits = OutputOf<'disposal.get'>['limits'];

export function LimitsCard({ limits }: { readonly limits: Limits }) {
  const { t } = useTranslation('archive');
  const form = useForm(schema, {
    reference: limits.reference,
    withoutCertificateYears: limits.withoutCertificateYears ?? undefined,
    withCertificateYears: limits.withCertificateYears ?? undefined,
    draftDays: limits.draftDays ?? undefined,
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
            draftDays: typed.draftDays ?? null,
          });
        }}
      >
        <p>{t('limits.help')}</p>
        <Columns>
          <Field.Text
            control={form.control}
            name="reference"
            label={t('limits.reference')}
            hint={t('limits.referenceHint')}
          />
          <Field.Number
            control={form.control}
            name="withoutCertificateYears"
            label={t('limits.withoutCertificateYears')}
            min={1}
            max={100}
            isOptional
          />
          <Field.Number
            control={form.control}
            name="withCertificateYears"
            label={t('limits.withCertificateYears')}
            min={1}
            max={100}
            isOptional
          />
          <Field.Number
            control={form.control}
            name="draftDays"
            label={t('limits.draftDays')}
            min={1}
            max={3650}
            isOptional
          />
        </Columns>
        <Actions>
          <Button type="submit" icon={Save} isBusy={form.formState.isSubmitting}>
            {t('limits.save')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}
