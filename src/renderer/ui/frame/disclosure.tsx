/** A heading that unfolds what lies under it. For things most people do not need to see at once. */
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import { given } from './given.ts';

export type DisclosureProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly isDefaultOpen?: boolean | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
};

export function Disclosure({ title, children, isDefaultOpen, isOpen, onOpenChange }: DisclosureProps) {
  return (
    <AriaDisclosure
      className="disclosure"
      {...given({ defaultExpanded: isDefaultOpen, isExpanded: isOpen, onExpandedChange: onOpenChange })}
    >
      <AriaButton slot="trigger" className="disclosure-trigger">
        <ChevronRight className="disclosure-chevron directional" aria-hidden />
        <span>{title}</span>
      </AriaButton>
      <DisclosurePanel className="disclosure-panel">
        <div className="disclosure-body">{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
