/** Dialogs: a question or a small form on top of the page. Small sheets beside a button are popover.tsx. */
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ButtonVariant } from '../words/button.tsx';
import { Button } from '../words/button.tsx';
import { isRefusal } from '../form/form-errors.ts';
import { given } from '../frame/given.ts';

export type DialogSize = 'small' | 'medium' | 'large' | 'full';
type Closing<T> = T | ((close: () => void) => T);

type OpenState = {
  /** A button that opens the dialog. Leave out and use isOpen to open it from elsewhere. */
  readonly trigger?: ReactElement | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
};

export type DialogProps = OpenState & {
  readonly title: string;
  readonly children: Closing<ReactNode>;
  /** Buttons at the end, the main one last. */
  readonly actions?: Closing<ReactNode>;
  readonly size?: DialogSize | undefined;
};

export function Dialog({ title, children, actions, size, ...open }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <DialogFrame {...open} size={size} role="dialog">
      {(close) => (
        <>
          <header className="dialog-header">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <Button variant="quiet" size="small" icon={X} onPress={close}>
              {t('dialog.close')}
            </Button>
          </header>
          <div className="dialog-body">{typeof children === 'function' ? children(close) : children}</div>
          {actions === undefined ? null : (
            <footer className="dialog-actions">
              {typeof actions === 'function' ? actions(close) : actions}
            </footer>
          )}
        </>
      )}
    </DialogFrame>
  );
}

export type ConfirmDialogProps = OpenState & {
  /** A question that can be answered by the words on the buttons. */
  readonly title: string;
  /** What happens, and whether it can be taken back. */
  readonly children?: ReactNode;
  /** What the button does, as a verb: "Utfärda intyget". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string | undefined;
  readonly variant?: Extract<ButtonVariant, 'primary' | 'danger'> | undefined;
  readonly isConfirmDisabled?: boolean | undefined;
  /** Closes the dialog when it has succeeded; return false to stay open. */
  readonly onConfirm: () => unknown;
};

/** A question before something that matters. The careful answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  const [isBusy, setBusy] = useState(false);
  const { title, children, confirmLabel, cancelLabel, variant = 'primary', onConfirm } = props;
  const confirm = async (close: () => void) => {
    setBusy(true);
    try {
      if ((await onConfirm()) !== false) close();
    } catch (error) {
      // A refusal has been told, or was the person's own "no": the question stays.
      if (!isRefusal(error)) throw error;
    } finally {
      setBusy(false);
    }
  };
  const { trigger, isOpen, onOpenChange } = props;
  return (
    <DialogFrame {...{ trigger, isOpen, onOpenChange }} size="small" role="alertdialog">
      {(close) => (
        <>
          <header className="dialog-header">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
          </header>
          {children === undefined ? null : <div className="dialog-body">{children}</div>}
          <footer className="dialog-actions">
            <Button onPress={close} autoFocus>
              {cancelLabel ?? t('dialog.cancel')}
            </Button>
            <Button
              variant={variant}
              isBusy={isBusy}
              isDisabled={props.isConfirmDisabled}
              onPress={() => void confirm(close)}
            >
              {confirmLabel}
            </Button>
          </footer>
        </>
      )}
    </DialogFrame>
  );
}

type DialogFrameProps = OpenState & {
  readonly size: DialogSize | undefined;
  readonly role: 'dialog' | 'alertdialog';
  readonly children: (close: () => void) => ReactNode;
};

function DialogFrame({ trigger, isOpen, onOpenChange, size = 'medium', role, children }: DialogFrameProps) {
  const state = given({ isOpen, onOpenChange });
  const overlay = (
    <ModalOverlay className="dialog-veil" isDismissable={false} {...(trigger ? {} : state)}>
      <Modal className="dialog-sheet" data-size={size}>
        <AriaDialog className="dialog" role={role}>
          {({ close }) => children(close)}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger {...state}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}
