/**
 * Saving a part of the organisation's settings: the rest stays as it is, and only the part is taken back. What only an
 * administrator changes stays as it is for everybody else.
 */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { administratorSettings, maySetAll } from '#domain/settings.ts';
import { useMay } from '../../app/session.ts';
import { call } from '../../calls/bridge.ts';
import { undoing, useCommand, useNeeded } from '../../calls/calls.ts';

const closed: readonly string[] = administratorSettings;

/** `own` is the part as it is saved now; `putBack` is told when it is so again. */
export const useSaveSettings = <Part extends Partial<OutputOf<'settings.get'>>>(
  own: Part,
  putBack: (own: Part) => void,
): ((part: Part) => Promise<unknown>) => {
  const { t } = useTranslation('common');
  const settings = useNeeded('settings.get', {});
  const maySet = useMay(maySetAll);
  const allowed = (part: Part): Partial<OutputOf<'settings.get'>> =>
    Object.fromEntries(Object.entries(part).filter(([name]) => maySet || !closed.includes(name)));
  const withOwn = async () => ({ ...(await call('settings.get', {})), ...allowed(own) });
  const save = useCommand('settings.save', {
    saved: () => ({
      text: t('saved'),
      undo: async () => {
        if (await undoing('settings.save', withOwn, t('undone'))()) putBack(own);
      },
    }),
  });
  return (part) => save.mutateAsync({ ...settings, ...allowed(part) });
};
