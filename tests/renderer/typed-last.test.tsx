// What was typed last is in what a button makes of the page, though texts save themselves only a moment later.
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { readyValidation, seededRegister, submittedValidation } from '../support/story.ts';
import { inDialog, showPage } from './render-page.tsx';

it.each([
  ['by the mouse', false],
  ['by the keyboard, with the text still in focus', true],
])('the remark is in the message that sends back, %s', async (_how, byKey) => {
  const register = await seededRegister();
  const id = await submittedValidation(register);
  const { user } = await showPage(register, 'petra', `/granskning/${id}`);
  const group = within(await screen.findByRole('radiogroup', { name: 'Håller du med om 4.3?' }));
  await user.click(group.getByText('Håller inte med'));
  await user.type(
    await screen.findByRole('textbox', { name: 'Vad saknas för 4.3?' }),
    'Hur kontrollerades temperaturen?',
  );
  const button = screen.getByRole('button', { name: 'Skicka tillbaka' });
  if (byKey) button.click();
  else await user.click(button);
  const dialog = await inDialog('Skicka tillbaka modulen');
  expect(dialog.getByRole('textbox', { name: 'Vad saknas?' })).toHaveValue(
    '4.3: Hur kontrollerades temperaturen?',
  );
});

it('the motivering counts when the module is handed in at once', async () => {
  const register = await seededRegister();
  const id = await readyValidation(register);
  await register.ask('maria', 'rationale.write', { validationId: id, text: '' });
  const { user } = await showPage(register, 'maria', `/valideringar/${id}`);
  await user.click(await screen.findByRole('tab', { name: /^Motivering/ }));
  await user.type(
    await screen.findByRole('textbox', { name: 'Varför har personen nått läranderesultaten?' }),
    'Arbetar självständigt.',
  );
  await user.click(screen.getByRole('button', { name: 'Lämna till kontroll' }));
  expect(
    await screen.findByRole('alertdialog', { name: /^Lämna till kontroll för Åsa/ }),
  ).toBeInTheDocument();
  expect(screen.queryByRole('dialog', { name: 'Några saker återstår' })).not.toBeInTheDocument();
  expect((await register.ask('maria', 'validation.get', { id })).rationale).toBe('Arbetar självständigt.');
});
