/**
 * Shows a page of the program to one of the staff: the real frame, router and texts over a real engine. Not here:
 * single components (ui/render-ui.tsx) and the real window (e2e).
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import { goTo, toHref } from '../../src/renderer/app/navigation.ts';
import { forgetAll } from '../../src/renderer/app/remembered.ts';
import { router } from '../../src/renderer/app/routes.tsx';
import { SessionProvider } from '../../src/renderer/app/session-provider.tsx';
import { listenToKeys } from '../../src/renderer/app/shortcuts.ts';
import { queryClient } from '../../src/renderer/calls/calls.ts';
import { putNobody } from '../../src/renderer/calls/nobody-here.ts';
import { initialiseTexts } from '../../src/renderer/i18n.ts';
import { toast } from '../../src/renderer/ui/overlay/toast.ts';
import { UiProvider } from '../../src/renderer/ui/frame/ui-provider.tsx';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { putBridge, type TestBridge } from '../support/bridge.ts';
import type { SeededRegister } from '../support/story.ts';

// The first page of a file is compiled when it is first gone to.
configure({ asyncUtilTimeout: 8000 });
await initialiseTexts();
listenToKeys();

export type ShownPage = {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly bridge: TestBridge;
  /** What the page's address is now. */
  readonly path: () => string;
  /** Takes the page away, for somebody else to come. */
  readonly leave: () => void;
};

/** Shows the path, with the page's clock on the register's day. */
export const showPage = async (register: SeededRegister, by: StaffKey, path: string): Promise<ShownPage> => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T12:00:00Z') });
  const bridge = putBridge(register.as[by]);
  const session = await register.ask(by, 'session.get', {});
  if (!session) throw new Error(`${by} is not signed in`);
  goTo(path);
  // One of its own for each test: a router does not outlive the page it was shown on.
  const own = createRouter(router.options);
  const view = render(
    <QueryClientProvider client={queryClient}>
      <UiProvider navigate={goTo} toHref={toHref}>
        <SessionProvider session={session}>
          <RouterProvider router={own} />
        </SessionProvider>
      </UiProvider>
    </QueryClientProvider>,
  );
  const leave = (): void => {
    view.unmount();
    queryClient.clear();
    toast.shut();
    toast.open();
    putNobody(null);
    forgetAll();
    vi.useRealTimers();
  };
  onTestFinished(leave);
  await screen.findByRole('heading', { level: 1 });
  return {
    user: userEvent.setup(),
    bridge,
    path: () => window.location.hash.slice(1),
    leave,
  };
};

/** The dialog that is open, to look within. */
export const inDialog = async (name: string | RegExp) => {
  const dialog = await screen.findByRole('dialog', { name });
  return within(dialog);
};

/** The question that is asked, to answer it. */
export const inQuestion = async (name: string | RegExp) =>
  within(await screen.findByRole('alertdialog', { name }));
