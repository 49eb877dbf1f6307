/** Fields for words and numbers in every state. */
import { useState } from 'react';
import type { Story } from '../../gallery/story.ts';
import { Columns, Stack } from '../frame/layout.tsx';
import { NumberField } from './number-field.tsx';
import { SearchField } from './search-field.tsx';
import { PasswordField, TextArea, TextField } from './text-field.tsx';

export const story: Story = {
  title: 'Textfält',
  states: {
    'Tomma, med hjälp': () => (
      <Columns>
        <TextField label="Förnamn" />
        <TextField label="Tilltalsnamn" isOptional hint="Namnet du säger till varandra." />
        <form>
          <PasswordField label="Lösenfras" hint="Flera ord är lättare att minnas än konstiga tecken." />
        </form>
      </Columns>
    ),
    'Fel, avstängt och låst': () => (
      <Columns>
        <TextField label="Efternamn" error="Skriv ett efternamn." />
        <TextField label="Kommun" defaultValue="Oskarshamn" isDisabled />
        <TextField label="Intygsnummer" defaultValue="OHM-2026-014" isReadOnly />
      </Columns>
    ),
    'Flera rader': () => (
      <Stack>
        <TextArea
          label="Anteckning"
          hint="Skriv vad du såg. Undvik känsliga uppgifter."
          defaultValue="Visade rätt ordning vid två pass."
        />
        <TextArea
          label="Motivering"
          maxLength={60}
          defaultValue="Har visat samtliga moment i kafé och disk, även med nya"
        />
        <TextArea
          label="Motivering, för lång"
          maxLength={60}
          defaultValue="Har visat samtliga moment i kafé och disk, även under stress och med nya kollegor."
          error="Skriv högst 60 tecken."
        />
      </Stack>
    ),
    'Andra skriftriktningar och långa namn': () => (
      <Columns>
        <TextField label="Namn" defaultValue="محمد العربي" />
        <TextField
          label="Namn"
          defaultValue="Anna-Karin Margareta von Essen-Stjernström Bergenstråhle af Gennäs"
        />
      </Columns>
    ),
    'Tal och sökning': () => <NumbersAndSearch />,
  },
};

function NumbersAndSearch() {
  const [hours, setHours] = useState<number | undefined>(40);
  const [points, setPoints] = useState<number | undefined>(2.5);
  const [query, setQuery] = useState('');
  const [filled, setFilled] = useState('öb');
  return (
    <Columns>
      <NumberField label="Timmar" value={hours} onChange={setHours} min={1} max={400} />
      <NumberField label="Poäng" value={points} onChange={setPoints} maxDecimals={1} isOptional step={0.5} />
      <SearchField label="Sök på namn" value={query} onChange={setQuery} />
      <SearchField label="Sök på namn" value={filled} onChange={setFilled} />
    </Columns>
  );
}
