/** The judgement of criteria in its surroundings, as it stands on the assessment page. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Judgement } from '#domain/assessment.ts';
import type { Story } from '../../gallery/story.ts';
import { Button } from '../words/button.tsx';
import { Card } from '../frame/card.tsx';
import { ChipList } from '../words/chip-list.tsx';
import { JudgementControl } from './judgement-control.tsx';
import { Row, Stack } from '../frame/layout.tsx';
import { toast } from '../overlay/toast.ts';

const nothing = () => undefined;

export const story: Story = {
  title: 'Bedömning',
  states: {
    'Ett läranderesultat': () => (
      <Card mark="L1" title="Arbeta hygieniskt i vardagen" isRuled>
        <Stack>
          <Criterion text="Tvättar och spritar händerna vid rätt tillfällen" start="shown" evidence={2} />
          <Criterion text="Använder handskar och förkläde på rätt sätt" start="partlyShown" evidence={1} />
          <Criterion text="Förklarar varför basala hygienrutiner behövs" start={null} evidence={0} />
          <Criterion
            text="Kan för en ny kollega berätta om varför arbetskläder byts varje dag, var de lämnas och vem man frågar när något saknas i förrådet"
            start="notShown"
            evidence={5}
          />
        </Stack>
      </Card>
    ),
    'Låst för ändring': () => (
      <Stack>
        <JudgementControl label="Låst kriterium" value="shown" isReadOnly onChange={nothing} />
        <JudgementControl label="Avstängt kriterium" value="partlyShown" isDisabled onChange={nothing} />
        <JudgementControl
          label="Kriterium med fel"
          value={null}
          onChange={nothing}
          error="Bedöm kriteriet."
        />
      </Stack>
    ),
  },
};

type CriterionProps = {
  readonly text: string;
  readonly start: Judgement | null;
  readonly evidence: number;
};

const kinds = [
  'Observation 12 nov',
  'Foto av checklista',
  'Samtal 14 nov',
  'Arbetsprov 18 nov',
  'Intyg från Café Öland',
];

function Criterion({ text, start, evidence }: CriterionProps) {
  const [value, setValue] = useState(start);
  const change = (next: Judgement) => {
    setValue(next);
    toast.saved('Sparat', {
      undo: () => {
        setValue(value);
      },
    });
  };
  return (
    <Stack gap="small">
      <Row justify="between">
        <span style={{ flex: '1 1 18rem' }}>{text}</span>
        <JudgementControl label={text} value={value} onChange={change} />
      </Row>
      <Row justify="between">
        <ChipList
          label={`Underlag för ${text}`}
          chips={kinds.slice(0, evidence).map((label) => ({ id: label, label }))}
          onOpen={nothing}
          onRemove={nothing}
          empty="Inget underlag än"
        />
        <Row gap="small">
          <Button variant="quiet" icon={Plus} onPress={nothing}>
            Underlag
          </Button>
          <Button variant="quiet" onPress={nothing}>
            Anteckning
          </Button>
        </Row>
      </Row>
    </Stack>
  );
}
