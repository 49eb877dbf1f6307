/** Goes in, and after wrong tries says for how long it waits. For every form of the opening that asks for a secret. */
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';

type EnterButtonProps = {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly secondsLeft: number;
  readonly isBusy: boolean;
};

export function EnterButton({ label, icon, secondsLeft, isBusy }: EnterButtonProps) {
  const { t } = useTranslation('opening');
  const waits = secondsLeft > 0;
  return (
    <Button type="submit" variant="primary" {...(icon ? { icon } : {})} isBusy={isBusy} isDisabled={waits}>
      {waits ? t('signIn.wait', { count: secondsLeft }) : label}
    </Button>
  );
}
