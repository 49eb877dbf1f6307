/** The list of keyboard shortcuts, opened with "?" by the app, which also says what they are. */
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { Kbd } from '../words/text.tsx';

export type ShortcutGroup = {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: string; readonly does: string }[];
};

export type ShortcutsDialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly groups: readonly ShortcutGroup[];
};

export function ShortcutsDialog({ isOpen, onOpenChange, groups }: ShortcutsDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog title={t('shortcuts.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {groups.map(({ title, shortcuts }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="shortcuts">
            {shortcuts.map(({ keys, does }) => (
              <div key={keys} className="shortcut">
                <dt>
                  <Kbd>{keys}</Kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
