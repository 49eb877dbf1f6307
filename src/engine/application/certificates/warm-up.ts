/**
 * What the first certificate would otherwise wait for, done beforehand in small steps: the PDF room loaded, its fonts
 * read, and the whole way to a finished paper walked a few times with a made-up certificate that nobody sees, under a
 * key that nobody keeps. Not here: when nothing else happens (process.ts).
 */
import { swedishDay } from '#domain/dates.ts';
import { readSettings } from '../../store/base/settings.ts';
import type { OutsideContext } from '../frame/handler.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import type { OpenedRegister } from '../frame/register.ts';
import { signerNow } from './document-key.ts';
import { exampleCertificate } from './example-certificate.ts';
import { newIssuerKey } from './issuer-key.ts';
import { drawReady } from './issuing.ts';

/** As often as the engine beneath needs to see work before it does it at its usual pace. */
const rounds = 8;

type Surroundings = Pick<OutsideContext, 'newId' | 'newSeed' | 'checkPaper'> & {
  readonly clock: () => OutsideContext['now'];
  readonly opened: () => OpenedRegister | undefined;
};

const finishExample = async (
  { clock, newId, newSeed, checkPaper }: Surroundings,
  { store, isPractice }: OpenedRegister,
): Promise<void> => {
  const now = clock();
  const today = swedishDay(now);
  const settings = await readSettings(store);
  const facts = exampleCertificate({
    number: 'EX-2026-0001',
    organisationName: 'Exempelkommunen',
    assessorName: null,
    settings,
    on: today,
    isPractice,
  });
  await signerNow(store, now); // its library is loaded; what it signs leaves the program
  await drawReady({ store, newId, checkPaper }, { facts, settings }, newIssuerKey({ today, newSeed }), null);
};

/** Each call is a step; answers whether there are more. What goes wrong here is told where somebody waits for it. */
export const warmingUp = (surroundings: Surroundings): (() => Promise<boolean>) => {
  const walk = async (): Promise<void> => {
    const opened = surroundings.opened();
    if (opened) await finishExample(surroundings, opened).catch(() => undefined);
  };
  const steps: (() => Promise<unknown>)[] = [pdfRoom, ...Array.from({ length: rounds }, () => walk)];
  return async () => {
    await steps.shift()?.();
    return steps.length > 0;
  };
};
