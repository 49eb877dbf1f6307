/** One's own drawn signature: choose a picture of it, see it as it is printed, take it away. */
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { undoing, useCommand, useNeeded } from '../../calls/calls.ts';
import { heldUrl } from '../../calls/held-url.ts';
import { Button } from '../../ui/words/button.tsx';
import { FileButton } from '../../ui/form/file-button.tsx';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { PaperPicture } from '../../ui/words/paper-picture.tsx';
import { Muted } from '../../ui/words/text.tsx';

export function OwnSignature() {
  const { t } = useTranslation(['settings', 'common']);
  const { id } = useNeeded('look.signature', {});
  const undo = undoing('look.setSignature', { id }, t('common:undone'));
  const add = useCommand('look.addSignature', { saved: () => ({ text: t('signature.added'), undo }) });
  const remove = useCommand('look.setSignature', {
    saved: () => ({ text: t('signature.removed'), undo }),
  });
  return (
    <Stack gap="small">
      <h3>{t('signature.title')}</h3>
      <p>{t('signature.help')}</p>
      {id === null ? (
        <Muted>{t('signature.none')}</Muted>
      ) : (
        <PaperPicture src={heldUrl('picture', id)} alt={t('signature.picture')} />
      )}
      <Row>
        <FileButton isBusy={add.isPending} hint={t('signature.file')} onPress={() => add.mutate({})}>
          {t(id === null ? 'signature.choose' : 'signature.other')}
        </FileButton>
        {id === null ? null : (
          <Button variant="quiet" icon={Trash2} onPress={() => remove.mutate({ id: null })}>
            {t('signature.remove')}
          </Button>
        )}
      </Row>
    </Stack>
  );
}
