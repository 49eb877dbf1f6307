/** Small things tied to something, each one openable and perhaps removable: the evidence behind a criterion. */
import type { LucideIcon } from 'lucide-react';
import { FileText, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

export type Chip = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
};

export type ChipListProps = {
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly onRemove?: ((id: string) => void) | undefined;
  /** Words when there are none. */
  readonly empty?: string | undefined;
};

export function ChipList({ label, chips, onOpen, onRemove, empty }: ChipListProps) {
  const { t } = useTranslation('ui');
  if (chips.length === 0) return empty === undefined ? null : <p className="chip-empty">{empty}</p>;
  return (
    <ul className="chip-list" aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.id} className="chip">
          <ChipBody chip={chip} onOpen={onOpen} />
          {onRemove ? (
            <IconButton
              icon={X}
              size="small"
              label={t('chip.remove', { label: chip.label })}
              onPress={() => {
                onRemove(chip.id);
              }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ChipBody({ chip, onOpen }: { readonly chip: Chip; readonly onOpen: ChipListProps['onOpen'] }) {
  const Icon = chip.icon ?? FileText;
  const words = (
    <>
      <Icon className="chip-icon" aria-hidden />
      <bdi>{chip.label}</bdi>
    </>
  );
  if (!onOpen) return <span className="chip-body">{words}</span>;
  return (
    <AriaButton
      className="chip-body chip-open"
      onPress={() => {
        onOpen(chip.id);
      }}
    >
      {words}
    </AriaButton>
  );
}
