/** Light or dark: a setting that lies on <html>, where the style sheets read it. Storing it belongs to the app. */

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset['theme'] = theme;
};
