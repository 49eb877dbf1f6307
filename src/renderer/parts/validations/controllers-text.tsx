/** Who can control a validation, by name; or what to do when nobody can. */
import { useTranslation } from 'react-i18next';
import { eitherOf } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';

export function ControllersText({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('control');
  return <p>{names.length === 0 ? t('nobodyMay') : t('mayBeControlledBy', { names: eitherOf(names) })}</p>;
}

/** Before something is handed in: who can control it, and a warning when nobody can. */
export function WhoControls({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('control');
  return names.length > 0 ? (
    <ControllersText names={names} />
  ) : (
    <Notice tone="warning" title={t('nobodyMayYet')}>
      <ControllersText names={names} />
    </Notice>
  );
}
