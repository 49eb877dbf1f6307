// Typing secrets by keyboard: Tab goes from field to field, Enter answers the form, and neither shows anything.
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PasswordField } from '../../../src/renderer/ui/form/text-field.tsx';
import { renderUi } from './render-ui.tsx';

function setup() {
  const onSubmit = vi.fn<() => void>();
  const view = renderUi(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <PasswordField label="PIN-kod" autoFocus />
      <PasswordField label="En gång till" />
      <button type="submit">Välj</button>
    </form>,
  );
  return {
    ...view,
    onSubmit,
    first: screen.getByLabelText('PIN-kod'),
    second: screen.getByLabelText('En gång till'),
  };
}

it('takes PIN, Tab, PIN, Enter', async () => {
  const { user, onSubmit, first, second } = setup();
  await user.keyboard('739184{Tab}739184{Enter}');
  expect([first, second].map((field) => (field as HTMLInputElement).value)).toEqual(['739184', '739184']);
  expect(onSubmit).toHaveBeenCalledTimes(1);
  for (const field of [first, second]) expect(field).toHaveAttribute('type', 'password');
});

it('goes from the last field to the form’s own button, and back again', async () => {
  const { user, first, second } = setup();
  await user.tab();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Välj' })).toHaveFocus();
  await user.tab({ shift: true });
  expect(second).toHaveFocus();
  await user.tab({ shift: true });
  expect(first).toHaveFocus();
});

it('shows and hides by pointer, and the field has the focus again', async () => {
  const { user, onSubmit, first } = setup();
  await user.keyboard('739184');
  const [show] = screen.getAllByRole('button', { name: 'Visa' });
  await user.click(show!);
  expect(first).toHaveAttribute('type', 'text');
  expect(first).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(onSubmit).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('button', { name: 'Dölj' }));
  expect(first).toHaveAttribute('type', 'password');
});

it('shows and hides by Alt+V in the field, and writes no letter', async () => {
  const { user, first, second } = setup();
  await user.keyboard('739{Alt>}v{/Alt}184');
  expect(first).toHaveAttribute('type', 'text');
  expect(second).toHaveAttribute('type', 'password');
  expect(first).toHaveValue('739184');
  await user.keyboard('{Alt>}v{/Alt}');
  expect(first).toHaveAttribute('type', 'password');
});
