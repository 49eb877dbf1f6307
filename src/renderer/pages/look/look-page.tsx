/** Intygens utseende: the fields to the left, and the real paper as it would be to the right. */
import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useNeeded } from '../../calls/calls.ts';
import { useFormDraft } from '../../writing/form-draft.ts';
import { Button } from '../../ui/words/button.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { DraftLine } from '../../writing/draft-line.tsx';
import { useSaveSettings } from '../../parts/settings/use-save-settings.ts';
import { ColourCard } from './colour-card.tsx';
import { LivePreview } from './live-preview.tsx';
import { LogoCard } from './logo-card.tsx';
import { ContentCard, NumberCard, WordsCard } from './look-fields.tsx';
import { lookSchema } from './look-form.ts';
import { PaperCard } from './paper-card.tsx';
import { useLookPreview } from './use-look-preview.ts';
import './look.css';

export function LookPage() {
  const { t } = useTranslation(['look', 'settings']);
  const mayChange = useMay(['administrator', 'coordinator']);
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/installningar">{t('settings:title')}</Link>}
        title={t('title')}
        subtitle={mayChange ? t('subtitle') : undefined}
      />
      {mayChange ? <LookForm /> : <Notice title={t('settings:readOnly')} />}
    </Stack>
  );
}

function LookForm() {
  const { t } = useTranslation('look');
  const own = lookSchema.parse(useNeeded('settings.get', {}));
  const form = useForm(lookSchema, own);
  const save = useSaveSettings(own, (before) => {
    form.reset(before);
  });
  const draft = useFormDraft(form, 'look', null);
  const preview = useLookPreview({ form }, own);
  return (
    <div className="look">
      <Form
        form={form}
        className="look-fields"
        onSubmit={async (checked) => {
          await save(checked);
          await draft.drop();
        }}
      >
        <DraftLine draft={draft} />
        <LogoCard />
        <ColourCard form={form} />
        <WordsCard form={form} />
        <NumberCard form={form} next={preview.shown?.number} />
        <ContentCard form={form} />
        <PaperCard form={form} colour={preview.look.accentColour} />
        <Actions>
          <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
            {t('save')}
          </Button>
        </Actions>
      </Form>
      <LivePreview preview={preview} />
    </div>
  );
}
