/** A module as a choice in a list: its title, and below it the code, its version where that tells, and that it is an example. */
import i18next from 'i18next';
import type { OutputOf } from '#contract/index.ts';
import type { Option } from '../../ui/form/option.ts';

type Listed = OutputOf<'module.list'>[number];

export const moduleOption = (module: Listed, withVersion = false): Option<Listed['id']> => ({
  id: module.id,
  label: module.title,
  hint: [
    module.isExample ? i18next.t('example', { ns: 'modules' }).toUpperCase() : '',
    module.code,
    withVersion ? `version ${String(module.version)}` : '',
  ]
    .filter(Boolean)
    .join(', '),
});
