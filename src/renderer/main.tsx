/** The page's start. */
import './styles/index.css';
import './ui/frame/jitless.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { engineWasRestarted } from './app/engine-events.ts';
import { receiveCommand } from './app/menu-commands.ts';
import { goTo, toHref } from './app/navigation.ts';
import { listenToKeys } from './app/shortcuts.ts';
import { startTheme } from './app/theme.ts';
import { listen } from './calls/bridge.ts';
import { queryClient, readAhead } from './calls/calls.ts';
import { initialiseTexts } from './i18n.ts';
import { UiProvider } from './ui/frame/ui-provider.tsx';

const start = async (): Promise<void> => {
  startTheme();
  // What the first screen asks for, one thing after the other: both at once, and while the texts are read.
  readAhead('session.get', {});
  readAhead('register.status', {});
  await initialiseTexts();
  listen({ onEngine: engineWasRestarted, onCommand: receiveCommand });
  listenToKeys();
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <UiProvider navigate={goTo} toHref={toHref}>
          <App />
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
};

void start();
