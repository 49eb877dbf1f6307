/** The organisation's logo: chosen, replaced, taken away at once; and how clear it is on paper. */
import { ImageUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { clearContrast } from '#domain/certificate-pictures.ts';
import { undoing, useCommand, useNeeded } from '../../calls/calls.ts';
import { heldUrl } from '../../calls/held-url.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PaperPicture } from '../../ui/words/paper-picture.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { ratioText } from './colour-card.tsx';

export function LogoCard() {
  const { t } = useTranslation(['look', 'common']);
  const logo = useNeeded('look.logo', {});
  const undo = undoing('look.setLogo', { id: logo?.id ?? null }, t('common:undone'));
  const add = useCommand('look.addLogo', { saved: () => ({ text: t('logo.added'), undo }) });
  const remove = useCommand('look.setLogo', { saved: () => ({ text: t('logo.removed'), undo }) });
  return (
    <Card title={t('logo.title')}>
      <Stack>
        {logo ? (
          <PaperPicture src={heldUrl('picture', logo.id)} alt={t('logo.picture')} />
        ) : (
          <Muted>{t('logo.none')}</Muted>
        )}
        {logo ? <Clearness contrast={logo.contrast} /> : null}
        <Row>
          <Button icon={ImageUp} isBusy={add.isPending} onPress={() => add.mutate({})}>
            {t(logo ? 'logo.other' : 'logo.choose')}
          </Button>
          {logo ? (
            <Button variant="quiet" icon={Trash2} onPress={() => remove.mutate({ id: null })}>
              {t('logo.remove')}
            </Button>
          ) : null}
        </Row>
        <Muted>{t('logo.file')}</Muted>
      </Stack>
    </Card>
  );
}

function Clearness({ contrast }: { readonly contrast: number }) {
  const { t } = useTranslation('look');
  const ratio = ratioText(contrast);
  return contrast >= clearContrast ? (
    <Muted>{t('logo.clear', { ratio })}</Muted>
  ) : (
    <Notice tone="warning" title={t('logo.pale', { ratio })}>
      <p>{t('logo.paleHelp')}</p>
    </Notice>
  );
}
