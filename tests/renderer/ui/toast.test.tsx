// Short messages: that they are heard, that "Ångra" takes back, and how long they stay.
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toast } from '../../../src/renderer/ui/toast.ts';
import { renderUi } from './render-ui.tsx';

afterEach(() => {
  act(() => {
    toast.clear();
  });
});

it('says what was saved, and takes it back once', async () => {
  const undo = vi.fn();
  const { user } = renderUi(<p>Sida</p>);
  act(() => {
    toast.saved('Sparat', { undo, detail: 'Visat' });
  });
  expect(screen.getByRole('alertdialog', { name: 'Sparat' })).toHaveAccessibleDescription('Visat');
  expect(screen.getByRole('alert')).toHaveTextContent('Sparat');
  await user.click(screen.getByRole('button', { name: 'Ångra' }));
  expect(undo).toHaveBeenCalledTimes(1);
  await waitFor(() => {
    expect(screen.queryByText('Sparat')).not.toBeInTheDocument();
  });
});

it('can be closed, by hand and by whoever showed it', async () => {
  const { user } = renderUi(<p>Sida</p>);
  let takeAway: () => void = vi.fn();
  act(() => {
    toast.problem('Det gick inte att spara');
    takeAway = toast.info('Skriver ut …');
  });
  act(() => {
    takeAway();
  });
  expect(screen.queryByText('Skriver ut …')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stäng meddelandet' }));
  expect(screen.queryByText('Det gick inte att spara')).not.toBeInTheDocument();
});

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['Sparat', () => toast.saved('Sparat'), 8],
    ['Sparat', () => toast.saved('Sparat', { undo: vi.fn() }), 20],
    ['Klart', () => toast.info('Klart'), 10],
  ])('shows %s long enough', (text, show, seconds) => {
    renderUi(<p>Sida</p>);
    act(() => {
      show();
    });
    act(() => {
      vi.advanceTimersByTime(seconds * 1000 - 100);
    });
    expect(screen.getByText(text)).toBeInTheDocument();
    act(() => {
      vi.advanceTimersByTime(200);
    });
    expect(screen.queryByText(text)).not.toBeInTheDocument();
  });

  it('keeps a problem until it is closed', () => {
    renderUi(<p>Sida</p>);
    act(() => {
      toast.problem('Disken är full');
    });
    act(() => {
      vi.advanceTimersByTime(3_600_000);
    });
    expect(screen.getByText('Disken är full')).toBeInTheDocument();
  });
});
