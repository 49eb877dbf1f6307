/** Buttons: something happens here and now. Going somewhere else is a link: see link.tsx. */
import type { LucideIcon } from 'lucide-react';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes, given } from '../frame/given.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'small';

type PressProps = {
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly type?: 'button' | 'submit' | 'reset' | undefined;
  /** The id of a form elsewhere on the page that this button belongs to. */
  readonly form?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly slot?: string | null | undefined;
  /** Not in the way of Tab: there is another key for it. */
  readonly excludeFromTabOrder?: boolean | undefined;
  readonly id?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly 'aria-controls'?: string | undefined;
};

export type ButtonProps = PressProps & {
  readonly children: ReactNode;
  /** primary: the one main thing on the page; danger: takes something away. Default: secondary. */
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Work is going on: the label stays, the icon turns, further presses do nothing. */
  readonly isBusy?: boolean | undefined;
  readonly className?: string | undefined;
  /** Only where the visible words need more around them; they must be part of it. */
  readonly 'aria-label'?: string | undefined;
};

export function Button(props: ButtonProps) {
  const {
    children,
    variant = 'secondary',
    size = 'normal',
    icon,
    isBusy = false,
    className,
    ...press
  } = props;
  return (
    <AriaButton
      {...given(press)}
      isPending={isBusy}
      className={classes('button', className)}
      data-variant={variant}
      data-size={size}
    >
      <ButtonIcon icon={icon} isBusy={isBusy} />
      <span className="button-label">{children}</span>
    </AriaButton>
  );
}

function ButtonIcon({ icon: Icon, isBusy }: { icon: LucideIcon | undefined; isBusy: boolean }) {
  if (isBusy) return <LoaderCircle className="button-icon spinning" aria-hidden />;
  return Icon ? <Icon className="button-icon" aria-hidden /> : null;
}

export type IconButtonProps = PressProps & {
  readonly icon: LucideIcon;
  /** What it does, in words: read aloud and shown as a tip. */
  readonly label: string;
  readonly size?: ButtonSize | undefined;
  /** The icon points along the reading direction and turns round in right-to-left text. */
  readonly isDirectional?: boolean | undefined;
};

/** For the few icons everybody knows (a cross, a calendar). Everything else gets a Button with words. */
export function IconButton({ icon: Icon, label, size = 'normal', isDirectional, ...press }: IconButtonProps) {
  return (
    <AriaButton {...given(press)} className="icon-button" data-size={size} aria-label={label}>
      <Icon className={classes('button-icon', isDirectional && 'directional')} aria-hidden />
    </AriaButton>
  );
}
