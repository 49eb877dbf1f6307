/** A review that is taken back while somebody else sits at the computer: the kontrollant is told by whom, in the real program. */
import { axeFaults, bridgeCall, enterPractice, expect, goTo, signOut, test } from './fixtures.ts';

test('a kontrollant comes back to a review that was taken back', async ({ practice: { page } }) => {
  await enterPractice(page, 'Petra Holm');
  const todo = await bridgeCall(page, 'todo.list', {});
  const { validationId: id, participantName } = todo.items.find(({ kind }) => kind === 'toControl')!;
  const of = { id: id! };
  const before = await bridgeCall(page, 'validation.get', of);
  const assessor = before.assessors[0]!.name;
  await goTo(page, `/granskning/${of.id}`);
  await page.getByRole('button', { name: /^Håller med om (alla|resten) i LR1/ }).click();
  await signOut(page, 'Petra Holm');

  await enterPractice(page, assessor);
  await goTo(page, `/valideringar/${of.id}`);
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect(page.getByRole('button', { name: 'Ta tillbaka' })).toBeHidden();
  await signOut(page, assessor);

  await enterPractice(page, 'Petra Holm');
  const over = page.getByRole('region', { name: /^Granskningar som du inte behöver göra klart/ });
  await expect(over).toContainText(`${assessor} tog tillbaka modulen`);
  expect(await axeFaults(page)).toEqual([]);
  await over.getByRole('link', { name: participantName }).click();
  await expect(page.getByRole('main')).toContainText(`${assessor} har tagit tillbaka modulen`);
  await expect(page.getByRole('button', { name: 'Godkänn' })).toHaveCount(0);
  expect(await axeFaults(page)).toEqual([]);
});
