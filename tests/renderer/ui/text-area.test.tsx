// Fields for several lines: what a free text should rather not hold is pointed out, and never hinders.
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TextArea } from '../../../src/renderer/ui/form/text-field.tsx';
import { renderUi } from './render-ui.tsx';

it('asks about a personnummer and about health while one writes, and is silent again', async () => {
  const { user } = renderUi(<TextArea label="Vad gjorde de?" />);
  const field = screen.getByRole('textbox', { name: 'Vad gjorde de?' });
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
  await user.type(field, '121212-1212 var sjukskriven');
  const hint = screen.getByRole('status');
  expect(hint).toHaveTextContent('Ser ut som ett personnummer. Behövs det här?');
  expect(hint).toHaveTextContent('Ser ut att handla om hälsa.');
  await user.clear(field);
  await user.type(field, 'Skötte disken.');
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});

it('leaves texts that are not about people alone', async () => {
  const { user } = renderUi(<TextArea label="Kriterium" isAboutPeople={false} />);
  await user.type(screen.getByRole('textbox'), 'Kan hantera läkemedel');
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});
