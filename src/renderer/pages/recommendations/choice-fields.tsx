/** Which period, which modules and which participants an underlag covers: everything, until a tick is taken away. */
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { OutputOf } from '#contract/index.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { CheckboxGroup } from '../../ui/form/checkbox.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import type { Option } from '../../ui/form/option.ts';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { TextField } from '../../ui/form/text-field.tsx';

export type Candidate = OutputOf<'recommendation.candidates'>[number];

const whichOnes = ['notReviewed', 'all'] as const;

export type Choice = {
  /** Days, or what was typed. */
  readonly from: string;
  readonly to: string;
  readonly which: (typeof whichOnes)[number];
  readonly reference: string;
  /** Ids whose tick was taken away. */
  readonly leftModules: ReadonlySet<string>;
  readonly leftParticipants: ReadonlySet<string>;
};

/** What the choice of which ones leaves to tick. */
export const offered = (found: readonly Candidate[], { which }: Choice): readonly Candidate[] =>
  which === 'all' ? found : found.filter(({ isReviewed }) => !isReviewed);

export const isChosen = (row: Candidate, { leftModules, leftParticipants }: Choice): boolean =>
  !leftModules.has(row.moduleVersionId) && !leftParticipants.has(row.participantId);

/** A list this short stands open. */
const openUpTo = 8;

const optionsOf = (pairs: readonly (readonly [string, string])[]): readonly Option[] =>
  [...new Map(pairs)].map(([id, label]) => ({ id, label }));

type FieldsProps = {
  readonly rows: readonly Candidate[];
  readonly choice: Choice;
  readonly today: string;
  readonly onChange: (choice: Choice) => void;
};

export function ChoiceFields({ rows, choice, today, onChange }: FieldsProps) {
  const { t } = useTranslation(['recommendations', 'common']);
  const change = (part: Partial<Choice>): void => onChange({ ...choice, ...part });
  const isUnordered = choice.from !== '' && choice.to !== '' && choice.from > choice.to;
  return (
    <Card title={t('choice')}>
      <Stack>
        <DateField
          label={t('from')}
          value={choice.from}
          max={today}
          today={today}
          onChange={(from) => change({ from })}
          {...(isUnordered ? { error: t('unordered') } : {})}
        />
        <DateField
          label={t('to')}
          value={choice.to}
          max={today}
          today={today}
          onChange={(to) => change({ to })}
        />
        <RadioGroup
          label={t('which')}
          options={whichOnes.map((id) => ({ id, label: t(`whichOptions.${id}`) }))}
          value={choice.which}
          onChange={(which) => change({ which })}
        />
        <TextField
          label={t('reference')}
          hint={t('referenceHint')}
          value={choice.reference}
          onChange={(reference) => change({ reference })}
          maxLength={longest.line}
          {...(choice.reference.trim() === '' ? { error: t('common:form.required') } : {})}
        />
        <Ticks
          name="modules"
          options={optionsOf(
            rows.map((row) => [row.moduleVersionId, `${row.moduleTitle} (${row.moduleCode})`]),
          )}
          left={choice.leftModules}
          onChange={(leftModules) => change({ leftModules })}
        />
        <Ticks
          name="participants"
          options={optionsOf(rows.map((row) => [row.participantId, row.participantName]))}
          left={choice.leftParticipants}
          onChange={(leftParticipants) => change({ leftParticipants })}
        />
      </Stack>
    </Card>
  );
}

type TicksProps = {
  readonly name: 'modules' | 'participants';
  readonly options: readonly Option[];
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
};

function Ticks({ name, options, left, onChange }: TicksProps) {
  const { t } = useTranslation('recommendations');
  if (options.length === 0) return null;
  const chosen = options.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const label = t(name, { chosen: chosen.length, all: options.length });
  const leave = (kept: readonly string[]): void =>
    onChange(new Set(options.map(({ id }) => id).filter((id) => !kept.includes(id))));
  const isAll = chosen.length === options.length;
  return (
    <Disclosure title={label} isDefaultOpen={options.length <= openUpTo}>
      {options.length > 1 ? (
        <Button variant="quiet" size="small" onPress={() => leave(isAll ? [] : options.map(({ id }) => id))}>
          {t(isAll ? 'tickNone' : 'tickAll')}
        </Button>
      ) : null}
      <CheckboxGroup label={label} isLabelHidden options={options} value={chosen} onChange={leave} />
    </Disclosure>
  );
}
