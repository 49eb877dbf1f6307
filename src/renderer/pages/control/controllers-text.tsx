/** Who can control a validation, by name; or what to do when nobody can. */
import { useTranslation } from 'react-i18next';
import { eitherOf } from '../../ui/format.ts';

export function ControllersText({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('control');
  return (
    <p>{names.length === 0 ? t('nobodyMay') : t('mayBeControlledBy', { names: eitherOf(names) })}</p>
  );
}
