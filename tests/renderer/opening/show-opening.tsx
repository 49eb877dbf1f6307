/** Shows the program as it starts: nobody signed in, over a real engine. Not here: a page for one of the staff (render-page.tsx). */
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import { App } from '../../../src/renderer/app/app.tsx';
import { goTo, toHref } from '../../../src/renderer/app/navigation.ts';
import { queryClient } from '../../../src/renderer/calls/calls.ts';
import { putNobody } from '../../../src/renderer/calls/nobody-here.ts';
import { initialiseTexts } from '../../../src/renderer/i18n.ts';
import { toast } from '../../../src/renderer/ui/overlay/toast.ts';
import { UiProvider } from '../../../src/renderer/ui/frame/ui-provider.tsx';
import type { Engine } from '../../../src/engine/compose.ts';
import { putBridge } from '../../support/bridge.ts';

configure({ asyncUtilTimeout: 8000 });
await initialiseTexts();

export const showOpening = (engine: Engine) => {
  const bridge = putBridge(engine.connect());
  goTo('/');
  const view = render(
    <QueryClientProvider client={queryClient}>
      <UiProvider navigate={goTo} toHref={toHref}>
        <App />
      </UiProvider>
    </QueryClientProvider>,
  );
  onTestFinished(() => {
    view.unmount();
    queryClient.clear();
    toast.shut();
    toast.open();
    putNobody(null);
  });
  return { user: userEvent.setup(), bridge };
};
