// Forms: refusal in words, the focus on the first fault, correction, and what is handed on.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Button } from '../../../src/renderer/ui/words/button.tsx';
import { Field } from '../../../src/renderer/ui/form/form-fields.tsx';
import { Form, useForm } from '../../../src/renderer/ui/form/form.tsx';
import { renderUi } from './render-ui.tsx';

const schema = z.object({
  gender: z.enum(['woman', 'man']),
  born: z.string().refine((text) => /^\d{4}-/.test(text), 'notADate'),
  workshop: z.enum(['ohm', 'nybro']),
  evidence: z.array(z.string()).min(1),
  name: z.string().min(1, 'Skriv deltagarens namn.').max(10),
  hours: z.number().int().max(400).nullish(),
});

type Checked = z.output<typeof schema>;

function Example({ onSubmit }: { onSubmit: (values: Checked) => unknown }) {
  const form = useForm(schema, { name: '', born: '', evidence: [] });
  const { control } = form;
  return (
    <Form form={form} onSubmit={onSubmit}>
      <Field.RadioGroup
        control={control}
        name="gender"
        label="Kön"
        options={[
          { id: 'woman', label: 'Kvinna' },
          { id: 'man', label: 'Man' },
        ]}
      />
      <Field.Date control={control} name="born" label="Född" />
      <Field.Select
        control={control}
        name="workshop"
        label="Verkstad"
        options={[
          { id: 'ohm', label: 'OHM' },
          { id: 'nybro', label: 'Nybro' },
        ]}
      />
      <Field.CheckboxGroup
        control={control}
        name="evidence"
        label="Underlag"
        options={[{ id: 'talk', label: 'Samtal' }]}
      />
      <Field.Text control={control} name="name" label="Namn" />
      <Field.Number control={control} name="hours" label="Timmar" isOptional />
      <Button type="submit">Spara</Button>
    </Form>
  );
}

function setup(onSubmit = vi.fn<(values: Checked) => unknown>()) {
  return { ...renderUi(<Example onSubmit={onSubmit} />), onSubmit };
}

const summary = () => screen.findByRole('region', { name: /behöver rättas/ });

it('lists every fault in the order of the form, in Swedish', async () => {
  const { user, onSubmit } = setup();
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  const lines = within(await summary()).getAllByRole('button');
  expect(lines.map((line) => line.textContent)).toEqual([
    'Kön: Välj ett av alternativen.',
    'Född: Skriv ett datum, till exempel 2026-12-01.',
    'Verkstad: Välj ett av alternativen.',
    'Underlag: Gör minst ett val.',
    'Namn: Skriv deltagarens namn.',
  ]);
  expect(onSubmit).not.toHaveBeenCalled();
});

it('moves the focus to the first fault, also in a group of rings', async () => {
  const { user } = setup();
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await waitFor(() => {
    expect(screen.getByRole('radio', { name: 'Kvinna' })).toHaveFocus();
  });
});

it.each([
  [/^Född:/, () => screen.getByLabelText('Född')],
  [/^Verkstad:/, () => screen.getByRole('button', { name: /Verkstad/, expanded: false })],
  [/^Underlag:/, () => screen.getByRole('checkbox', { name: 'Samtal' })],
  [/^Namn:/, () => screen.getByLabelText('Namn')],
])('leads from the line %s to its field', async (line, field) => {
  const { user } = setup();
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await user.click(within(await summary()).getByRole('button', { name: line }));
  expect(field()).toHaveFocus();
});

it('marks the field and ties the words to it', async () => {
  const { user } = setup();
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await summary();
  const name = screen.getByLabelText('Namn');
  expect(name).toBeInvalid();
  expect(name).toHaveAccessibleDescription('Skriv deltagarens namn.');
  await user.type(name, 'Åsa');
  await waitFor(() => {
    expect(name).not.toBeInvalid();
  });
});

it('hands on what was checked once all is right', async () => {
  const { user, onSubmit } = setup();
  await user.click(screen.getByText('Kvinna'));
  await user.type(screen.getByLabelText('Född'), '19750312');
  await user.click(screen.getByRole('button', { name: /Verkstad/ }));
  await user.click(screen.getByRole('option', { name: 'Nybro' }));
  await user.click(screen.getByText('Samtal'));
  await user.type(screen.getByLabelText('Namn'), 'Åsa Öberg');
  await user.type(screen.getByRole('textbox', { name: /Timmar/ }), '40');
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await waitFor(() => {
    expect(onSubmit).toHaveBeenCalledWith({
      gender: 'woman',
      born: '1975-03-12',
      workshop: 'nybro',
      evidence: ['talk'],
      name: 'Åsa Öberg',
      hours: 40,
    });
  });
  expect(screen.queryByRole('region', { name: /behöver rättas/ })).not.toBeInTheDocument();
});

it('stays as it is when the answer is no, and can be sent again', async () => {
  const onSubmit = vi
    .fn<(values: { word: string }) => Promise<void>>()
    .mockRejectedValueOnce(Object.assign(new Error('no'), { refusal: { kind: 'diskFull' } }))
    .mockResolvedValueOnce();
  const { user } = renderUi(<OneWord onSubmit={onSubmit} />);
  await user.type(screen.getByLabelText('Ord'), 'ja');
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await screen.findByText('nekad');
  expect(screen.getByLabelText('Ord')).toHaveValue('ja');
  expect(screen.queryByRole('region', { name: /behöver rättas/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Spara' }));
  await screen.findByText('sparad');
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

const word = z.object({ word: z.string().min(1) });

function OneWord({ onSubmit }: { onSubmit: (values: { word: string }) => unknown }) {
  const form = useForm(word, { word: '' });
  const { isSubmitted, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <Form form={form} onSubmit={onSubmit}>
      <Field.Text control={form.control} name="word" label="Ord" />
      <Button type="submit">Spara</Button>
      {isSubmitted && !isSubmitting ? <p>{isSubmitSuccessful ? 'sparad' : 'nekad'}</p> : null}
    </Form>
  );
}
