// An address that leads nowhere says so in Swedish, with a way on, whatever part of it is wrong.
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { seededRegister } from '../support/story.ts';
import { showPage } from './render-page.tsx';

it.each([
  '/finns/inte',
  '/deltagare/finns-inte',
  '/deltagare/finns-inte/andra',
  '/valideringar/finns-inte',
  '/intyg/finns-inte',
  '/intyg/manga/finns-inte',
  '/moduler/finns-inte/skriv',
])('says at %s that there is no page, and leads to Att göra', async (path) => {
  await showPage(await seededRegister(), 'samira', path);
  expect(await screen.findByRole('heading', { level: 1, name: 'Sidan finns inte' })).toBeInTheDocument();
  expect(screen.queryByText(/Not Found|formuläret/)).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Till Att göra' })).toHaveAttribute('href', '#/');
});
