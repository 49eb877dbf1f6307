// Dialogs: the careful answer first, waiting for what was confirmed, and the way back.
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Button } from '../../../src/renderer/ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../../../src/renderer/ui/overlay/dialog.tsx';
import { renderUi } from './render-ui.tsx';

it('opens, can be closed by a button that says so, and gives the focus back', async () => {
  const { user } = renderUi(
    <Dialog title="Boka samtal" trigger={<Button>Boka</Button>}>
      <p>När?</p>
    </Dialog>,
  );
  await user.click(screen.getByRole('button', { name: 'Boka' }));
  expect(screen.getByRole('dialog', { name: 'Boka samtal' })).toHaveTextContent('När?');
  await user.click(screen.getByRole('button', { name: 'Stäng' }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Boka' })).toHaveFocus();
  });
});

function confirmation(onConfirm: () => unknown) {
  return (
    <ConfirmDialog
      title="Utfärda intyget?"
      trigger={<Button>Utfärda</Button>}
      confirmLabel="Utfärda intyget"
      onConfirm={onConfirm}
    />
  );
}

it('starts on the careful answer', async () => {
  const onConfirm = vi.fn();
  const { user } = renderUi(confirmation(onConfirm));
  await user.click(screen.getByRole('button', { name: 'Utfärda' }));
  expect(screen.getByRole('button', { name: 'Avbryt' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  expect(onConfirm).not.toHaveBeenCalled();
});

it('waits until it has happened, then closes', async () => {
  let finish: () => void = vi.fn();
  const onConfirm = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const { user } = renderUi(confirmation(onConfirm));
  await user.click(screen.getByRole('button', { name: 'Utfärda' }));
  const confirm = screen.getByRole('button', { name: /Utfärda intyget/ });
  await user.click(confirm);
  await user.click(confirm);
  expect(onConfirm).toHaveBeenCalledTimes(1);
  expect(confirm).toHaveAttribute('aria-disabled', 'true');
  finish();
  await waitFor(() => {
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });
});

it('stays open when it was refused', async () => {
  const { user } = renderUi(confirmation(() => false));
  await user.click(screen.getByRole('button', { name: 'Utfärda' }));
  await user.click(screen.getByRole('button', { name: 'Utfärda intyget' }));
  expect(screen.getByRole('alertdialog')).toBeInTheDocument();
});
