// Renders a component as the program does: with its Swedish texts, its language and the place for short messages.
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import { initialiseTexts } from '../../../src/renderer/i18n.ts';
import { UiProvider } from '../../../src/renderer/ui/frame/ui-provider.tsx';

await initialiseTexts();

/** The rendered thing, a person who uses it, and where the links they pressed would have led. */
export function renderUi(element: ReactElement) {
  const navigate = vi.fn<(path: string) => void>();
  const view = render(
    <UiProvider navigate={navigate} toHref={(path) => `#${path}`}>
      {element}
    </UiProvider>,
  );
  return { ...view, navigate, user: userEvent.setup() };
}
