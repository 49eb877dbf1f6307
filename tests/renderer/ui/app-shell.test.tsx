// The frame and the palette: where one is, and getting elsewhere by keys alone.
import { screen, within } from '@testing-library/react';
import { Award, House } from 'lucide-react';
import { expect, it, vi } from 'vitest';
import type { Command } from '../../../src/renderer/ui/overlay/command-palette.tsx';
import { CommandPalette } from '../../../src/renderer/ui/overlay/command-palette.tsx';
import { AppShell } from '../../../src/renderer/ui/frame/app-shell.tsx';
import { PracticeBanner } from '../../../src/renderer/ui/frame/practice-banner.tsx';
import { renderUi } from './render-ui.tsx';

const nav = [
  {
    id: 'work',
    items: [
      { href: '/', label: 'Att göra', icon: House, count: 3, isCurrent: true },
      { href: '/intyg', label: 'Intyg', icon: Award },
    ],
  },
];

function shell(isPractice: boolean) {
  return (
    <AppShell organisation="Oskarshamn" nav={nav} banner={isPractice ? <PracticeBanner /> : null}>
      <h1>Sida</h1>
    </AppShell>
  );
}

it('marks the current place and says what waits there', () => {
  renderUi(shell(false));
  const places = screen.getByRole('navigation', { name: 'Huvudmeny' });
  expect(within(places).getByRole('link', { name: 'Att göra 3 väntar' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  expect(within(places).getByRole('link', { name: 'Intyg' })).not.toHaveAttribute('aria-current');
  expect(screen.queryByText('ÖVNING')).not.toBeInTheDocument();
});

it('says ÖVNING in a practice register', () => {
  renderUi(shell(true));
  expect(screen.getByRole('region', { name: 'ÖVNING' })).toHaveTextContent('påhittat');
});

it('lets the first Tab stop skip to the content', async () => {
  const { user } = renderUi(shell(false));
  await user.tab();
  expect(screen.getByRole('button', { name: 'Hoppa till innehållet' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('main')).toHaveFocus();
});

const onSelect = vi.fn();
const commands: readonly Command[] = [
  { id: 'cert', label: 'Skriv intyg', keywords: 'certifikat', onSelect },
  { id: 'people', label: 'Deltagare', href: '/deltagare' },
];
const results: readonly Command[] = [{ id: 'p1', label: 'Åsa Öberg', hint: 'OHM', href: '/deltagare/1' }];

it('finds commands forgivingly, keeps results, and goes there on Enter', async () => {
  const onOpenChange = vi.fn<(isOpen: boolean) => void>();
  const { user, navigate } = renderUi(
    <CommandPalette isOpen onOpenChange={onOpenChange} commands={commands} results={results} />,
  );
  const labels = () =>
    screen.queryAllByRole('menuitem').map((item) => item.querySelector('bdi')?.textContent);
  expect(labels()).toEqual(['Skriv intyg', 'Deltagare', 'Åsa Öberg']);
  await user.keyboard('DELTÅ');
  expect(labels()).toEqual(['Deltagare', 'Åsa Öberg']);
  await user.keyboard('{Enter}');
  expect(navigate).toHaveBeenCalledWith('/deltagare', undefined);
  expect(onOpenChange).toHaveBeenCalledWith(false);
});

it('runs a command that does something, found by another word', async () => {
  const onOpenChange = vi.fn<(isOpen: boolean) => void>();
  const { user } = renderUi(<CommandPalette isOpen onOpenChange={onOpenChange} commands={commands} />);
  await user.keyboard('certi{Enter}');
  expect(onSelect).toHaveBeenCalledTimes(1);
  expect(onOpenChange).toHaveBeenCalledWith(false);
});
