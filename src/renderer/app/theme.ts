/** Light, dark or as the computer says: kept on this computer. Not here: the colours (styles/). */
import i18next from 'i18next';
import { applyTheme, themes, type Theme } from '../ui/frame/theme.ts';
import { toast } from '../ui/overlay/toast.ts';

const key = 'theme';

export const currentTheme = (): Theme =>
  themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system';

export const startTheme = (): void => {
  applyTheme(currentTheme());
};

export const setTheme = (theme: Theme): void => {
  localStorage.setItem(key, theme);
  applyTheme(theme);
};

/** Goes on to the next of system, light, dark, and says which it is now. */
export const nextTheme = (): void => {
  const next = themes[(themes.indexOf(currentTheme()) + 1) % themes.length] ?? 'system';
  setTheme(next);
  toast.info(i18next.t(`theme.${next}`));
};
