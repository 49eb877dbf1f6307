// The date field: typing, the calendar, and what is not a date.
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DateField } from '../../../src/renderer/ui/form/date-field.tsx';
import { renderUi } from './render-ui.tsx';

function Example({ start = '', onChange }: { start?: string; onChange: (value: string) => void }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <DateField
        label="Datum"
        today="2026-11-24"
        value={value}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
      <button>Nästa</button>
    </>
  );
}

it('leaves the text alone while typing and shows the date on leaving', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const { user } = renderUi(<Example onChange={onChange} />);
  const field = screen.getByLabelText('Datum');
  await user.type(field, '1/12');
  expect(field).toHaveValue('1/12');
  expect(onChange).toHaveBeenLastCalledWith('2026-12-01');
  await user.click(screen.getByText('Nästa'));
  expect(field).toHaveValue('2026-12-01');
  expect(field).not.toBeInvalid();
});

it('keeps what cannot be read and says how to write it', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const { user } = renderUi(<Example onChange={onChange} />);
  const field = screen.getByLabelText('Datum');
  await user.type(field, 'efter jul');
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith('efter jul');
  expect(field).toHaveValue('efter jul');
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(/går inte att läsa/);
});

it('accepts a pasted date and can be emptied', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const { user } = renderUi(<Example onChange={onChange} />);
  const field = screen.getByLabelText('Datum');
  await user.click(field);
  await user.paste('20261201');
  expect(onChange).toHaveBeenLastCalledWith('2026-12-01');
  await user.clear(field);
  expect(onChange).toHaveBeenLastCalledWith('');
  await user.tab();
  expect(field).not.toBeInvalid();
});

it('offers a Swedish calendar that starts on Monday, and returns to the field', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const { user } = renderUi(<Example start="2026-11-24" onChange={onChange} />);
  await user.click(screen.getByRole('button', { name: 'Öppna kalendern för Datum' }));
  const calendar = screen.getByRole('dialog');
  expect(within(calendar).getByRole('heading')).toHaveTextContent('november 2026');
  const weekdays = [...calendar.querySelectorAll('th')].map((cell) => cell.textContent);
  expect(weekdays).toEqual(['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön']);
  await user.click(within(calendar).getByRole('button', { name: /27 november 2026/ }));
  expect(onChange).toHaveBeenLastCalledWith('2026-11-27');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.getByLabelText('Datum')).toHaveValue('2026-11-27');
});

describe('half past midnight in Sweden, wherever the computer thinks that it stands', () => {
  const zone = process.env['TZ'];
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T23:30:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
    process.env['TZ'] = zone;
  });

  it.each(['Europe/Stockholm', 'America/New_York', 'UTC', 'Pacific/Kiritimati', 'Europe/Helsinki'])(
    'idag is the day in Sweden: %s',
    async (computers) => {
      process.env['TZ'] = computers;
      const onChange = vi.fn<(value: string) => void>();
      const { user } = renderUi(<DateField label="Datum" value="" onChange={onChange} />);
      await user.type(screen.getByLabelText('Datum'), 'idag');
      expect(onChange).toHaveBeenLastCalledWith('2026-11-25');
      await user.click(screen.getByRole('button', { name: /kalender/i }));
      const marked = document.querySelectorAll('.calendar-today');
      expect(Array.from(marked, (day) => day.textContent)).toEqual(['25']);
    },
  );
});
