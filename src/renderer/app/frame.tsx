/** The frame round every page of somebody signed in: places, palette, shortcuts, about, signing out. */
import { Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { CircleUser, Info, Keyboard, Lock, LogOut, Search, SunMoon } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '#domain/roles.ts';
import { isWaiting } from '#domain/todo.ts';
import { ask } from '../calls/bridge.ts';
import { useCall } from '../calls/calls.ts';
import { AppShell, type NavGroup } from '../ui/frame/app-shell.tsx';
import { Button } from '../ui/words/button.tsx';
import { Menu } from '../ui/overlay/menu.tsx';
import { PracticeBanner } from '../ui/frame/practice-banner.tsx';
import { finishAll } from '../writing/unsaved.ts';
import { ShortcutsDialog } from '../ui/overlay/shortcuts-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { leave } from './leaving.ts';
import { lockNow, useAutoLock } from './locking.ts';
import { CopyBanner, CopyLamp, HealthNotices } from './copy-lamp.tsx';
import { useMenuCommands } from './menu-commands.ts';
import { PinDialog } from './pin-dialog.tsx';
import { LeavingDialog } from './leaving-dialog.tsx';
import { PageBoundary, PageWaiting } from './page-states.tsx';
import { Palette } from './palette.tsx';
import { placeOf, places } from './places.ts';
import { goTo } from './navigation.ts';
import { useScrollPlace } from './scroll-places.ts';
import { useSession } from './session.ts';
import { useAllShortcuts, useShortcuts } from './shortcuts.ts';
import { nextTheme } from './theme.ts';

type Opened = 'palette' | 'shortcuts' | 'about' | null;

export function Frame() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname } = useLocation();
  // The address changes a moment before the page does; the page that is being left must not be drawn anew for that.
  const shownPath = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname });
  useScrollPlace(shownPath);
  const [opened, setOpened] = useState<Opened>(null);
  const signOut = async (): Promise<void> => {
    await finishAll();
    await ask('session.signOut', {});
    leave();
  };
  const todo = useCall('todo.list', {});
  const waiting = todo.data && todo.data.items.filter(isWaiting).length + (todo.data.controlPage ? 1 : 0);
  const current = placeOf(pathname);

  const mine = places.filter((place) => isPermitted(place.access, session.user.roles));
  const nav: readonly NavGroup[] = (['work', 'register'] as const).map((group) => ({
    id: group,
    title: t(`nav.${group}`),
    items: mine
      .filter((place) => place.group === group)
      .map((place) => ({
        href: place.href,
        label: t(`nav.${place.text}`),
        icon: place.icon,
        isCurrent: place === current,
        count: place.href === '/' ? waiting : undefined,
      })),
  }));

  useAutoLock(session.lockAfterMinutes);
  useMenuCommands(setOpened);
  useShortcuts(
    t('shortcuts.everywhere'),
    useMemo(
      () => [
        { keys: 'Ctrl+K', does: t('shortcuts.palette'), run: () => setOpened('palette') },
        { keys: 'Ctrl+L', does: t('user.lock'), run: () => void lockNow() },
        { keys: '?', does: t('shortcuts.list'), run: () => setOpened('shortcuts') },
        ...places
          .filter((place) => place.keys !== undefined && isPermitted(place.access, session.user.roles))
          .map((place) => ({
            keys: place.keys ?? '',
            does: t(`nav.${place.text}`),
            run: () => goTo(place.href),
          })),
      ],
      [t, session],
    ),
  );
  const close = () => setOpened(null);
  const shortcuts = useAllShortcuts();

  return (
    <AppShell
      organisation={session.organisation.name}
      nav={nav}
      banner={
        session.isPractice ? <PracticeBanner /> : session.copyOf ? <CopyBanner at={session.copyOf} /> : null
      }
      tools={
        <>
          <CopyLamp />
          <Button variant="quiet" icon={Search} onPress={() => setOpened('palette')}>
            {t('palette.open')}
          </Button>
        </>
      }
      userMenu={
        <Menu
          label={t('user.menu')}
          placement="bottom end"
          trigger={
            <Button variant="quiet" icon={CircleUser}>
              {session.user.name}
            </Button>
          }
          items={[
            { id: 'theme', label: t('user.theme'), icon: SunMoon, onSelect: nextTheme },
            {
              id: 'keys',
              label: t('user.shortcuts'),
              icon: Keyboard,
              onSelect: () => setOpened('shortcuts'),
            },
            { id: 'about', label: t('user.about'), icon: Info, onSelect: () => setOpened('about') },
            { id: 'lock', label: t('user.lock'), icon: Lock, onSelect: () => void lockNow() },
            { id: 'out', label: t('user.signOut'), icon: LogOut, onSelect: () => void signOut() },
          ]}
        />
      }
    >
      <HealthNotices />
      <PageBoundary key={shownPath}>
        <Suspense fallback={<PageWaiting />}>
          <Outlet />
        </Suspense>
      </PageBoundary>
      <PinDialog />
      <LeavingDialog />
      <Palette isOpen={opened === 'palette'} onOpenChange={close} />
      <ShortcutsDialog isOpen={opened === 'shortcuts'} onOpenChange={close} groups={shortcuts} />
      <AboutDialog isOpen={opened === 'about'} onOpenChange={close} />
    </AppShell>
  );
}
