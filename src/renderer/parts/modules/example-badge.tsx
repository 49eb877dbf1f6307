/** That a module is an example: said wherever one is chosen or worked in, and not first on the certificate. */
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/words/badge.tsx';

export function ExampleBadge() {
  const { t } = useTranslation('modules');
  return (
    <Badge tone="warning" icon={TriangleAlert}>
      {t('example')}
    </Badge>
  );
}
