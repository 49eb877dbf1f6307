/** Light, dark or as the computer says: kept on this computer. Not here: the colours (styles/). */
import i18next from 'i18next';
import { applyTheme, themes, type Theme } from '../ui/theme.ts';
import { toast } from '../ui/toast.ts';

const key = 'theme';

const read = (): Theme => themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system';

export const startTheme = (): void => {
  applyTheme(read());
};

/** Goes on to the next of system, light, dark, and says which it is now. */
export const nextTheme = (): void => {
  const next = themes[(themes.indexOf(read()) + 1) % themes.length] ?? 'system';
  localStorage.setItem(key, next);
  applyTheme(next);
  toast.info(i18next.t(`theme.${next}`));
};
