// The list of modules: find, begin, read in from a file with every fault told, save as a file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const titles = async () =>
  (await screen.findAllByRole('row')).slice(1).map((row) => row.querySelector('a')?.textContent);

it('lists them the Swedish way, and finds one by part of a name or by where it is in its life', async () => {
  const register = await seededRegister();
  await register.ask('samira', 'module.retire', { id: register.module('EX-DISK').id });
  const { user } = await showPage(register, 'samira', '/moduler');
  const all = await titles();
  expect(all[0]).toBe('Butikshandel');
  expect(all.at(-1)).toBe('Återvinningscentral');
  await user.type(screen.getByRole('searchbox', { name: 'Sök modul' }), 'atervinn');
  await waitFor(async () => expect(await titles()).toEqual(['Återvinningscentral']));
  expect(screen.getByText('Visar 1 av 6')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Rensa filter' }));
  await user.click(screen.getByRole('radio', { name: 'Utgångna' }));
  await waitFor(async () => expect(await titles()).toEqual(['Disk/kafé']));
  await user.click(screen.getByRole('radio', { name: 'Utkast' }));
  await screen.findByText('Ingen modul passar');
});

it('begins a module, and says at its field that a code is taken', async () => {
  const register = await seededRegister();
  await register.ask('samira', 'module.copy', {
    id: register.module('EX-DISK').id,
    code: 'DISK',
    title: 'Disk',
  });
  const { user, path } = await showPage(register, 'samira', '/moduler');
  await user.keyboard('n');
  const dialog = await inDialog('Ny modul');
  const code = dialog.getByRole('textbox', { name: 'Kod' });
  await user.type(code, 'disk');
  await user.type(dialog.getByRole('textbox', { name: 'Namn' }), 'Disk i storkök');
  await user.click(dialog.getByRole('button', { name: 'Börja skriva' }));
  await dialog.findByRole('button', { name: /^Kod: Koden DISK används redan/ });
  expect(code).toHaveFocus();
  await user.clear(code);
  await user.type(code, 'stor-1');
  await user.click(dialog.getByRole('button', { name: 'Börja skriva' }));
  await screen.findByRole('heading', { level: 1, name: 'Skriv: Disk i storkök' });
  expect(path()).toMatch(/^\/moduler\/[0-9a-f-]+\/skriv$/);
});

it('tells every fault of a file by its place in the module, and changes nothing', async () => {
  const register = await seededRegister();
  const file = join(temporaryFolder(), 'moduler.json');
  const module = {
    code: 'VÄX',
    level: 9,
    outcomes: [{ text: '', criteria: [{ text: 'Vattnar', kind: 'skill' }] }],
  };
  writeFileSync(file, JSON.stringify({ format: 'intyga-modules', modules: [module] }, null, 2));
  const { user, bridge } = await showPage(register, 'samira', '/moduler');
  bridge.choose(file);
  await user.click(screen.getByRole('button', { name: 'Läs in från fil' }));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('Filen kunde inte läsas in: 3 fel')).toBeInTheDocument();
  const faults = within(alert)
    .getAllByRole('listitem')
    .map((item) => item.textContent);
  expect(faults[1]).toBe(
    'Modul VÄX: OCN-nivån kan inte vara ”9”. Skriv 1, 2 eller 3, utan citattecken. (rad 6)',
  );
  expect(await titles()).toHaveLength(6);

  writeFileSync(
    file,
    JSON.stringify({
      format: 'intyga-modules',
      modules: [
        {
          ...module,
          title: 'Växthus',
          level: 1,
          outcomes: [{ ...module.outcomes[0], text: 'Sköter plantor' }],
        },
      ],
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Läs in från fil' }));
  await screen.findByText('1 modul är inläst som utkast');
  expect(screen.queryByText(/^Filen kunde inte läsas in/)).not.toBeInTheDocument();
  expect(screen.getByRole('row', { name: /Växthus VÄX Utkast/ })).toBeInTheDocument();

  // The same file once more: nothing is made, and it is said.
  await user.click(screen.getByRole('button', { name: 'Läs in från fil' }));
  await screen.findByText('VÄX finns redan, samma innehåll. Inget har lagts till för den.');
  expect(await titles()).toHaveLength(7);
});

it('saves the marked ones as a file that can be read in again', async () => {
  const register = await seededRegister();
  const file = join(temporaryFolder(), 'moduler.json');
  const { user, bridge } = await showPage(register, 'maria', '/moduler');
  // A handledare reads and saves, and is told who writes.
  expect(screen.getByText(/Modulerna skrivs av samordnare eller administratör/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Ny modul' })).not.toBeInTheDocument();
  bridge.choose(file);
  await user.click(screen.getByRole('checkbox', { name: 'Markera Disk/kafé' }));
  await user.click(screen.getByRole('checkbox', { name: 'Markera Butikshandel' }));
  await user.click(screen.getByRole('button', { name: 'Spara 2 som fil' }));
  await screen.findByText('2 moduler är sparade');
  expect(existsSync(file)).toBe(true);
  const saved = JSON.parse(readFileSync(file, 'utf8')) as { modules: { code: string }[] };
  expect(saved.modules.map(({ code }) => code).sort()).toEqual(['EX-BUTIK', 'EX-DISK']);
});
