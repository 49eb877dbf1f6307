/** The date field in every state. */
import { useState } from 'react';
import type { Story } from '../../gallery/story.ts';
import type { DateFieldProps } from './date-field.tsx';
import { DateField } from './date-field.tsx';
import { Columns } from '../frame/layout.tsx';

const today = '2026-11-24';

export const story: Story = {
  title: 'Datum',
  states: {
    'Tomt, ifyllt, begränsat': () => (
      <Columns>
        <Live label="Datum för samtalet" hint="Skriv till exempel 1/12, eller välj i kalendern." start="" />
        <Live label="Planerat slut" start="2026-12-18" min={today} />
        <Live label="Födelsedatum" start="" max={today} isCalendarHidden isOptional />
      </Columns>
    ),
    'Fel och avstängt': () => (
      <Columns>
        <Live label="Går inte att läsa" start="32/13" />
        <Live label="Fel från formuläret" start="" error="Skriv när samtalet var." />
        <Live label="Avstängt" start="2026-11-02" isDisabled />
      </Columns>
    ),
  },
};

type LiveProps = Omit<DateFieldProps, 'value' | 'onChange'> & { readonly start: string };

function Live({ start, ...field }: LiveProps) {
  const [value, setValue] = useState(start);
  return <DateField {...field} today={today} value={value} onChange={setValue} />;
}
