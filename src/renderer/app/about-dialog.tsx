/** "Om Intyga": version, runtime, where the record lies, and the licences of what ships. */
import { useTranslation } from 'react-i18next';
import { useCall } from '../calls/calls.ts';
import { Dialog } from '../ui/overlay/dialog.tsx';
import { Disclosure } from '../ui/frame/disclosure.tsx';
import { Notice } from '../ui/words/notice.tsx';

type AboutProps = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

export function AboutDialog({ isOpen, onOpenChange }: AboutProps) {
  const { t } = useTranslation();
  const about = useCall('shell.about', {}, { enabled: isOpen }).data;
  return (
    <Dialog title={t('about.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <p>{t('about.what')}</p>
      {about ? (
        <>
          {about.isTestRuntime ? <Notice tone="warning" title={t('about.testRuntime')} /> : null}
          <dl className="facts">
            {(
              [
                ['version', about.version],
                ['dataFolder', about.dataFolder],
                ['electron', about.electron],
                ['chromium', about.chromium],
                ['node', about.node],
              ] as const
            ).map(([key, value]) => (
              <div key={key}>
                <dt>{t(`about.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Disclosure title={t('about.licences', { count: about.licences.length })}>
            <ul>
              {about.licences.map((part) => (
                <li key={`${part.name} ${part.version}`}>
                  {part.name} {part.version} ({part.licence})
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      ) : null}
    </Dialog>
  );
}
