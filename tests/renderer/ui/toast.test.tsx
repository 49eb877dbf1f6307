// Short messages: that they are heard, that "Ångra" takes back, and how long they stay.
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toast } from '../../../src/renderer/ui/overlay/toast.ts';
import { renderUi } from './render-ui.tsx';

afterEach(() => {
  act(() => {
    toast.shut();
    toast.open();
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

  it('keeps a problem for a minute, and then no longer', () => {
    renderUi(<p>Sida</p>);
    act(() => {
      toast.problem('Disken är full');
    });
    act(() => {
      vi.advanceTimersByTime(59_000);
    });
    expect(screen.getByText('Disken är full')).toBeInTheDocument();
    act(() => {
      vi.advanceTimersByTime(2000);
    });
    expect(screen.queryByText('Disken är full')).not.toBeInTheDocument();
  });
});

describe('messages do not pile up', () => {
  const problems = () => screen.queryAllByText(/^Fel/).map((shown) => shown.textContent);
  const step = (work: () => unknown) => {
    act(() => {
      work();
    });
  };

  it.each<readonly [what: string, then: () => unknown, left: readonly string[]]>([
    ['the same again', () => toast.problem('Fel ett'), ['Fel ett']],
    ['another problem', () => toast.problem('Fel två'), ['Fel två']],
    [
      'ten more problems',
      () => Array.from({ length: 10 }, (_, at) => toast.problem(`Fel ${String(at)}`)),
      ['Fel 9'],
    ],
    ['something that was saved', () => toast.saved('Sparat'), []],
    ['something to know', () => toast.info('Klart'), ['Fel ett']],
    ['the same that goes well now, without a word', () => toast.settled('note.save'), []],
    ['another thing that goes well without a word', () => toast.settled('user.save'), ['Fel ett']],
    ['another page at once, on which it is told', () => toast.leavePage(), ['Fel ett']],
    ['signing out', () => toast.shut(), []],
  ])('after a problem: %s', (_what, then, left) => {
    renderUi(<p>Sida</p>);
    step(() => toast.problem('Fel ett', { about: 'note.save' }));
    step(then);
    expect(problems()).toEqual(left);
  });

  it('a problem goes with the page it was told on; what can be taken back stays', () => {
    vi.useFakeTimers();
    renderUi(<p>Sida</p>);
    step(() => toast.saved('Sparat', { undo: vi.fn() }));
    step(() => toast.problem('Fel ett'));
    step(() => vi.advanceTimersByTime(3000));
    step(() => {
      toast.leavePage();
    });
    expect(problems()).toEqual([]);
    expect(screen.getByText('Sparat')).toBeInTheDocument();
    vi.useRealTimers();
  });

  it('never more than one of each tone', () => {
    renderUi(<p>Sida</p>);
    step(() => {
      for (const text of ['a', 'b', 'c']) {
        toast.saved(`Sparat ${text}`);
        toast.info(`Klart ${text}`);
        toast.problem(`Fel ${text}`);
      }
    });
    expect(screen.getAllByRole('alertdialog')).toHaveLength(3);
  });
});
