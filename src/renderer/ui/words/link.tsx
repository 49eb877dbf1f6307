/** Links: going somewhere else. Navigation itself is done by the router given to UiProvider. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import type { ButtonSize, ButtonVariant } from './button.tsx';
import { classes, given } from '../frame/given.ts';

export type LinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  readonly icon?: LucideIcon | undefined;
  readonly className?: string | undefined;
  readonly 'aria-current'?: 'page' | 'step' | 'true' | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
};

export function Link({ icon: Icon, children, className, ...passed }: LinkProps) {
  return (
    <AriaLink {...given(passed)} className={classes('link', className)}>
      {Icon ? <Icon className="link-icon" aria-hidden /> : null}
      {children}
    </AriaLink>
  );
}

export type LinkButtonProps = LinkProps & {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
};

/** A link with the weight of a button, for the main way onward from a page. */
export function LinkButton(props: LinkButtonProps) {
  const { icon: Icon, children, className, variant = 'secondary', size = 'normal', ...passed } = props;
  return (
    <AriaLink
      {...given(passed)}
      className={classes('button', className)}
      data-variant={variant}
      data-size={size}
    >
      {Icon ? <Icon className="button-icon" aria-hidden /> : null}
      <span className="button-label">{children}</span>
    </AriaLink>
  );
}
