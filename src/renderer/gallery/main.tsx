/** Starts the gallery: a page of its own, in no build that ships. The program's own start is ../main.tsx. */
import '../ui/frame/jitless.ts';
import '../styles/index.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { initialiseTexts } from '../i18n.ts';
import { applyTheme, themes } from '../ui/frame/theme.ts';
import { UiProvider } from '../ui/frame/ui-provider.tsx';
import { Gallery } from './gallery.tsx';

/** `?theme=dark&locale=ar&show=button`: how it looks, in which direction it reads, and which part is shown. */
const wanted = new URLSearchParams(location.search);

const start = async (): Promise<void> => {
  await initialiseTexts();
  applyTheme(themes.find((theme) => theme === wanted.get('theme')) ?? 'system');
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <UiProvider
        navigate={(path) => {
          location.hash = path;
        }}
        toHref={(path) => `#${path}`}
        locale={wanted.get('locale') ?? undefined}
      >
        <Gallery show={wanted.get('show')} />
      </UiProvider>
    </StrictMode>,
  );
};

void start();
