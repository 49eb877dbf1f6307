// Intygens utseende: what is typed is seen on the real paper before it is saved, and what cannot be printed is said.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fileOf, logoFile } from '../../support/pictures.ts';
import { asCoordinator } from '../../support/viewers.ts';
import { seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Spara utseendet' });

const setup = async () => {
  const register = await seededRegister();
  const shown = await showPage(register, 'samira', '/installningar/utseende');
  await screen.findByText(/^Nästa intyg får nummer/);
  return { register, ...shown, settings: () => register.ask('samira', 'settings.get', {}) };
};

describe('the look of certificates', () => {
  it('is saved, the next number told before it is, and taken back', async () => {
    const { user, settings } = await setup();
    const before = await settings();
    await user.clear(field('Nummer börjar med'));
    await user.type(field('Nummer börjar med'), 'nyb');
    await user.clear(field('Första löpnummer'));
    await user.type(field('Första löpnummer'), '200');
    await user.tab();
    await screen.findByText('Nästa intyg får nummer NYB-2026-0200');
    await user.click(screen.getByRole('button', { name: 'Vinröd' }));
    expect(field('Färg')).toHaveValue('#7a1f3d');
    await user.click(screen.getByRole('radio', { name: 'Kompetensbevis' }));
    await user.click(screen.getByRole('radio', { name: 'Bara året' }));
    await user.type(field(/^Adress till kontrollsidan/), 'https://intyg.exempel.se/v');
    await user.click(screen.getByRole('checkbox', { name: /redan har vårt brevhuvud/ }));
    await user.click(screen.getByRole('checkbox', { name: 'Extern kvalitetssäkring är gjord' }));
    await user.type(field('Av vem?'), 'Nordiska granskarna');
    expect(await settings()).toEqual(before);
    await user.click(save());
    await screen.findByText('Sparat');
    expect(await settings()).toEqual({
      ...before,
      certificatePrefix: 'NYB',
      firstRunningNumber: 200,
      accentColour: '#7a1f3d',
      certificateTitle: 'Kompetensbevis',
      birthShown: 'year',
      controlAddress: 'https://intyg.exempel.se/v',
      isPreprinted: true,
      externalQualityAssurance: { isDone: true, by: 'Nordiska granskarna' },
    });
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await screen.findByText('Ändringen är tillbakatagen');
    expect(await settings()).toEqual(before);
    expect(field('Nummer börjar med')).toHaveValue('EXK');
  });

  it('has an address that a samordnare reads, and an administratör changes', async () => {
    const register = await seededRegister();
    await asCoordinator(register, 'petra');
    const { user } = await showPage(register, 'petra', '/installningar/utseende');
    const address = await screen.findByRole('textbox', { name: /^Adress till kontrollsidan/ });
    expect(address).toHaveAttribute('readonly');
    expect(address).toHaveAccessibleDescription(/kan bara administratör ändra/);
    await user.click(screen.getByRole('radio', { name: 'Bara året' }));
    await user.click(save());
    await screen.findByText('Sparat');
    expect(await register.ask('samira', 'settings.get', {})).toMatchObject({ birthShown: 'year' });
  });

  it('says how a colour can be read, and how much darker a pale one becomes', async () => {
    const { user } = await setup();
    await user.clear(field('Färg'));
    await user.type(field('Färg'), '0F4C5C');
    expect(screen.getByText('Går bra att läsa (9,5:1)')).toBeInTheDocument();
    await user.clear(field('Färg'));
    await user.type(field('Färg'), '#ffcc00');
    expect(screen.getByText('För ljus för text på vitt papper (1,5:1)')).toBeInTheDocument();
    expect(screen.getByText(/^#[0-9a-f]{6}$/)).not.toHaveTextContent('#ffcc00');
  });

  it('takes no title of the trade’s, no colour that is none and no address without https', async () => {
    const { user, settings } = await setup();
    const before = await settings();
    await user.click(screen.getByRole('radio', { name: 'Eget ord' }));
    await user.type(field('Ert ord'), 'Yrkesbevis');
    await user.clear(field('Färg'));
    await user.type(field('Färg'), 'grön');
    await user.type(field(/^Adress till kontrollsidan/), 'intyg.exempel.se');
    await screen.findByText('Bilden ritas om när fälten är rätt ifyllda');
    await user.click(save());
    await screen.findByRole('button', { name: /^Ert ord: Yrkesbevis får bara branschen utfärda/ });
    expect(screen.getByRole('button', { name: 'Färg: Skriv färgen som #0f4c5c' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Adress till kontrollsidan: .*https/ })).toBeInTheDocument();
    expect(field('Färg')).toHaveFocus();
    expect(await settings()).toEqual(before);
  });

  it('says which letter cannot be printed, and goes on when it is gone', async () => {
    const { user, register } = await setup();
    await user.type(field(/^Text längst ner/), 'Lycka till 𐓏');
    await screen.findByText('Någon text har ett tecken som inte kan skrivas ut: 𐓏');
    await user.clear(field(/^Text längst ner/));
    await waitFor(() => expect(screen.queryByText(/inte kan skrivas ut/)).not.toBeInTheDocument());
    const numbers = await register.ask('samira', 'certificate.list', {
      search: '',
      year: null,
      after: null,
      limit: 5,
    });
    expect(numbers.total).toBe(0);
  });

  it('is there again half written, and taken up at once in the picture', async () => {
    const { user, register } = await setup();
    await user.clear(field('Nummer börjar med'));
    await user.type(field('Nummer börjar med'), 'HALV');
    await waitFor(async () =>
      expect(await register.ask('samira', 'draft.get', { key: 'look' })).not.toBeNull(),
    );
    const main = within(screen.getByRole('main'));
    await user.click(main.getByRole('link', { name: 'Inställningar' }));
    await screen.findByRole('heading', { level: 1, name: 'Inställningar' });
    await user.click(await screen.findByRole('link', { name: 'Ändra utseendet' }));
    await waitFor(() => expect(field('Nummer börjar med')).toHaveValue('HALV'));
    await screen.findByText('Nästa intyg får nummer HALV-2026-0001');
  });

  it('is told to a handledare in words only', async () => {
    const register = await seededRegister();
    await showPage(register, 'maria', '/installningar/utseende');
    await screen.findByText('Det här ändras av samordnare eller administratör.');
    expect(screen.queryByRole('button', { name: 'Spara utseendet' })).not.toBeInTheDocument();
  });
});

describe('the logo', () => {
  it('is chosen, judged on white paper, taken away and there again', async () => {
    const { user, bridge, settings } = await setup();
    bridge.choose(logoFile());
    await user.click(screen.getByRole('button', { name: 'Välj logotyp' }));
    const picture = await screen.findByRole('img', { name: 'Er logotyp' });
    const { logoId } = await settings();
    expect(picture).toHaveAttribute('src', `app://intyga/picture/${logoId!}`);
    expect(screen.getByText(/^Logotypen syns tydligt på vitt papper/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Ta bort' }));
    await screen.findByText('Logotypen är borttagen');
    expect((await settings()).logoId).toBeNull();
    await user.click(screen.getAllByRole('button', { name: 'Ångra' }).at(-1)!);
    await screen.findByRole('img', { name: 'Er logotyp' });
    expect((await settings()).logoId).toBe(logoId);
  });

  it('that holds a script is refused in words, and the one before stays', async () => {
    const { user, bridge, settings } = await setup();
    const evil = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    bridge.choose(fileOf('ond.svg', evil));
    await user.click(screen.getByRole('button', { name: 'Välj logotyp' }));
    await screen.findByText(/program/);
    expect((await settings()).logoId).toBeNull();
    expect(screen.getByText('Ingen logotyp är vald. Då står bara ert namn överst.')).toBeInTheDocument();
  });
});

it('the page that tries the printer opens to be printed', async () => {
  const { user } = await setup();
  await user.click(screen.getByRole('button', { name: 'Skriv ut provsida' }));
  const dialog = await inDialog('Provsida för skrivaren');
  expect(dialog.getByRole('button', { name: 'Skriv ut' })).toBeInTheDocument();
});
