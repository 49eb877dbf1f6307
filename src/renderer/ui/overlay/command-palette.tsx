/** "Gå till eller gör": type a few letters and go anywhere. Opening it with Ctrl+K belongs to the app. */
import type { LucideIcon } from 'lucide-react';
import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog as AriaDialog,
  Input as AriaInput,
  Label,
  Menu as AriaMenu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField as AriaSearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { given } from '../frame/given.ts';
import { matchesLoosely } from '../form/option.ts';
import { Kbd } from '../words/text.tsx';

export type Command = {
  readonly id: string;
  readonly label: string;
  /** Where it belongs, or more about it: shown at the end of the row. */
  readonly hint?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Other words it is found by. */
  readonly keywords?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly href?: string | undefined;
  readonly onSelect?: (() => void) | undefined;
};

export type CommandPaletteProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly commands: readonly Command[];
  /** Found elsewhere for the words typed (people, certificates): shown after the commands, not narrowed again. */
  readonly results?: readonly Command[] | undefined;
  readonly onQueryChange?: ((query: string) => void) | undefined;
};

const mostShown = 50;

export function CommandPalette({ isOpen, onOpenChange, ...list }: CommandPaletteProps) {
  const { t } = useTranslation('ui');
  return (
    <ModalOverlay
      className="dialog-veil palette-veil"
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Modal className="dialog-sheet" data-size="medium">
        <AriaDialog className="dialog palette" aria-label={t('palette.title')}>
          {({ close }) => <PaletteList {...list} close={close} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type PaletteListProps = Omit<CommandPaletteProps, 'isOpen' | 'onOpenChange'> & { readonly close: () => void };

function PaletteList({ commands, results = [], onQueryChange, close }: PaletteListProps) {
  const { t } = useTranslation('ui');
  const [query, setQuery] = useState('');
  const found = commands.filter(({ label, keywords = '' }) => matchesLoosely(`${label} ${keywords}`, query));
  const shown = [...found, ...results].slice(0, mostShown);
  return (
    <Autocomplete
      inputValue={query}
      onInputChange={(text) => {
        setQuery(text);
        onQueryChange?.(text);
      }}
    >
      <AriaSearchField className="palette-field" autoFocus>
        <Label className="visually-hidden">{t('palette.label')}</Label>
        <Search className="palette-icon" aria-hidden />
        <AriaInput className="palette-input" placeholder={t('palette.label')} />
        <Kbd>Esc</Kbd>
      </AriaSearchField>
      <AriaMenu
        className="list-box palette-list"
        aria-label={t('palette.title')}
        items={shown}
        onAction={(key) => {
          close();
          shown.find(({ id }) => id === key)?.onSelect?.();
        }}
        renderEmptyState={() => <p className="list-box-empty">{t('palette.nothing')}</p>}
      >
        {PaletteRow}
      </AriaMenu>
    </Autocomplete>
  );
}

function PaletteRow({ id, label, hint, icon: Icon, shortcut, href }: Command) {
  return (
    <MenuItem id={id} textValue={label} className="list-box-item menu-item" {...given({ href })}>
      {Icon ? <Icon className="menu-icon" aria-hidden /> : null}
      <span className="list-box-words">
        <bdi>{label}</bdi>
      </span>
      {hint === undefined ? null : <span className="list-box-hint">{hint}</span>}
      {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
    </MenuItem>
  );
}
