/** What must never happen: controlling one's own, losing what was confirmed, two programs on one register. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InputOf } from '#contract/index.ts';
import { takeLock } from '../../src/engine/files/lock.ts';
import {
  bridgeCall,
  bridgeReply,
  enginePids,
  enterPractice,
  expect,
  goTo,
  startProgram,
  test,
} from './fixtures.ts';

const everything: InputOf<'validation.list'> = {
  search: '',
  workshopId: null,
  moduleVersionId: null,
  states: ['submitted'],
  assessorId: null,
  after: null,
  limit: 50,
};

test('nobody controls what they assessed: not on the page, not past it', async ({ practice }) => {
  const { page } = practice;
  await enterPractice(page, 'Johan Ekström');
  const { rows } = await bridgeCall(page, 'validation.list', everything);
  const validationId = rows.find((row) => row.assessors.includes('Johan Ekström'))!.id;
  await goTo(page, `/granskning/${validationId}`);
  await expect(page.getByText('Du kan inte granska den här modulen')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Godkänn' })).toHaveCount(0);
  const [criterion] = (await bridgeCall(page, 'validation.get', { id: validationId })).outcomes[0]!.criteria;
  const marks = { validationId, criterionIds: [criterion!.id], agrees: true, comment: '' };
  const isOwn = { ok: false, refusal: { kind: 'ownAssessment' } };
  expect(await bridgeReply(page, 'control.mark', marks)).toEqual(isOwn);
  expect(await bridgeReply(page, 'control.return', { validationId, message: 'x', dueOn: null })).toEqual(
    isOwn,
  );
  expect(await bridgeReply(page, 'control.approve', { validationId, message: '' })).toEqual(isOwn);
});

test('an engine that is killed is started again, and nothing confirmed or typed is lost', async ({
  practice,
}) => {
  const { app, page } = practice;
  await enterPractice(page, 'Maria Lindqvist');
  const list = await bridgeCall(page, 'validation.list', { ...everything, states: ['ongoing'] });
  const mine = list.rows.find((row) => row.assessors.includes('Maria Lindqvist'));
  await goTo(page, `/valideringar/${mine!.id}`);
  const group = page.getByRole('radiogroup').first();
  const wasShown = await group.getByRole('radio', { name: 'Visat', exact: true }).isChecked();
  const next = wasShown ? 'Ej visat' : 'Visat';
  await group.getByRole('radio', { name: next, exact: true }).click({ force: true });
  await expect(page.getByText(`1.1: ${next}`)).toBeVisible();
  await page.getByRole('tab', { name: 'Motivering' }).click();
  await page.getByLabel('Skriv till deltagaren').fill('Ett halvskrivet ord');

  const [pid] = enginePids(app);
  expect(pid).toBeDefined();
  process.kill(pid!, 'SIGKILL');

  const dialog = page.getByRole('dialog', { name: 'Logga in igen' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Skriv till deltagaren')).toHaveValue('Ett halvskrivet ord');
  await page.getByRole('tab', { name: 'Bedömning' }).click();
  await expect(group.getByRole('radio', { name: next, exact: true })).toBeChecked();
  expect(enginePids(app)).not.toContain(pid);
});

test('what was typed a moment before the program was ended is there again', async ({ practiceFolder }) => {
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-e2e-'));
  cpSync(practiceFolder, data, { recursive: true });
  const openWords = async () => {
    const { app, page } = await startProgram(data);
    await enterPractice(page, 'Maria Lindqvist');
    const list = await bridgeCall(page, 'validation.list', { ...everything, states: ['ongoing'] });
    await goTo(
      page,
      `/valideringar/${list.rows.find((row) => row.assessors.includes('Maria Lindqvist'))!.id}`,
    );
    await page.getByRole('tab', { name: 'Motivering' }).click();
    return { app, words: page.getByLabel('Skriv till deltagaren') };
  };
  const first = await openWords();
  await first.words.fill('Skrivet i sista stund');
  await first.app.close();
  const second = await openWords();
  await expect(second.words).toHaveValue('Skrivet i sista stund');
  await second.app.close();
  rmSync(data, { recursive: true, force: true });
});

test('whoever opens a register that another program has open is told who that is', async ({ practice }) => {
  const { page, data } = practice;
  const lock = takeLock(path.join(data, 'ovning'), 'maria', '2026-03-02T08:00:00.000Z');
  if (!lock.ok) throw new Error(lock.refusal.kind);
  try {
    await page.getByRole('button', { name: 'Öppna övningsregistret' }).click();
    await page.getByRole('button', { name: 'Logga in som Petra Holm' }).click();
    await expect(page.getByText('Registret är öppet på en annan plats')).toBeVisible();
    await expect(page.getByText(/maria har det öppet/)).toBeVisible();
  } finally {
    lock.value.release();
  }
});
