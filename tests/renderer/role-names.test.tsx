// The roles' names as the organisation says them, on pages that have nothing to do with Personal.
import { render, screen } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { SessionProvider } from '../../src/renderer/app/session-provider.tsx';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { seededRegister, submittedValidation, type SeededRegister } from '../support/story.ts';
import { showPage } from './render-page.tsx';

const renamed = async (): Promise<SeededRegister> => {
  const register = await seededRegister();
  const settings = await register.ask('samira', 'settings.get', {});
  await register.ask('samira', 'settings.save', {
    ...settings,
    roleNames: {
      ...settings.roleNames,
      assessor: 'OCN-bedömare',
      internalVerifier: 'Intern kvalitetssäkrare',
    },
  });
  return register;
};

describe('where the roles have names of the organisation’s own', () => {
  it.each<[string, StaffKey, (id: string) => string, RegExp | null]>([
    ['Att göra', 'maria', () => '/', null],
    ['the list to control', 'petra', () => '/granskning', /OCN-bedömare/],
    ['the list to control, to another', 'maria', () => '/granskning', /Bara för intern kvalitetssäkrare/],
    ['Granskning', 'petra', (id) => `/granskning/${id}`, null],
    ['Granskning, to another', 'samira', (id) => `/granskning/${id}`, /Granskas av intern kvalitetssäkrare/],
    ['a validation', 'maria', (id) => `/valideringar/${id}`, /Väntar på intern kvalitetssäkrare/],
    ['the validations', 'maria', () => '/valideringar', /OCN-bedömare/],
    ['Deltagare', 'samira', () => '/deltagare', null],
  ])('%s says them to %s', async (_which, by, where, said) => {
    const register = await renamed();
    const id = await submittedValidation(register);
    await showPage(register, by, where(id));
    if (said) expect((await screen.findAllByText(said)).length).toBeGreaterThan(0);
    const shown = document.querySelector('main')?.innerHTML ?? '';
    expect(shown).not.toBe('');
    expect(shown.match(/.{0,60}(?:handledar|kontrollant).{0,60}/gi)).toBeNull();
  });

  it('takes a new name at once, on what is shown already', async () => {
    const register = await seededRegister();
    const before = await register.ask('maria', 'session.get', {});
    if (!before) throw new Error('maria is not signed in');
    const Said = () => <p>{useTranslation('assessment').t('waitsForControl')}</p>;
    const said = <Said />;
    const view = render(<SessionProvider session={before}>{said}</SessionProvider>);
    expect(screen.getByText('Väntar på intern kontrollant')).toBeInTheDocument();
    const after = { ...before, roleNames: { ...before.roleNames, internalVerifier: 'IK' } };
    view.rerender(<SessionProvider session={after}>{said}</SessionProvider>);
    expect(screen.getByText('Väntar på IK')).toBeInTheDocument();
  });
});
