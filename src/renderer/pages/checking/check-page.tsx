/** "Är intyget äkta?": what was pasted, typed, scanned or opened, answered; and what others need to check without us. */
import { Camera, FileSearch, ScanSearch } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useMay } from '../../app/session.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Actions, Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { TextArea } from '../../ui/form/text-field.tsx';
import { AnswerCard } from './answer-card.tsx';
import { ForOthersCard } from './for-others-card.tsx';

const Scanner = lazy(() => import('./scanner.tsx').then((module) => ({ default: module.Scanner })));

export function CheckPage() {
  const { t } = useTranslation('checking');
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [checked, setChecked] = useState<OutputOf<'check.text'> | null>(null);
  const [isScanning, setScanning] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const mayExport = useMay(['coordinator', 'administrator']);

  const answer = async (asked: Promise<OutputOf<'check.text'>>): Promise<void> => {
    setBusy(true);
    try {
      setChecked(await asked);
    } catch (error) {
      setChecked(null);
      tellRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const checkText = (typed: string): void => {
    setEmpty(typed.trim() === '');
    if (typed.trim() !== '') void answer(call('check.text', { text: typed.trim() }));
  };
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/intyg">{t('certificates')}</Link>}
        title={t('title')}
        subtitle={t('subtitle')}
      />
      <WithAside aside={mayExport ? <ForOthersCard /> : null}>
        <Stack>
          {checked ? <AnswerCard checked={checked} /> : null}
          {isScanning ? (
            <Suspense fallback={<Loading lines={6} />}>
              <Scanner
                onFound={(found) => {
                  setScanning(false);
                  setText(found);
                  checkText(found);
                }}
                onClose={() => setScanning(false)}
              />
            </Suspense>
          ) : null}
          <Card>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                checkText(text);
              }}
            >
              <Stack>
                <TextArea
                  label={t('code')}
                  hint={t('codeHint')}
                  value={text}
                  onChange={setText}
                  error={isEmpty && text.trim() === '' ? t('codeMissing') : undefined}
                  rows={3}
                  spellCheck="false"
                  isAboutPeople={false}
                />
                <Actions>
                  <Button type="submit" variant="primary" icon={ScanSearch} isBusy={isBusy}>
                    {t('check')}
                  </Button>
                  <Button icon={FileSearch} onPress={() => void answer(call('check.file', {}))}>
                    {t('openFile')}
                  </Button>
                  <Button icon={Camera} isDisabled={isScanning} onPress={() => setScanning(true)}>
                    {t('scan')}
                  </Button>
                </Actions>
              </Stack>
            </form>
          </Card>
        </Stack>
      </WithAside>
    </Stack>
  );
}
