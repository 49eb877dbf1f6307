/** Writing a draft: facts, läranderesultat and criteria. What is typed is kept; saving makes it the draft. */
import { ArrowDown, ArrowUp, Plus, Save, X } from 'lucide-react';
import { useEffect } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ModuleVersionId } from '#domain/ids.ts';
import { criterionKinds, moduleLevels } from '#domain/module.ts';
import { goTo } from '../../app/navigation.ts';
import { useIdParam } from '../../app/params.ts';
import { tellRefused, useCommand, useNeeded } from '../../calls.ts';
import { useDraft } from '../../drafts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Actions, Columns, Row, Stack } from '../../ui/layout.tsx';
import { Link, LinkButton } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import './modules.css';

const note = z.string().trim().max(1000);
const figure = z.number().min(0).max(10_000).nullable();
const schema = z.object({
  title: z.string().trim().min(1, 'required').max(120),
  level: z.string(),
  seqfLevel: z.number().int().min(1).max(8).nullable(),
  creditValue: figure,
  notionalLearningHours: figure,
  outcomes: z
    .array(
      z.object({
        text: note,
        selfAssessmentText: note,
        /** One line, separated by commas. */
        suggestedEvidence: note,
        criteria: z.array(z.object({ text: note, kind: z.enum(criterionKinds) })).max(40),
      }),
    )
    .max(40),
});
type Typed = z.input<typeof schema>;
type Checked = z.output<typeof schema>;
type ModuleForm = UseFormReturn<Typed, unknown, Checked>;

const emptyCriterion = { text: '', kind: 'skill' as const };
const emptyOutcome = { text: '', selfAssessmentText: '', suggestedEvidence: '', criteria: [emptyCriterion] };

export function WriteModulePage() {
  const { t } = useTranslation('modules');
  const id = useIdParam<ModuleVersionId>();
  const module = useNeeded('module.get', { id });
  if (module.status !== 'draft')
    return (
      <Notice
        title={t('frozen')}
        actions={<LinkButton href={`/moduler/${id}`}>{t('toModule')}</LinkButton>}
      />
    );
  return <WriteForm key={id} module={module} />;
}

function WriteForm({ module }: { readonly module: ReturnType<typeof useNeeded<'module.get'>> }) {
  const { t } = useTranslation('modules');
  const { id } = module;
  const form = useForm(schema, {
    title: module.title,
    level: String(module.level),
    seqfLevel: module.seqfLevel,
    creditValue: module.creditValue,
    notionalLearningHours: module.notionalLearningHours,
    outcomes: module.outcomes.map((outcome) => ({
      text: outcome.text,
      selfAssessmentText: outcome.selfAssessmentText,
      suggestedEvidence: outcome.suggestedEvidence.join(', '),
      criteria: outcome.criteria.map(({ text, kind }) => ({ text, kind })),
    })),
  });
  const outcomes = useFieldArray({ control: form.control, name: 'outcomes' });
  const { read, keep, drop } = useDraft<Typed>(`module.${id}`);
  useEffect(() => {
    void read().then((kept) => {
      if (kept) form.reset(kept, { keepDefaultValues: true });
    }, tellRefused);
  }, [read, form]);
  useEffect(() => {
    const subscription = form.watch((values) => {
      keep(values as Typed); // every field has a default, so none is missing
    });
    return () => subscription.unsubscribe();
  }, [form, keep]);
  const save = useCommand('module.saveDraft', { saved: () => ({ text: t('draftSaved') }) });

  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href={`/moduler/${id}`}>{module.code}</Link>}
        title={t('writeTitle', { title: module.title })}
        subtitle={t('writeHelp')}
      />
      <Form
        form={form}
        onSubmit={async ({ level, outcomes: typed, ...fields }) => {
          await save.mutateAsync({
            id,
            ...fields,
            level: Number(level),
            outcomes: typed.map((outcome) => ({
              ...outcome,
              suggestedEvidence: outcome.suggestedEvidence
                .split(',')
                .map((part) => part.trim())
                .filter(Boolean),
            })),
          });
          await drop();
          goTo(`/moduler/${id}`);
        }}
      >
        <Card title={t('facts')}>
          <Field.Text control={form.control} name="title" label={t('columns.title')} />
          <Columns>
            <Field.Segmented
              control={form.control}
              name="level"
              label={t('fact.level')}
              options={moduleLevels.map((level) => ({ id: String(level), label: String(level) }))}
            />
            <Field.Number control={form.control} name="creditValue" label={t('fact.credits')} isOptional />
            <Field.Number
              control={form.control}
              name="notionalLearningHours"
              label={t('fact.hours')}
              isOptional
            />
            <Field.Number
              control={form.control}
              name="seqfLevel"
              label={t('fact.seqf')}
              hint={t('seqfHint')}
              isOptional
            />
          </Columns>
        </Card>
        {outcomes.fields.map((field, index) => (
          <OutcomeFields
            key={field.id}
            form={form}
            index={index}
            isLast={index === outcomes.fields.length - 1}
            onMove={(to) => outcomes.move(index, to)}
            onRemove={() => outcomes.remove(index)}
          />
        ))}
        <div>
          <Button icon={Plus} onPress={() => outcomes.append(emptyOutcome)}>
            {t('addOutcome')}
          </Button>
        </div>
        <Actions>
          <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
            {t('saveDraft')}
          </Button>
          <LinkButton href={`/moduler/${id}`}>{t('leave')}</LinkButton>
        </Actions>
      </Form>
    </Stack>
  );
}

