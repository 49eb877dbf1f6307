/** What stands on certificates in words and numbers, and the paper they are printed on. */
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { maySetAll } from '#domain/settings.ts';
import { useMay } from '../../app/session.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Columns, Stack } from '../../ui/frame/layout.tsx';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { Muted } from '../../ui/words/text.tsx';
import type { LookFields } from './look-form.ts';

export function WordsCard({ form }: LookFields) {
  const { t } = useTranslation('look');
  return (
    <Card title={t('words.title')}>
      <Stack>
        <HeadingField form={form} />
        <Field.TextArea
          isAboutPeople={false}
          control={form.control}
          name="textAbove"
          label={t('words.above')}
          isOptional
          rows={2}
        />
        <Field.TextArea
          isAboutPeople={false}
          control={form.control}
          name="textBelow"
          label={t('words.below')}
          isOptional
          rows={2}
        />
      </Stack>
    </Card>
  );
}

/** One of the two usual words, or one's own. */
function HeadingField({ form }: LookFields) {
  const { t } = useTranslation('look');
  const title = useWatch({ control: form.control, name: 'certificateTitle' });
  const usual = [t('words.certificate'), t('words.proof')];
  const [wantsOwn, setWantsOwn] = useState(false);
  const isOwn = wantsOwn || !usual.includes(title);
  const choose = (id: string): void => {
    setWantsOwn(id === 'own');
    form.setValue('certificateTitle', id === 'own' ? '' : id, { shouldDirty: true });
    if (id !== 'own') form.clearErrors('certificateTitle');
  };
  return (
    <>
      <RadioGroup
        label={t('words.heading')}
        hint={t('words.headingHint')}
        options={[...usual.map((id) => ({ id, label: id })), { id: 'own', label: t('words.own') }]}
        value={isOwn ? 'own' : title}
        onChange={choose}
      />
      {isOwn ? (
        <Field.Text control={form.control} name="certificateTitle" label={t('words.ownWord')} />
      ) : null}
    </>
  );
}

/** `next` is the number that the next certificate would get; undefined while it is not known. */
export function NumberCard({ form, next }: LookFields & { readonly next: string | undefined }) {
  const { t } = useTranslation('look');
  return (
    <Card title={t('number.title')}>
      <Stack>
        <Columns>
          <Field.Text
            control={form.control}
            name="certificatePrefix"
            label={t('number.prefix')}
            hint={t('number.prefixHint')}
            spellCheck="false"
          />
          <Field.Number
            control={form.control}
            name="firstRunningNumber"
            label={t('number.first')}
            hint={t('number.firstHint')}
            min={1}
            max={999_999}
          />
        </Columns>
        {next === undefined ? null : <Muted>{t('number.example', { number: next })}</Muted>}
      </Stack>
    </Card>
  );
}

const births = ['date', 'year', 'none'] as const;

export function ContentCard({ form }: LookFields) {
  const { t } = useTranslation('look');
  const isExternal = useWatch({ control: form.control, name: 'externalQualityAssurance.isDone' });
  const maySet = useMay(maySetAll);
  return (
    <Card title={t('content.title')}>
      <Stack>
        <Field.RadioGroup
          control={form.control}
          name="birthShown"
          label={t('content.birth')}
          hint={t('content.birthHint')}
          options={births.map((id) => ({ id, label: t(`content.births.${id}`) }))}
        />
        <Field.Text
          isReadOnly={!maySet}
          control={form.control}
          name="controlAddress"
          label={t('content.address')}
          hint={t(maySet ? 'content.addressHint' : 'content.addressFixed')}
          spellCheck="false"
          isOptional
        />
        <Field.Checkbox
          control={form.control}
          name="externalQualityAssurance.isDone"
          label={t('content.external')}
          hint={t('content.externalHint')}
        />
        {isExternal ? (
          <Field.Text
            control={form.control}
            name="externalQualityAssurance.by"
            label={t('content.externalBy')}
          />
        ) : null}
      </Stack>
    </Card>
  );
}
