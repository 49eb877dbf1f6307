// Files of evidence where they are controlled and assessed: each opens in the viewer, once however many criteria it
// speaks for. Not here: playing and zooming, which need the real window (e2e/evidence-files.spec.ts).
import { screen, waitFor } from '@testing-library/react';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import { employersLetter, timeSheet } from '../../support/documents.ts';
import { docx } from '../../support/files-people-bring.ts';
import { fileOf } from '../../support/pictures.ts';
import { criteriaOf, readyValidation, seededRegister, type SeededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const attach = async (
  register: SeededRegister,
  id: ValidationId,
  name: string,
  content: Uint8Array | string,
) => {
  const evidence = await register.ask('maria', 'evidence.register', {
    validationIds: [id],
    criterionIds: criteriaOf(register, 'EX-DISK', ['1.1', '1.2', '2.1']),
    type: 'photo',
    on: '2026-03-02' as PlainDate,
    place: '',
    text: '',
    judgement: null,
  });
  await register.ask('maria', 'evidence.attach', { id: evidence.id }, { path: fileOf(name, content) });
};

const handedIn = async () => {
  const register = await seededRegister();
  const id = await readyValidation(register);
  const create = { width: 40, height: 30, channels: 3, background: '#7a9' } as const;
  const picture = await sharp({ create }).png().toBuffer();
  // The newest comes first.
  await attach(register, id, 'tider.xlsx', timeSheet(1340));
  await attach(register, id, 'trasigt.docx', docx());
  await attach(register, id, 'omdöme.docx', employersLetter(picture));
  await attach(register, id, 'samtal.txt', Buffer.from('r\xe4ka', 'latin1'));
  await attach(register, id, 'hylla.jfif', await sharp({ create }).jpeg().toBuffer());
  await register.ask('maria', 'validation.submit', { id });
  return { register, id };
};

describe('a kontrollant', () => {
  it('sees a photo once, opens it, and goes on to the others with the arrow keys', async () => {
    const { register, id } = await handedIn();
    const { user } = await showPage(register, 'petra', `/granskning/${id}`);
    const photo = await screen.findByRole('button', { name: /^Foto: hylla\.jpg/ });
    expect(screen.getAllByText(/visas vid 1\.1/)).toHaveLength(10);
    await user.click(photo);
    const dialog = await inDialog(/: Foto 2\s*mar/);
    expect(await dialog.findByText(/Fil 1 av 5/)).toBeInTheDocument();
    expect(await dialog.findByRole('img', { name: 'Foto: hylla.jpg' })).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(await dialog.findByText(/Fil 2 av 5/)).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(await dialog.findByRole('heading', { name: 'Omdöme om praktik' })).toBeInTheDocument();
    expect(dialog.getByRole('row', { name: 'Hygien ☒ ja' })).toBeInTheDocument();
    expect(dialog.getByText('sent').tagName).toBe('S');
    expect(dialog.getByRole('img', { name: 'Disken efter passet' })).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(await dialog.findByText('Dokumentet är låst eller går inte att läsa')).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(await dialog.findByText(/Visar 200 av 1\s340 rader/)).toBeInTheDocument();
    expect(dialog.getByRole('row', { name: '2 2026-03-02 7,5 25 %' })).toBeInTheDocument();
    await user.click(dialog.getByRole('tab', { name: 'Dold' }));
    expect(await dialog.findByText('Bladet är dolt i filen.')).toBeInTheDocument();
    expect(dialog.getByRole('cell', { name: 'Anteckning' })).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Föregående' }));
    expect(await dialog.findByText(/Fil 4 av 5/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(photo).toHaveFocus());
  });
});
