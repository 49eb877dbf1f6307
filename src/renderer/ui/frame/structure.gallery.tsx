/** What gives a page its structure: header, cards, tabs, facts, the line of events. */
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Story } from '../../gallery/story.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Button } from '../words/button.tsx';
import { Card } from './card.tsx';
import { Disclosure } from './disclosure.tsx';
import { Columns, FactList, WithAside } from './layout.tsx';
import { PageHeader } from './page-header.tsx';
import { PickList } from '../form/pick-list.tsx';
import { ProgressBar } from '../words/progress-bar.tsx';
import { Tabs } from './tabs.tsx';
import { DateText, DateTimeText, Kbd, Muted, Name } from '../words/text.tsx';
import { Timeline } from '../words/timeline.tsx';

const events = [
  { id: '1', when: <DateText date="2026-11-02" />, title: 'Modulen startade' },
  {
    id: '2',
    when: <DateText date="2026-11-12" />,
    title: 'Observation på arbetsplatsen',
    detail: 'Maria Lindqvist',
  },
  { id: '3', when: <DateText date="2026-11-24" />, title: 'Bedömning pågår (nu)', state: 'now' },
  { id: '4', when: <DateText date="2026-12-01" />, title: 'Kontroll av intern kontrollant', state: 'coming' },
] as const;

export const story: Story = {
  title: 'Sidans delar',
  states: {
    Sidhuvud: () => (
      <>
        <Breadcrumbs
          crumbs={[
            { label: 'Deltagare', href: '/deltagare' },
            { label: 'محمد العربي', href: '/deltagare/1' },
            { label: 'Kafé och disk' },
          ]}
        />
        <PageHeader
          title="Bedömning av Amina Ahmed"
          overline="Kafé och disk · version 2"
          subtitle="Senast ändrad av Maria Lindqvist i går"
          aside={<ProgressBar label="Framsteg" value={4} max={9} />}
          actions={
            <>
              <Button>Boka samtal</Button>
              <Button variant="primary">Lämna till kontroll</Button>
            </>
          }
        />
      </>
    ),
    'Kort, fakta och händelser': () => (
      <WithAside
        aside={
          <>
            <Card title="Status">
              <FactList
                kind="figures"
                facts={[
                  { term: 'Visat', value: 2 },
                  { term: 'Delvis', value: 1 },
                  { term: 'Ej visat', value: 1 },
                ]}
              />
            </Card>
            <Card title="Händelser">
              <Timeline label="Händelser" events={events} />
            </Card>
          </>
        }
      >
        <Card
          title="Om deltagaren"
          actions={
            <Button size="small" icon={Pencil}>
              Ändra
            </Button>
          }
        >
          <Columns>
            <FactList
              facts={[
                { term: 'Namn', value: <Name>محمد العربي</Name> },
                { term: 'Inskriven', value: <DateText date="2026-09-01" /> },
              ]}
            />
            <FactList
              facts={[
                { term: 'Verkstad', value: 'OHM' },
                { term: 'Senast ändrad', value: <DateTimeText at="2026-11-24T13:05:00Z" /> },
              ]}
            />
          </Columns>
        </Card>
        <Disclosure title="Vad betyder nivåerna?" isDefaultOpen>
          <p>
            Nivå 1 är den första. <Muted>Mer finns i handboken, tryck</Muted> <Kbd>F1</Kbd>.
          </p>
        </Disclosure>
        <Disclosure title="Avslutade moduler">
          <p>Inga än.</p>
        </Disclosure>
      </WithAside>
    ),
    'Lista att gå igenom': () => (
      <WithAside side="start" aside={<People />}>
        <Card title="Amina Ahmed">
          <ul className="plain-list">
            <li>Kafé och disk</li>
            <li>Butikshandel</li>
          </ul>
        </Card>
      </WithAside>
    ),
    'Namn i alla skriftsystem': () => (
      <ul className="plain-list">
        {names.map((name) => (
          <li key={name}>
            <Name>{name}</Name>{' '}
            <strong>
              <Name>{name}</Name>
            </strong>
          </li>
        ))}
      </ul>
    ),
    Flikar: () => (
      <Tabs
        label="Deltagarens sida"
        views={[
          { id: 'modules', label: 'Moduler', count: 3, content: <p>Tre moduler.</p> },
          { id: 'plan', label: 'Handlingsplan', content: <p>Planen.</p> },
          { id: 'log', label: 'Logg', content: <p>Loggen.</p> },
        ]}
      />
    ),
  },
};

/** One in each typeface that may be needed: styles/fonts.css. */
const names = [
  'Åsa Öberg',
  'Nguyễn Thị Hồng',
  'Łukasz Đorđević',
  'محمد العربي',
  'ትግስት ገብረማርያም',
  'Олена Шевченко',
  'Ελένη Παπαδοπούλου',
  'שרה כהן',
  'Արամ Խաչատրյան',
  'გიორგი ბერიძე',
  'สมชาย ใจดี',
  'अनिता शर्मा',
];

const people = ['Amina Ahmed', 'Björn Lindqvist', 'Cecilia Öberg', 'محمد العربي', 'Åsa Öberg'].map(
  (label, index) => ({
    id: label,
    label,
    hint: `Grupp Söder · ${String(index + 3)} av 9 klara`,
  }),
);

function People() {
  const [value, setValue] = useState<string | null>('Amina Ahmed');
  return (
    <PickList
      label="Deltagare"
      searchLabel="Sök på namn"
      switchLabel="Byt deltagare"
      options={people}
      value={value}
      onChange={setValue}
    />
  );
}
