/** The frame round every page: where one is, the main places, who is signed in. Pages fill the middle. */
import type { LucideIcon } from 'lucide-react';
import { Menu as MenuIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  DialogTrigger,
  Link as AriaLink,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../words/button.tsx';

export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly isCurrent?: boolean | undefined;
  /** How much waits there. 0 and undefined show nothing. */
  readonly count?: number | undefined;
};

export type NavGroup = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly items: readonly NavItem[];
};

export type AppShellProps = {
  readonly organisation: string;
  readonly nav: readonly NavGroup[];
  /** Says on every page that this is not the real register. */
  readonly banner?: ReactNode;
  /** At the end of the top bar: who is signed in, and signing out. */
  readonly userMenu?: ReactNode;
  /** In the top bar before the user menu: search and the like. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

const mainId = 'main';

export function AppShell({ organisation, nav, banner, userMenu, tools, children }: AppShellProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="app" {...(banner ? { 'data-practice': '' } : {})}>
      <SkipLink />
      {banner}
      <header className="app-bar">
        <NavDrawer nav={nav} />
        <p className="app-brand">
          <span className="app-name">{t('app.name')}</span>
          <span className="app-organisation">
            <bdi>{organisation}</bdi>
          </span>
        </p>
        <div className="app-bar-tools">
          {tools}
          {userMenu}
        </div>
      </header>
      <nav className="app-nav" aria-label={t('app.nav')}>
        <NavList nav={nav} />
      </nav>
      <main className="app-main" id={mainId} tabIndex={-1}>
        <div className="app-page">{children}</div>
      </main>
    </div>
  );
}

/** The first stop of the Tab key: past everything that is the same on each page. */
function SkipLink() {
  const { t } = useTranslation('ui');
  return (
    <Button
      className="skip-link"
      variant="primary"
      onPress={() => {
        document.getElementById(mainId)?.focus();
      }}
    >
      {t('app.skip')}
    </Button>
  );
}

/** In narrow windows and at high zoom the places lie behind a button. */
function NavDrawer({ nav }: { readonly nav: readonly NavGroup[] }) {
  const { t } = useTranslation('ui');
  return (
    <div className="app-menu-button">
      <DialogTrigger>
        <Button variant="secondary" icon={MenuIcon}>
          {t('app.menu')}
        </Button>
        <ModalOverlay className="drawer-veil" isDismissable>
          <Modal className="drawer">
            <AriaDialog className="drawer-body" aria-label={t('app.nav')}>
              {({ close }) => (
                <>
                  <Button variant="quiet" icon={X} onPress={close}>
                    {t('dialog.close')}
                  </Button>
                  <NavList nav={nav} onGo={close} />
                </>
              )}
            </AriaDialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
    </div>
  );
}

function NavList({ nav, onGo }: { readonly nav: readonly NavGroup[]; readonly onGo?: () => void }) {
  return nav.map((group) => (
    <div key={group.id} className="nav-group">
      {group.title === undefined ? null : <p className="nav-title">{group.title}</p>}
      <ul className="nav-list">
        {group.items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} onGo={onGo} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function NavLink({ item, onGo }: { readonly item: NavItem; readonly onGo: (() => void) | undefined }) {
  const { t } = useTranslation('ui');
  const { href, label, icon: Icon, isCurrent, count = 0 } = item;
  return (
    <AriaLink
      href={href}
      className="nav-link"
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      {...(onGo ? { onPress: onGo } : {})}
    >
      <Icon className="nav-icon" aria-hidden />
      <span className="nav-label">{label}</span>{' '}
      {count > 0 ? (
        <span className="count">
          {count} <span className="visually-hidden">{t('app.waiting')}</span>
        </span>
      ) : null}
    </AriaLink>
  );
}
