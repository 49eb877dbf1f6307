/** That a paper of the list will say something with other signs than the register, and whose. Not here: which (engine). */
import { useTranslation } from 'react-i18next';
import { allOf } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';
import type { BatchItem } from './batch.ts';

export function ReplacedSignsNotice({ items }: { readonly items: readonly BatchItem[] }) {
  const { t } = useTranslation(['batches', 'certificates']);
  const concerned = items.filter((item) => item.replacedSigns.length > 0);
  if (concerned.length === 0) return null;
  const signs = [...new Set(concerned.flatMap((item) => item.replacedSigns))];
  return (
    <Notice tone="warning" title={t('certificates:issue.replacedSigns', { signs: signs.join(' ') })}>
      <p>
        {t('replacedSigns.help', {
          count: concerned.length,
          names: allOf(concerned.map((item) => item.nameOnCertificate)),
        })}
      </p>
      <p>{t('replacedSigns.see')}</p>
    </Notice>
  );
}
