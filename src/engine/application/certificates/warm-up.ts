/**
 * What the first certificate would otherwise wait for, done beforehand in small steps: the PDF room loaded, its fonts
 * read, its ways walked a few times with a made-up certificate that nobody sees, and the check's thread begun. Not here:
 * when nothing else happens (process.ts).
 */
import type { PlainDate } from '#domain/dates.ts';
import { defaultSettings } from '#domain/settings.ts';
import { exampleCertificate } from './example-certificate.ts';
import type { PaperChecker } from '../frame/paper-check.ts';
import { pdfRoom } from '../frame/pdf-room.ts';

/** As often as the engine beneath needs to see work before it does it at its usual pace. */
const rounds = 8;

const drawExample = async (): Promise<Uint8Array> => {
  const { defaultAccent, renderCertificate } = await pdfRoom();
  const facts = exampleCertificate({
    number: 'EX-2026-0001',
    organisationName: 'Exempelkommunen',
    settings: defaultSettings,
    on: '2026-01-12' as PlainDate,
    isPractice: false,
    assessorName: null,
  });
  return renderCertificate(
    facts,
    {
      accent: defaultAccent,
      logo: null,
      textAbove: '',
      textBelow: '',
      isPreprinted: false,
      signatures: [{ name: 'Karin Exempelsson', role: 'Handledare' }],
    },
    {
      qr: `https://exempelkommunen.se/v#${'0123456789'.repeat(60)}`,
      checkCode: 'K7QM-3XWD-90AB',
      address: '',
    },
    { name: 'intyg.json', bytes: new TextEncoder().encode('{}') },
  );
};

/** Each call is a step; answers whether there are more. */
export const warmingUp = (checkPaper: PaperChecker): (() => Promise<boolean>) => {
  const steps = [
    pdfRoom,
    ...Array.from({ length: rounds }, () => async () => checkPaper(await drawExample())),
  ];
  return async () => {
    await steps.shift()?.();
    return steps.length > 0;
  };
};
