/** Saving a part of the organisation's settings: the rest stays as it is, and only the part is taken back. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { call } from '../../calls/bridge.ts';
import { undoing, useCommand, useNeeded } from '../../calls/calls.ts';

/** `own` is the part as it is saved now; `putBack` is told when it is so again. */
export const useSaveSettings = <Part extends Partial<OutputOf<'settings.get'>>>(
  own: Part,
  putBack: (own: Part) => void,
): ((part: Part) => Promise<unknown>) => {
  const { t } = useTranslation('common');
  const settings = useNeeded('settings.get', {});
  const withOwn = async () => ({ ...(await call('settings.get', {})), ...own });
  const save = useCommand('settings.save', {
    saved: () => ({
      text: t('saved'),
      undo: async () => {
        if (await undoing('settings.save', withOwn, t('undone'))()) putBack(own);
      },
    }),
  });
  return (part) => save.mutateAsync({ ...settings, ...part });
};
