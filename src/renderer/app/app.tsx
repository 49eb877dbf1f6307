/**
 * Who sees what: nobody signed in → the opening pages; somebody → what is awaited of them first, or the frame. When the engine was restarted the frame
 * stays, with what was typed in it, and a dialog asks to sign in again.
 */
import { lazy, Suspense, useEffect, useState } from 'react';
import { Opening } from '../pages/opening/opening.tsx';
import { queryClient, useCall } from '../calls/calls.ts';
import { useWhyNobody } from '../calls/nobody-here.ts';
import { PageProblem, PageWaiting } from './page-states.tsx';
import { SessionProvider } from './session-provider.tsx';
import type { Session } from './session.ts';
import { onEngineRestart } from './engine-events.ts';
import { leave } from './leaving.ts';

// Nobody sees the pages before they have signed in.
const Pages = lazy(() => import('./pages.tsx').then((module) => ({ default: module.Pages })));
const Awaited = lazy(() =>
  import('../pages/opening/awaited.tsx').then((module) => ({ default: module.Awaited })),
);
const SignInAgain = lazy(() =>
  import('../pages/opening/sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })),
);

export function App() {
  const found = useCall('session.get', {});
  const [interrupted, setInterrupted] = useState<Session | null>(null);
  const session = found.data ?? null;
  const nobody = useWhyNobody();
  if (nobody && interrupted) setInterrupted(null);

  useEffect(
    () =>
      onEngineRestart(() => {
        setInterrupted(queryClient.getQueryData<Session>(['session.get', {}]) ?? null);
      }),
    [],
  );

  if (nobody)
    return (
      <Suspense fallback={<PageWaiting />}>
        <Opening isLocked={nobody === 'locked'} />
      </Suspense>
    );
  if (found.error) return <PageProblem error={found.error} reset={() => void found.refetch()} />;
  if (found.isPending) return <PageWaiting />;
  const shown = session ?? interrupted;
  if (!shown)
    return (
      <Suspense fallback={<PageWaiting />}>
        <Opening />
      </Suspense>
    );
  return (
    <SessionProvider session={shown}>
      <Suspense fallback={<PageWaiting />}>{shown.awaits === null ? <Pages /> : <Awaited />}</Suspense>
      {interrupted ? (
        <Suspense>
          <SignInAgain
            session={interrupted}
            onSignedIn={() => {
              setInterrupted(null);
              void queryClient.invalidateQueries();
            }}
            onLeave={() => {
              leave();
            }}
          />
        </Suspense>
      ) : null}
    </SessionProvider>
  );
}
