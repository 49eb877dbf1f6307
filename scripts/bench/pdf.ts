/** One certificate of two modules, warm, beside a bare page of text by the same PDF library in the same font. */
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { checkPdf, renderCertificate, type CertificateLook } from '../../src/engine/pdf/index.ts';
import { parsedFont } from '../../src/engine/pdf/kit/fonts.ts';
import { loadShaper, place } from '../../src/engine/pdf/kit/shaper.ts';
import type { CertificateFacts, CertificateModule } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import { root } from '../run.ts';
import { figure, timeRounds, type Figure } from './figures.ts';

const day = '2026-11-24' as PlainDate;

const module = (code: string, title: string): CertificateModule => ({
  code,
  title,
  version: 1,
  level: 2,
  seqfLevel: null,
  creditValue: 5,
  hours: 50,
  approvedOn: day,
  period: null,
  place: 'Kaféet',
  evidenceTypes: ['observation', 'samtal'],
  outcomes: ['ta emot en leverans', 'möta kunder', 'hantera datum', 'följa regler', 'hålla ordning'].map(
    (text) => ({
      text: `Deltagaren kan ${text}.`,
      isFullyAchieved: true,
      achievedCriteria: [],
    }),
  ),
  assessors: [{ name: 'Maria Lindqvist', role: 'Handledare' }],
  verifier: { name: 'Johan Ekström', role: 'Intern kontrollant', on: day },
});

const look: CertificateLook = {
  accent: '#0f4c5c',
  logo: null,
  signatures: [{ name: 'Maria Lindqvist', role: 'Handledare' }],
  textAbove: '',
  textBelow: '',
  isPreprinted: false,
};

const facts: CertificateFacts = {
  number: 'EXK-2026-0001',
  kind: 'certificate',
  title: 'Kompetensintyg',
  issuer: {
    name: 'Exempelkommunen',
    organisationNumber: null,
    unit: null,
    contact: null,
    place: 'Exempelstad',
  },
  holder: { name: 'Åsa Öberg', nameLanguage: null, birth: { kind: 'year', year: 1987 } },
  modules: [module('EX-BUTIK', 'Butikshandel'), module('EX-DISK', 'Disk/kafé')],
  externalQualityAssurance: { done: false, by: null },
  issuedOn: day,
  isExample: true,
  isPractice: false,
  replaces: null,
};

const font = path.join(root, 'resources', 'fonts', 'SourceSans3_400Regular.ttf');

/** Forty lines on one page, with the font embedded: no tags, no claims, no layout. */
function barePage(): Promise<number> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4' });
    let length = 0;
    document.on('data', (chunk: Uint8Array) => (length += chunk.length));
    document.on('end', () => {
      resolve(length);
    });
    document.on('error', reject);
    document.font(font);
    for (let line = 1; line <= 40; line += 1) document.text(`Rad ${String(line)}: ta emot en leverans.`);
    document.end();
  });
}

export async function benchPdf(rounds = 50): Promise<readonly Figure[]> {
  const warmUp = 10;
  await timeRounds(warmUp, () => renderCertificate(facts, look));
  await timeRounds(warmUp, barePage);
  const bare = await timeRounds(rounds, barePage);
  const times = await timeRounds(rounds, () => renderCertificate(facts, look));
  return [
    figure('one certificate of two modules, against a bare page', {
      times,
      bare,
      isCountedPerSecond: true,
      target: { words: 'at most 50 ms', holds: ({ median }) => median <= 50 },
    }),
    await benchCheck(rounds, times),
    await benchShaping(rounds),
  ];
}

/** What the last door costs each certificate that is issued. */
async function benchCheck(rounds: number, bare: readonly number[]): Promise<Figure> {
  const pdf = await renderCertificate(facts, look);
  const times = await timeRounds(rounds, () => checkPdf(pdf));
  return figure('looking the file through before it is issued, against drawing it', { times, bare });
}

/** The words of a certificate, none of them remembered: what shaping costs one that shares nothing with those before. */
async function benchShaping(rounds: number): Promise<Figure> {
  await loadShaper();
  const words = JSON.stringify(facts).match(/\p{L}+/gu) ?? [];
  const voice = { direction: 'ltr', script: 'Latn', language: 'sv' } as const;
  // fontkit, which embeds, can shape as well; the program no longer asks it to.
  const other = parsedFont('SourceSans3_400Regular') as unknown as { layout(text: string): unknown };
  return figure('shaping every word of a certificate with HarfBuzz, against fontkit', {
    times: await timeRounds(rounds, () => {
      for (const word of words) place('SourceSans3_400Regular', word, voice);
    }),
    bare: await timeRounds(rounds, () => {
      for (const word of words) other.layout(word);
    }),
  });
}
