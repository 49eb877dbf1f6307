/** A passphrase for one time, shown once: to be told to a colleague, or copied. */
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { FactList, Stack } from '../../ui/frame/layout.tsx';
import './people.css';

export type Given = { readonly name: string; readonly signInName: string; readonly passphrase: string };

export function GivenPassphrase({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const copy = useCommand('shell.copySecret', { saved: () => ({ text: t('given.copied') }) });
  const { name, signInName, passphrase } = given;
  return (
    <Dialog
      title={t('given.title', { name })}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button icon={Copy} onPress={() => copy.mutate({ text: passphrase })}>
          {t('given.copy')}
        </Button>
      }
    >
      <Stack>
        <FactList
          facts={[
            { term: t('signInName'), value: signInName },
            {
              term: t('given.passphrase'),
              value: <strong className="given-passphrase">{passphrase}</strong>,
            },
          ]}
        />
        <p>{t('given.help')}</p>
      </Stack>
    </Dialog>
  );
}
