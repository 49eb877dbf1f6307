/** Whether a certificate still counts. Those that do need no badge. */
import { Ban, Replace } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateState } from '#domain/certificate-state.ts';
import { Badge } from '../../ui/words/badge.tsx';

export function StateBadge({ state }: { readonly state: CertificateState }) {
  const { t } = useTranslation('certificates');
  if (state === 'valid') return null;
  return (
    <Badge tone={state === 'revoked' ? 'danger' : 'neutral'} icon={state === 'revoked' ? Ban : Replace}>
      {t(`state.${state}`)}
    </Badge>
  );
}
