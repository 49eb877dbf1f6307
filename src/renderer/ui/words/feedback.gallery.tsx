/** What tells how things stand: badges, bars, notices, empty places, waiting. */
import { Award, Plus, Users } from 'lucide-react';
import { validationStates } from '#domain/validation-state.ts';
import type { Story } from '../../gallery/story.ts';
import { Badge, StatusBadge } from './badge.tsx';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Row, Stack } from '../frame/layout.tsx';
import { Link } from './link.tsx';
import { Loading } from './loading.tsx';
import { Notice } from './notice.tsx';
import { PracticeBanner } from '../frame/practice-banner.tsx';
import { ProgressBar } from './progress-bar.tsx';

const nothing = () => undefined;

export const story: Story = {
  title: 'Läge och besked',
  states: {
    Märken: () => (
      <Row gap="small">
        {validationStates.map((state) => (
          <StatusBadge key={state} state={state} />
        ))}
        <Badge tone="danger">Försenad</Badge>
        <Badge tone="accent" icon={Award}>
          Exempel
        </Badge>
      </Row>
    ),
    Framsteg: () => (
      <Stack>
        <ProgressBar label="Framsteg" value={4} max={9} valueText="4 av 9 kriterier bedömda" />
        <ProgressBar label="Kafé och disk" value={0} max={12} />
        <ProgressBar label="Butikshandel" value={12} max={12} isLabelHidden />
      </Stack>
    ),
    Besked: () => (
      <Stack>
        <Notice title="Du har ett utkast">
          <p>Du började skriva i går. Vill du fortsätta?</p>
        </Notice>
        <Notice tone="success" title="Intyget är utfärdat" />
        <Notice
          tone="warning"
          title="Du har själv bedömt den här valideringen"
          actions={<Button size="small">Välj en annan</Button>}
        >
          <p>
            Någon annan måste granska den. <Link href="/granskning">Visa de som väntar på dig</Link>
          </p>
        </Notice>
        <Notice tone="problem" title="Registret är öppet i ett annat fönster" isAnnounced={false}>
          <p>Stäng det andra fönstret först. Ingenting har ändrats.</p>
        </Notice>
        <ErrorSummary
          problems={[
            { id: 'name', label: 'Efternamn', message: 'Skriv ett efternamn.', focus: nothing },
            {
              id: 'date',
              label: 'Datum',
              message: 'Skriv ett datum, till exempel 2026-12-01.',
              focus: nothing,
            },
          ]}
        />
        <PracticeBanner />
      </Stack>
    ),
    'Tomt och på väg': () => (
      <Stack>
        <EmptyState
          icon={Users}
          title="Här finns inga deltagare än"
          action={
            <Button variant="primary" icon={Plus}>
              Skriv in en deltagare
            </Button>
          }
        >
          Börja med att skriva in den som ska valideras.
        </EmptyState>
        <Loading />
      </Stack>
    ),
  },
};
