/** The judgement of one criterion: Ej visat, Delvis or Visat. Saving and "Ångra" belong to the page. */
import { Check, Circle, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Judgement } from '#domain/assessment.ts';
import type { FieldProps } from './field.tsx';
import type { Segment } from './segmented-choice.tsx';
import { SegmentedChoice } from './segmented-choice.tsx';

export type JudgementControlProps = Omit<FieldProps, 'label' | 'isOptional'> & {
  /** The criterion's text: the name of the control for those who listen. It is shown beside it, not in it. */
  readonly label: string;
  /** null: not judged yet. */
  readonly value: Judgement | null;
  /** Called for a real change only. 1, 2, 3 choose at once, arrows never. */
  readonly onChange: (value: Judgement) => void;
};

const choices = [
  { id: 'notShown', icon: Circle, tone: 'neutral' },
  { id: 'partlyShown', icon: CircleDashed, tone: 'warning' },
  { id: 'shown', icon: Check, tone: 'success' },
] as const satisfies readonly Omit<Segment<Judgement>, 'label'>[];

export function JudgementControl(props: JudgementControlProps) {
  const { t } = useTranslation('common');
  const options = choices.map((choice) => ({ ...choice, label: t(`judgement.${choice.id}`) }));
  return <SegmentedChoice isLabelHidden unanswered={t('judgement.none')} {...props} options={options} />;
}
