/** Every way of choosing: lists, boxes, rings, bars and switches. */
import { List, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { Story } from '../../gallery/story.ts';
import { CheckboxField, CheckboxGroup } from './checkbox.tsx';
import { ComboBox } from './combo-box.tsx';
import { Columns, Stack } from '../frame/layout.tsx';
import { RadioGroup } from './radio-group.tsx';
import { SegmentedChoice } from './segmented-choice.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';

const municipalities = [
  { id: 'emmaboda', label: 'Emmaboda' },
  { id: 'hogsby', label: 'Högsby', hint: 'Hör till OHM' },
  { id: 'monsteras', label: 'Mönsterås', hint: 'Hör till OHM' },
  { id: 'morbylanga', label: 'Mörbylånga' },
  { id: 'nybro', label: 'Nybro' },
  { id: 'oskarshamn', label: 'Oskarshamn', hint: 'Hör till OHM' },
  { id: 'torsas', label: 'Torsås', isDisabled: true },
  { id: 'vastervik', label: 'Västervik' },
];

const evidence = [
  { id: 'observation', label: 'Observation' },
  { id: 'talk', label: 'Samtal' },
  { id: 'task', label: 'Arbetsprov', hint: 'Deltagaren visar momentet i praktiken' },
  { id: 'written', label: 'Skriftligt', isDisabled: true },
];

export const story: Story = {
  title: 'Val',
  states: {
    'Listor som fälls ut': () => <Lists />,
    'Med fel': () => (
      <Columns>
        <Select
          label="Kommun"
          options={municipalities}
          value={null}
          onChange={() => undefined}
          error="Välj en kommun."
        />
        <ComboBox
          label="Kommun"
          options={municipalities}
          value={null}
          onChange={() => undefined}
          error="Välj en kommun."
        />
        <RadioGroup
          label="Hur"
          options={evidence}
          value={null}
          onChange={() => undefined}
          error="Välj ett sätt."
        />
        <CheckboxField
          label="Jag har läst igenom namn och moduler"
          isSelected={false}
          onChange={() => undefined}
          error="Läs igenom och kryssa i rutan."
        />
      </Columns>
    ),
    'Kryss och ringar': () => <Boxes />,
    Avstängda: () => (
      <Columns>
        <CheckboxField label="Kryssad och låst" isSelected isDisabled onChange={() => undefined} />
        <Select label="Kommun" options={municipalities} value="nybro" isDisabled onChange={() => undefined} />
        <Switch label="Läs upp texten" isSelected isDisabled onChange={() => undefined} />
      </Columns>
    ),
    'Val i rad': () => <Bars />,
  },
};

function Lists() {
  const [home, setHome] = useState<string | null>(null);
  const [work, setWork] = useState<string | null>('hogsby');
  const [found, setFound] = useState<string | null>(null);
  return (
    <Columns>
      <Select label="Hemkommun" options={municipalities} value={home} onChange={setHome} />
      <Select label="Verkstad" options={municipalities} value={work} onChange={setWork} />
      <ComboBox label="Byt deltagare" options={municipalities} value={found} onChange={setFound} />
    </Columns>
  );
}

function Boxes() {
  const [ticked, setTicked] = useState<string[]>(['observation', 'task']);
  const [ring, setRing] = useState<string | null>('talk');
  const [alone, setAlone] = useState(true);
  const [isOn, setOn] = useState(true);
  const [isOff, setOff] = useState(false);
  return (
    <Columns>
      <CheckboxGroup label="Slag av underlag" options={evidence} value={ticked} onChange={setTicked} />
      <RadioGroup
        label="Slag av underlag"
        hint="Välj ett."
        options={evidence}
        value={ring}
        onChange={setRing}
      />
      <Stack gap="small">
        <CheckboxField label="Behöver tolk" isSelected={alone} onChange={setAlone} />
        <CheckboxField label="Några av dem" isSelected={false} isIndeterminate onChange={() => undefined} />
        <Switch label="Läs upp texten" isSelected={isOn} onChange={setOn} />
        <Switch
          label="Visa avslutade"
          isSelected={isOff}
          onChange={setOff}
          hint="De som avslutats senaste året."
        />
      </Stack>
    </Columns>
  );
}

function Bars() {
  const [view, setView] = useState<'list' | 'table'>('list');
  const [agrees, setAgrees] = useState<'yes' | 'no' | null>(null);
  return (
    <Stack>
      <SegmentedChoice
        label="Visa som"
        options={[
          { id: 'list', label: 'Lista', icon: List },
          { id: 'table', label: 'Tabell', icon: Table2 },
        ]}
        value={view}
        onChange={setView}
      />
      <SegmentedChoice
        label="Håller du med?"
        hint="Ditt svar syns för handledaren."
        options={[
          { id: 'yes', label: 'Håller med', tone: 'success' },
          { id: 'no', label: 'Håller inte med', tone: 'danger' },
        ]}
        value={agrees}
        onChange={setAgrees}
        error="Svara på frågan."
      />
    </Stack>
  );
}
