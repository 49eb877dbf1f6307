/** Writing a draft: facts, läranderesultat and criteria. What is typed is kept, and becomes the draft when one leaves. */
import { useSearch } from '@tanstack/react-router';
import { Check, Plus, Undo2 } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useFieldArray, type FieldPath } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ModuleVersionId } from '#domain/ids.ts';
import { moduleLevels } from '#domain/module.ts';
import { goTo } from '../../app/navigation.ts';
import { useIdParam } from '../../app/params.ts';
import { useMay } from '../../app/session.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Columns, Stack } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { toast } from '../../ui/overlay/toast.ts';
import { focusFieldSoon, focusSoon } from '../../ui/form/focus-soon.ts';
import { LacksCard } from './lacks-card.tsx';
import { emptyOutcome, moduleSchema, typedFrom, type Module, type TypedModule } from './module-form.ts';
import { OutcomeFields } from './outcome-fields.tsx';
import { useWriting, type ModuleForm } from './use-writing.ts';
import './modules.css';

const formId = 'module-form';
const addId = 'add-outcome';

export function WriteModulePage() {
  const { t } = useTranslation('modules');
  const id = useIdParam<ModuleVersionId>();
  const module = useNeeded('module.get', { id });
  const mayWrite = useMay(['coordinator', 'administrator']);
  if (mayWrite && module.status === 'draft') return <WriteForm key={id} module={module} />;
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href={`/moduler/${id}`}>{module.code}</Link>}
        title={module.title}
        subtitle={t(mayWrite ? 'frozen' : 'readOnly')}
      />
      <div>
        <LinkButton href={`/moduler/${id}`} variant="primary">
          {t('toModule')}
        </LinkButton>
      </div>
    </Stack>
  );
}

/** The field that a link to this page asks for has the focus. */
const useAskedField = (form: ModuleForm): void => {
  const { till }: { till?: unknown } = useSearch({ strict: false });
  useEffect(() => {
    if (typeof till === 'string' && till !== '') form.setFocus(till as FieldPath<TypedModule>); // or nothing happens
  }, [form, till]);
};

function WriteForm({ module }: { readonly module: Module }) {
  const { t } = useTranslation('modules');
  const { id } = module;
  const form = useForm(moduleSchema, typedFrom(module));
  const outcomes = useFieldArray({ control: form.control, name: 'outcomes' });
  const { undo, canUndo, write, isResumed, startOver, tellRemoved, forgetTold } = useWriting(form, id);
  useAskedField(form);
  useShortcuts(
    t('writeKeys'),
    useMemo(() => [{ keys: 'Ctrl+Z', does: t('undo'), run: undo }], [t, undo]),
  );

  const add = (): void =>
    outcomes.append(emptyOutcome, { focusName: `outcomes.${outcomes.fields.length}.text` });
  const remove = (index: number): void => {
    const removed = form.getValues(`outcomes.${index}`);
    outcomes.remove(index);
    const next = Math.min(index, outcomes.fields.length - 2);
    if (next >= 0) focusFieldSoon(form, `outcomes.${next}.text`);
    else focusSoon(addId);
    if (removed.text.trim() === '' && removed.criteria.every(({ text }) => text.trim() === '')) return;
    tellRemoved(t('outcomeRemoved', { number: index + 1 }), () => outcomes.insert(index, removed));
  };

  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href={`/moduler/${id}`}>{module.code}</Link>}
        title={t('writeTitle', { title: module.title })}
        subtitle={t('writeHelp')}
        actions={
          <>
            <Button icon={Undo2} isDisabled={!canUndo} onPress={undo}>
              {t('undo')}
            </Button>
            <Button type="submit" form={formId} variant="primary" icon={Check}>
              {t('ready')}
            </Button>
          </>
        }
      />
      {isResumed ? (
        <Notice
          title={t('resumed')}
          actions={
            <Button size="small" onPress={startOver}>
              {t('startOver')}
            </Button>
          }
        />
      ) : null}
      <Form
        id={formId}
        form={form}
        onSubmit={async (checked) => {
          await write(checked);
          toast.saved(t('draftSaved'));
          goTo(`/moduler/${id}`);
        }}
      >
        <Card title={t('facts')}>
          <Stack>
            <Field.Text control={form.control} name="title" label={t('columns.title')} />
            <Columns>
              <Field.Segmented
                control={form.control}
                name="level"
                label={t('fact.level')}
                options={moduleLevels.map((level) => ({ id: String(level), label: String(level) }))}
              />
              <Field.Number
                control={form.control}
                name="creditValue"
                label={t('fact.credits')}
                min={0}
                maxDecimals={2}
                isOptional
              />
              <Field.Number
                control={form.control}
                name="notionalLearningHours"
                label={t('fact.hours')}
                min={0}
                maxDecimals={2}
                isOptional
              />
              <Field.Number
                control={form.control}
                name="seqfLevel"
                label={t('fact.seqf')}
                hint={t('seqfHint')}
                min={1}
                max={8}
                isOptional
              />
            </Columns>
          </Stack>
        </Card>
        {outcomes.fields.map((field, index) => (
          <OutcomeFields
            key={field.id}
            form={form}
            rowId={field.id}
            index={index}
            count={outcomes.fields.length}
            onMove={(to) => {
              forgetTold();
              outcomes.move(index, to);
            }}
            onRemove={() => remove(index)}
            tellRemoved={tellRemoved}
          />
        ))}
        {outcomes.fields.length < 40 ? (
          <div>
            <Button id={addId} icon={Plus} onPress={add}>
              {t('addOutcome')}
            </Button>
          </div>
        ) : null}
        <LacksCard form={form} onAddOutcome={add} />
        <Actions>
          <Button type="submit" icon={Check} isBusy={form.formState.isSubmitting}>
            {t('ready')}
          </Button>
        </Actions>
      </Form>
    </Stack>
  );
}
