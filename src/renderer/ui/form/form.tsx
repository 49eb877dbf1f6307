/**
 * A form: checked by a schema, errors in words at the field and in a summary, the first one in focus.
 * Its fields are form-fields.tsx; the words for errors are form-errors.ts. Saving belongs to the page.
 */
import '../frame/jitless.ts';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode, SubmitEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DefaultValues, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useForm as useHookForm } from 'react-hook-form';
import type { z } from 'zod';
import type { FormProblem } from './error-summary.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { isRefusal, listErrors, swedishIssue } from './form-errors.ts';
import { FormLabelsContext } from './form-labels.ts';
import { keepSchema } from './form-limits.ts';
import { classes, given } from '../frame/given.ts';

type FormSchema = z.ZodType<FieldValues, FieldValues>;

/** The state of one form. What was typed is `z.input`, what is handed to onSubmit is `z.output`. */
export const useForm = <Schema extends FormSchema>(
  schema: Schema,
  defaultValues: DefaultValues<z.input<Schema>>,
): UseFormReturn<z.input<Schema>, unknown, z.output<Schema>> => {
  const form = useHookForm<z.input<Schema>, unknown, z.output<Schema>>({
    resolver: zodResolver(schema, { error: swedishIssue, reportInput: true }),
    defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
  keepSchema(form.control, schema);
  return form;
};

export type FormProps<Typed extends FieldValues, Checked> = {
  readonly form: UseFormReturn<Typed, unknown, Checked>;
  /** Called with what was checked. A refusal it throws has been told by then: the form just stays. While its promise is pending, `form.formState.isSubmitting` is true. */
  readonly onSubmit: (values: Checked) => unknown;
  readonly children: ReactNode;
  /** Lets a button outside the form belong to it. */
  readonly id?: string | undefined;
  readonly className?: string | undefined;
};

export function Form<Typed extends FieldValues, Checked>(props: FormProps<Typed, Checked>) {
  const { form, onSubmit, children, id, className } = props;
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const register = useMemo(
    () => (name: string, label: string) => {
      setLabels((known) => new Map(known).set(name, label));
    },
    [],
  );
  const problems = form.formState.isSubmitted ? problemsOf(form, labels) : [];
  const { submitCount } = form.formState;
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The summary has pushed down the field that is to be mended, and that has the focus already.
    const focused = document.activeElement;
    if (submitCount > 0 && formRef.current?.contains(focused)) focused?.scrollIntoView({ block: 'nearest' });
  }, [submitCount]);
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      form.setError('root.refused', { type: 'refused' });
    }
  });
  return (
    <FormLabelsContext value={register}>
      <form
        {...given({ id })}
        ref={formRef}
        noValidate
        className={classes('form', className)}
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.stopPropagation();
          void submit(event);
        }}
      >
        <ErrorSummary problems={problems} />
        {children}
      </form>
    </FormLabelsContext>
  );
}

const problemsOf = <Typed extends FieldValues, Checked>(
  form: UseFormReturn<Typed, unknown, Checked>,
  labels: ReadonlyMap<string, string>,
): readonly FormProblem[] => {
  const order = [...labels.keys()];
  const place = ({ name }: { name: string }) => (labels.has(name) ? order.indexOf(name) : order.length);
  return [...listErrors(form.formState.errors)]
    .sort((a, b) => place(a) - place(b))
    .map(({ name, message }) => ({
      id: name,
      message,
      label: labels.get(name),
      focus: labels.has(name)
        ? () => {
            // Only names that a field of this form has registered come here.
            form.setFocus(name as FieldPath<Typed>);
          }
        : undefined,
    }));
};
