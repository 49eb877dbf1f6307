/** A small sheet beside the button that opens it: more about something, a few settings. Choices are menu.tsx. */
import type { ReactElement, ReactNode } from 'react';
import { use } from 'react';
import { DialogTrigger, OverlayTriggerStateContext, Popover as AriaPopover } from 'react-aria-components';

export type PopoverProps = {
  /** The button; its words are also the sheet's name for those who listen. */
  readonly trigger: ReactElement;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | undefined;
};

export function Popover({ trigger, children, placement = 'bottom start' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="popover" placement={placement}>
        <PopoverBody>{children}</PopoverBody>
      </AriaPopover>
    </DialogTrigger>
  );
}

function PopoverBody({ children }: Pick<PopoverProps, 'children'>) {
  const state = use(OverlayTriggerStateContext);
  const close = () => {
    state?.close();
  };
  return <div className="popover-body">{typeof children === 'function' ? children(close) : children}</div>;
}
