/** What stands on certificates: title, number, colour, texts, and who has looked from outside. */
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { certificateNumber } from '#domain/certificate.ts';
import { contrastWithWhite, readableContrast } from '#domain/colour.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Muted } from '../../ui/text.tsx';
import { settingsSchema, type CheckedSettings, type TypedSettings } from './settings-form.ts';
import './settings.css';

/** What the first number is made of, once both parts are written as they should be. */
const numberSchema = settingsSchema.pick({ certificatePrefix: true, firstRunningNumber: true });

type CertificateProps = { readonly form: UseFormReturn<TypedSettings, unknown, CheckedSettings> };

export function CertificateFields({ form }: CertificateProps) {
  const { t } = useTranslation('settings');
  const [prefix, first, isExternal] = useWatch({
    control: form.control,
    name: ['certificatePrefix', 'firstRunningNumber', 'externalQualityAssurance.isDone'],
  });
  const year = Number(useToday().slice(0, 4));
  const begins = numberSchema.safeParse({ certificatePrefix: prefix, firstRunningNumber: first }).data;
  const number = begins ? certificateNumber(begins.certificatePrefix, year, begins.firstRunningNumber) : null;
  return (
    <Card title={t('certificates')}>
      <Stack>
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
            spellCheck="false"
          />
          <Field.Number
            control={form.control}
            name="firstRunningNumber"
            label={t('firstNumber')}
            hint={t('firstNumberHint')}
            min={1}
            max={999_999}
          />
        </Columns>
        {number === null ? null : (
          <p>
            <Muted>{t('numberExample', { number })}</Muted>
          </p>
        )}
        <ColourField form={form} />
        <Field.TextArea
          control={form.control}
          name="textAbove"
          label={t('textAbove')}
          maxLength={1000}
          isOptional
          rows={2}
        />
        <Field.TextArea
          control={form.control}
          name="textBelow"
          label={t('textBelow')}
          maxLength={1000}
          isOptional
          rows={2}
        />
        <Field.Checkbox
          control={form.control}
          name="externalQualityAssurance.isDone"
          label={t('external')}
          hint={t('externalHint')}
        />
        {isExternal ? (
          <Field.Text control={form.control} name="externalQualityAssurance.by" label={t('externalBy')} />
        ) : null}
      </Stack>
    </Card>
  );
}

function ColourField({ form }: CertificateProps) {
  const { t } = useTranslation('settings');
  const typed = useWatch({ control: form.control, name: 'accentColour' }).trim();
  const colour = typed.startsWith('#') ? typed : `#${typed}`;
  const contrast = contrastWithWhite(colour);
  const ratio = contrast === null ? '' : formatNumber(Math.round(contrast * 10) / 10);
  return (
    <>
      <div className="colour-row">
        <Field.Text
          control={form.control}
          name="accentColour"
          label={t('accent')}
          hint={t('accentHint')}
          spellCheck="false"
        />
        {contrast === null ? null : (
          <p className="colour-sample">
            <span className="colour-swatch" style={{ backgroundColor: colour }} aria-hidden />
            {contrast >= readableContrast ? <Muted>{t('goodContrast', { ratio })}</Muted> : null}
          </p>
        )}
      </div>
      {contrast !== null && contrast < readableContrast ? (
        <Notice tone="warning" title={t('lowContrast', { ratio })}>
          <p>{t('lowContrastHelp')}</p>
        </Notice>
      ) : null}
    </>
  );
}
