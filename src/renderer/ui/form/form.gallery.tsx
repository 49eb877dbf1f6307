/** A whole form: fill in, be refused, correct, save. */
import { z } from 'zod';
import type { Story } from '../../gallery/story.ts';
import { Button } from '../words/button.tsx';
import { Card } from '../frame/card.tsx';
import { Form, useForm } from './form.tsx';
import { Field } from './form-fields.tsx';
import { Actions, Columns } from '../frame/layout.tsx';
import { toast } from '../overlay/toast.ts';

const schema = z.object({
  name: z.string().min(1, 'Skriv deltagarens namn.').max(80),
  born: z.iso.date(),
  workshop: z.enum(['vastervik', 'ohm', 'nybro']),
  gender: z.enum(['woman', 'man', 'other']),
  evidence: z.array(z.string()).min(1, 'Välj minst ett slag av underlag.'),
  hours: z.number().int().min(1).max(400),
  note: z.string().max(100),
  isRead: z.literal(true, 'Läs igenom och kryssa i rutan.'),
});

export const story: Story = { title: 'Formulär', states: { 'Skriv in': () => <Enrol /> } };

function Enrol() {
  const form = useForm(schema, { name: '', born: '', evidence: [], note: '' });
  return (
    <Card title="Skriv in i en modul">
      <Form form={form} onSubmit={() => toast.saved('Inskriven')}>
        <Columns>
          <Field.Text control={form.control} name="name" label="Namn" />
          <Field.Date
            control={form.control}
            name="born"
            label="Födelsedatum"
            max="2026-11-24"
            today="2026-11-24"
          />
          <Field.Select
            control={form.control}
            name="workshop"
            label="Verkstad"
            options={[
              { id: 'vastervik', label: 'Västervik' },
              { id: 'ohm', label: 'OHM' },
              { id: 'nybro', label: 'Nybro' },
            ]}
          />
          <Field.Number control={form.control} name="hours" label="Timmar" />
        </Columns>
        <Field.RadioGroup
          control={form.control}
          name="gender"
          label="Kön"
          layout="columns"
          options={[
            { id: 'woman', label: 'Kvinna' },
            { id: 'man', label: 'Man' },
            { id: 'other', label: 'Annat eller okänt' },
          ]}
        />
        <Field.CheckboxGroup
          control={form.control}
          name="evidence"
          label="Underlag"
          layout="columns"
          options={[
            { id: 'observation', label: 'Observation' },
            { id: 'talk', label: 'Samtal' },
          ]}
        />
        <Field.TextArea control={form.control} name="note" label="Anteckning" isOptional />
        <Field.Checkbox control={form.control} name="isRead" label="Jag har läst igenom uppgifterna" />
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            Skriv in
          </Button>
          <Button
            onPress={() => {
              form.reset();
            }}
          >
            Avbryt
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}
