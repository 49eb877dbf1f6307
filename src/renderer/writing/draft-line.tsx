/** Says that a form holds what was typed in it last time, with a way to begin anew. */
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/words/button.tsx';
import { Row } from '../ui/frame/layout.tsx';
import { Muted } from '../ui/words/text.tsx';

type DraftLineProps = { readonly draft: { readonly isResumed: boolean; readonly startOver: () => void } };

export function DraftLine({ draft }: DraftLineProps) {
  const { t } = useTranslation('common');
  if (!draft.isResumed) return null;
  return (
    <Row gap="small">
      <Muted>{t('draft.resumed')}</Muted>
      <Button variant="quiet" size="small" onPress={draft.startOver}>
        {t('draft.startOver')}
      </Button>
    </Row>
  );
}
