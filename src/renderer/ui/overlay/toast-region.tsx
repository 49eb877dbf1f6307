/** Where the short messages of toast.ts appear. Mounted once, by UiProvider. */
import type { LucideIcon } from 'lucide-react';
import { CircleCheck, Info, TriangleAlert, Undo2, X } from 'lucide-react';
import {
  Text as AriaText,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../words/button.tsx';
import type { ToastContent, ToastTone } from './toast.ts';
import { toastQueue } from './toast.ts';

const icons: Readonly<Record<ToastTone, LucideIcon>> = {
  saved: CircleCheck,
  info: Info,
  problem: TriangleAlert,
};

/** Says in the style sheets how high the messages are, for what makes room for them. */
const tellHeight = (region: HTMLElement | null): (() => void) | undefined => {
  if (!region) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => {
    style.setProperty('--toast-height', `${String(region.offsetHeight)}px`);
  });
  observer.observe(region);
  return () => {
    observer.disconnect();
    style.removeProperty('--toast-height');
  };
};

export function ToastRegion() {
  const { t } = useTranslation('ui');
  return (
    <AriaToastRegion
      queue={toastQueue}
      className="toast-region"
      aria-label={t('toast.region')}
      ref={tellHeight}
    >
      {({ toast }) => (
        <AriaToast toast={toast} className="toast" data-tone={toast.content.tone}>
          <ToastBody
            content={toast.content}
            close={() => {
              toastQueue.close(toast.key);
            }}
          />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

function ToastBody({ content, close }: { readonly content: ToastContent; readonly close: () => void }) {
  const { t } = useTranslation('ui');
  const { tone, text, detail, undo, action } = content;
  const Icon = icons[tone];
  const andClose = (work: () => unknown) => () => {
    close();
    work();
  };
  return (
    <>
      <Icon className="toast-icon" aria-hidden />
      <AriaToastContent className="toast-words">
        <AriaText slot="title" className="toast-text">
          {text}
        </AriaText>
        {detail === undefined ? null : (
          <AriaText slot="description" className="toast-detail">
            {detail}
          </AriaText>
        )}
      </AriaToastContent>
      {undo ? (
        <Button size="small" icon={Undo2} slot={null} onPress={andClose(undo)}>
          {t('toast.undo')}
        </Button>
      ) : null}
      {action ? (
        <Button size="small" slot={null} onPress={andClose(action.onPress)}>
          {action.label}
        </Button>
      ) : null}
      <IconButton icon={X} label={t('toast.close')} slot="close" />
    </>
  );
}
