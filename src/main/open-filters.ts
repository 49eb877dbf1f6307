/**
 * What the dialog that opens a file offers: all that fits first, then each group of its own, and all files last, since
 * what a file is called says little of what it is. Not here: asking (ipc.ts).
 */
import type { Asks } from '#contract/call.ts';

export type Filter = { readonly name: string; readonly extensions: string[] };

export const openFilters = (
  groups: Extract<Asks, { readonly dialog: 'openPath' }>['groups'],
  t: (key: string) => string,
): Filter[] => {
  const named = Object.entries(groups).map(([group, extensions]) => ({
    name: t(`filters.${group}`),
    extensions: [...extensions],
  }));
  const all = { name: t('filters.fitting'), extensions: named.flatMap(({ extensions }) => extensions) };
  return [...(named.length > 1 ? [all] : []), ...named, { name: t('filters.all'), extensions: ['*'] }];
};
