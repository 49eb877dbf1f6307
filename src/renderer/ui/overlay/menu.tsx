/** A list of things to do, unfolded from a button. Going to the main places of the program is app-shell.tsx. */
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { given } from '../frame/given.ts';

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly onSelect?: (() => void) | undefined;
  /** Where it leads, instead of onSelect. */
  readonly href?: string | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
};

export type MenuGroup = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly items: readonly MenuAction[];
};

export type MenuProps = {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly items?: readonly MenuAction[] | undefined;
  readonly groups?: readonly MenuGroup[] | undefined;
  readonly placement?: 'bottom start' | 'bottom end' | undefined;
};

export function Menu({ trigger, label, items = [], groups, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover list-popover" placement={placement}>
        <AriaMenu className="list-box" aria-label={label}>
          {groups ? groups.map(menuGroup) : items.map(menuRow)}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

const menuGroup = (group: MenuGroup) => (
  <MenuSection key={group.id} className="menu-section" {...(group.title ? {} : { 'aria-label': group.id })}>
    {group.title ? <Header className="menu-header">{group.title}</Header> : null}
    {group.items.map(menuRow)}
  </MenuSection>
);

const menuRow = ({ id, label, hint, icon: Icon, onSelect, href, isDanger, isDisabled }: MenuAction) => (
  <MenuItem
    key={id}
    id={id}
    textValue={label}
    className="list-box-item menu-item"
    {...given({ onAction: onSelect, href, isDisabled })}
    {...(isDanger ? { 'data-danger': '' } : {})}
  >
    {Icon ? <Icon className="menu-icon" aria-hidden /> : null}
    <span className="list-box-words">
      <bdi>{label}</bdi>
      {hint === undefined ? null : <span className="list-box-hint">{hint}</span>}
    </span>
  </MenuItem>
);
