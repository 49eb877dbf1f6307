/**
 * What the components need around them: language, the way to navigate, and the place where short messages appear.
 * Mounted once, around everything.
 */
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { I18nProvider, RouterProvider, isRTL } from 'react-aria-components';
import { ToastRegion } from '../overlay/toast-region.tsx';

export type UiProviderProps = {
  readonly children: ReactNode;
  /** Goes to a path inside the program. */
  readonly navigate: (path: string) => void;
  /** Turns a path into what stands in the link's href: '/deltagare' → '#/deltagare'. */
  readonly toHref: (path: string) => string;
  /** Language of the interface, for dates, numbers and reading direction. Default Swedish. */
  readonly locale?: string | undefined;
};

export function UiProvider({ children, navigate, toHref, locale = 'sv-SE' }: UiProviderProps) {
  useEffect(() => {
    document.documentElement.lang = locale.replace(/-SE$/, '');
    document.documentElement.dir = isRTL(locale) ? 'rtl' : 'ltr';
  }, [locale]);
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={navigate} useHref={toHref}>
        {children}
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  );
}
