// Säkerhetskopior: the lamp, the page, a second place, looking into a copy and bringing one back.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { temporaryFolder, testEngine } from '../../support/engine.ts';
import { otherDisk } from '../../support/mounts.ts';
import { enrol, seededRegister, testPassphrase } from '../../support/story.ts';
import { inDialog, inQuestion, showPage } from '../render-page.tsx';

const setup = async (by: 'samira' | 'maria' = 'samira') => {
  const register = await seededRegister(
    testEngine(temporaryFolder(), undefined, { copier: (job) => Promise.resolve(runCopyJob(job)) }),
  );
  const shown = await showPage(register, by, '/sakerhetskopior');
  await screen.findByRole('heading', { level: 1, name: 'Säkerhetskopior' });
  return { register, ...shown };
};

const lamp = (words: RegExp) => screen.findByRole('link', { name: words });
const press = (name: string) => screen.getByRole('button', { name });

it('says what is missing, makes a copy, and who chooses a second place', async () => {
  const { user } = await setup('maria');
  await lamp(/^Första kopian görs strax$/);
  expect(screen.getByText('Inga kopior än')).toBeInTheDocument();
  await user.click(press('Kopiera nu'));
  await screen.findByText('Kopian är gjord och kontrollerad');
  // Whoever cannot choose a second place has no alarm for life, and reads who can.
  await lamp(/^Kontrollerad kopia: i dag\s\d\d:\d\d$/);
  await screen.findByText(/en andra plats väljs av Samira Haddad\.$/);
  const [, row] = within(screen.getByRole('table', { name: 'Kopior' })).getAllByRole('row');
  expect(row).toHaveTextContent(/^i dag\s\d\d:\d\dDen här datornMaria Lindqvist tryckte på Kopiera nu1/);
  expect(screen.queryByRole('button', { name: 'Välj mapp …' })).not.toBeInTheDocument();
});

it('lays copies in a second place at once, and says so when that is gone', async () => {
  const { user, bridge } = await setup();
  const stick = otherDisk();
  bridge.choose(stick);
  await user.click(press('Välj mapp …'));
  await lamp(/^Kontrollerad kopia: i dag\s\d\d:\d\d$/);
  expect(screen.getByText(stick)).toBeInTheDocument();
  rmSync(stick, { recursive: true });
  await user.click(press('Kopiera nu'));
  await screen.findByText('Kopian är gjord på den här datorn, men inte på den andra platsen');
  // A stick in a safe is as it should be: the lamp is calm, and says how old its copy is.
  const calm = await lamp(/^Kopia i dag\s\d\d:\d\d, andra platsen i dag$/);
  expect(calm).toHaveAttribute('data-level', 'good');
  expect(screen.getByText('Den andra platsen är inte ansluten')).toBeInTheDocument();
});

it('says that a second place on the same disk is none, and takes no folder of the register', async () => {
  const { user, bridge, register } = await setup();
  bridge.choose(temporaryFolder());
  await user.click(press('Välj mapp …'));
  await lamp(/^Kopia i dag\s\d\d:\d\d, bara på den här datorn$/);
  expect(screen.getByText(/^Den andra platsen ligger på samma disk som registret/)).toBeInTheDocument();
  bridge.choose(register.folder);
  await user.click(press('Byt mapp …'));
  await screen.findByText('Där ligger registret');
});

it('opens a copy to look at it, where nothing can be changed, and closes it again', async () => {
  const { user, register } = await setup();
  await user.click(press('Kopiera nu'));
  await screen.findByRole('table', { name: 'Kopior' });
  await enrol(register, { givenName: 'Nils' });
  await user.click(await screen.findByRole('button', { name: /^i dag/ }));
  const dialog = await inDialog(/^Säkerhetskopia från i dag/);
  await user.type(dialog.getByLabelText(/^Lösenfras/), 'fel lösenfras');
  await user.click(dialog.getByRole('button', { name: 'Titta i kopian' }));
  await screen.findByText('Namnet eller lösenfrasen stämmer inte');
  await user.type(dialog.getByLabelText(/^Lösenfras/), testPassphrase);
  await user.click(dialog.getByRole('button', { name: 'Titta i kopian' }));
  expect((await register.ask('samira', 'session.get', {}))?.copyOf).not.toBeNull();
});

it('brings a copy back after asking', async () => {
  const { user, register } = await setup();
  await user.click(press('Kopiera nu'));
  await screen.findByRole('table', { name: 'Kopior' });
  await enrol(register, { givenName: 'Nils' });
  await user.click(await screen.findByRole('button', { name: /^i dag/ }));
  const dialog = await inDialog(/^Säkerhetskopia från i dag/);
  await user.type(dialog.getByLabelText(/^Lösenfras/), testPassphrase);
  await user.click(dialog.getByRole('button', { name: 'Ta tillbaka den här kopian' }));
  const question = await inQuestion(/^Ta tillbaka kopian från i dag/);
  await user.click(question.getByRole('button', { name: /^Ta tillbaka/ }));
  await screen.findByText('Registret är återställt');
  const { copies } = await register.ask('samira', 'backup.list', {});
  expect(copies.find(({ places: [place] }) => place === 'setAside')?.counts.participants).toBe(2);
});

it('tells quietly of what cannot be read as a copy, where it lies and what to do', async () => {
  const { user, register } = await setup();
  const { copy } = await register.ask('samira', 'backup.take', {});
  const folder = join(register.folder, 'kopior', copy.name);
  writeFileSync(join(folder, 'kopia.json'), '{"format":1');
  await user.click(press('Kopiera nu'));
  const told = await screen.findByRole('table', { name: /^Går inte att läsa som kopior/ });
  expect(within(told).getByText(folder)).toBeInTheDocument();
  expect(within(told).queryByRole('button', { name: /^i dag/ })).not.toBeInTheDocument();
  expect(screen.getByText(/räknas därför inte som kopia, inget i den används/)).toBeInTheDocument();
  expect(screen.queryByText('Undanlagda register utan uppgifter')).not.toBeInTheDocument();
});

it('opens a copy with the recovery sheet', async () => {
  const { user, register } = await setup();
  const { groups } = await register.ask('samira', 'recovery.begin', {
    custodians: ['Åsa Ek', 'Bo Alm'],
    passphrase: testPassphrase,
  });
  await register.ask('samira', 'recovery.confirm', { code: groups.join('-') });
  await user.click(press('Kopiera nu'));
  await screen.findByRole('table', { name: 'Kopior' });
  await user.click(await screen.findByRole('button', { name: /^i dag/ }));
  const dialog = await inDialog(/^Säkerhetskopia från i dag/);
  await user.click(dialog.getByRole('button', { name: 'Med återställningsbladet' }));
  await user.type(dialog.getByLabelText(/^Koden på återställningsbladet/), groups.join(' '));
  await user.click(dialog.getByRole('button', { name: 'Titta i kopian' }));
  await waitFor(async () => expect((await register.ask('samira', 'session.get', {}))?.copyOf).not.toBeNull());
});