type OutcomeProps = {
  readonly form: ModuleForm;
  readonly index: number;
  readonly isLast: boolean;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

function OutcomeFields({ form, index, isLast, onMove, onRemove }: OutcomeProps) {
  const { t } = useTranslation(['modules', 'common']);
  const criteria = useFieldArray({ control: form.control, name: `outcomes.${index}.criteria` });
  const number = index + 1;
  return (
    <Card
      mark={`LR${String(number)}`}
      title={t('outcome')}
      isRuled
      actions={
        <Row gap="small">
          {index > 0 ? (
            <IconButton icon={ArrowUp} label={t('moveUp', { number })} onPress={() => onMove(index - 1)} />
          ) : null}
          {isLast ? null : (
            <IconButton
              icon={ArrowDown}
              label={t('moveDown', { number })}
              onPress={() => onMove(index + 1)}
            />
          )}
          <IconButton icon={X} label={t('removeOutcome', { number })} onPress={onRemove} />
        </Row>
      }
    >
      <Field.TextArea
        control={form.control}
        name={`outcomes.${index}.text`}
        label={t('outcomeText')}
        rows={2}
      />
      <Field.TextArea
        control={form.control}
        name={`outcomes.${index}.selfAssessmentText`}
        label={t('ownWords')}
        hint={t('ownWordsHint')}
        rows={2}
        isOptional
      />
      <Field.Text
        control={form.control}
        name={`outcomes.${index}.suggestedEvidence`}
        label={t('evidence')}
        hint={t('evidenceHint')}
        isOptional
      />
      {criteria.fields.map((field, place) => (
        <div key={field.id} className="criterion-fields">
          <Field.TextArea
            control={form.control}
            name={`outcomes.${index}.criteria.${place}.text`}
            label={t('criterion', { code: `${String(number)}.${String(place + 1)}` })}
            rows={2}
          />
          <Field.Select
            control={form.control}
            name={`outcomes.${index}.criteria.${place}.kind`}
            label={t('kind')}
            options={criterionKinds.map((id) => ({ id, label: t(`common:criterionKind.${id}`) }))}
          />
          <IconButton
            icon={X}
            label={t('removeCriterion', { code: `${String(number)}.${String(place + 1)}` })}
            onPress={() => criteria.remove(place)}
          />
        </div>
      ))}
      <div>
        <Button variant="quiet" icon={Plus} onPress={() => criteria.append(emptyCriterion)}>
          {t('addCriterion')}
        </Button>
      </div>
    </Card>
  );
}
