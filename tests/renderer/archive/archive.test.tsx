// The archive page: what the period holds, saving it, and who comes here.
import { screen } from '@testing-library/react';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { enrol, issuedCertificate, seededRegister } from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

it('saves the certificates of the period, those of protected people only when they are ticked', async () => {
  const register = await seededRegister();
  await issuedCertificate(register);
  const participantId = await enrol(register, { hasProtectedIdentity: true, alias: 'Kim' });
  await issuedCertificate(register, { participantId });
  const path = temporaryFolder();
  const { user, bridge } = await showPage(register, 'samira', '/arkiv');
  await screen.findByRole('button', { name: 'Spara 1 intyg i en mapp' });
  await user.click(
    screen.getByRole('checkbox', { name: /Ta med 1 intyg för en person med skyddade uppgifter/ }),
  );
  bridge.choose(path);
  await user.click(await screen.findByRole('button', { name: 'Spara 2 intyg i en mapp' }));
  expect(
    await screen.findByText(/2 intyg är sparade i mappen Intygsarkiv 2026-01-01 till 2026-03-02/),
  ).toBeVisible();
  expect(readdirSync(path)).toEqual(['Intygsarkiv 2026-01-01 till 2026-03-02']);
});

it('says so when the period holds none', async () => {
  await showPage(await seededRegister(), 'samira', '/arkiv');
  expect(await screen.findByRole('button', { name: 'Inga intyg i perioden' })).toBeDisabled();
});

it('is no place for a handledare', async () => {
  await showPage(await seededRegister(), 'maria', '/deltagare');
  expect(screen.queryByRole('link', { name: 'Arkiv och gallring' })).not.toBeInTheDocument();
});
