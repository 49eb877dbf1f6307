/**
 * Every kind of PDF that the program makes passes the conformance check, and every spoilt certificate is caught by
 * the rule that is there for it.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  checkPdf,
  renderCertificate,
  renderHandover,
  renderProofList,
  renderRecommendation,
  renderRecoverySheet,
  renderRemaining,
} from '../../../src/engine/pdf/index.ts';
import type { Instant } from '../../../src/domain/dates.ts';
import { documentSigner, makeDocumentKey } from '../../../src/engine/vault/document-key.ts';
import { checkRules } from '../../../src/engine/pdf/check/problem.ts';
import { breakages as usual, edited } from './breaking.ts';
import { rareBreakages } from './breaking-rare.ts';
import { named, sampleFacts, sampleLook, sampleRemaining, sampleSeal, sampleTranscript } from './sample.ts';
import {
  sampleHandover,
  sampleProofList,
  sampleRecommendation,
  sampleRecoverySheet,
} from './sample-letters.ts';

const attachment = { name: 'kompetensintyg.json', bytes: Buffer.from('{"a":1}') };
const good = await renderCertificate(sampleFacts(2), sampleLook, sampleSeal, attachment);

const breakages = [...usual, ...rareBreakages];

const at = '2026-11-25T15:00:00.000Z' as Instant;
const stampKey = await makeDocumentKey('Exempelkommun', at);
const stamped = await renderCertificate(sampleFacts(1), sampleLook, sampleSeal, null, {
  ...documentSigner(stampKey),
  at,
});

const transcript = await renderCertificate(sampleTranscript(), sampleLook, sampleSeal);

const names: readonly (readonly [string, string | null])[] = [
  ['Åsa Öberg', null],
  ['Łukasz Żółć', 'pl'],
  ['Nguyễn Thị Ánh', 'vi'],
  ['Юлія Шевченко', 'uk'],
  ['محمد العربي', 'ar'],
  ['فرشته نرگس‌زاده', null],
  ['ሰላም ገብረ', 'ti'],
  ['שָׁלוֹם כהן', null],
  ['Ọláṣùbọ̀mí', 'yo'],
  ['Margareta Elisabeth von Schwerin-Gyllenkrok Fredriksdotter Andersson', null],
  ['M'.repeat(60), null],
];

const longHandover = sampleHandover({
  participant: { name: 'محمد العربي', nameLanguage: 'ar' },
  modules: Array.from({ length: 9 }, (_, index) => ({
    title: `Modul ${String(index)}`,
    shown: ['Packa upp varor.', 'Fylla på i hyllan.', 'Hjälpa en kund att hitta en vara.'],
  })),
  isPractice: true,
});

const kinds: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ...[1, 2, 5, 6, 12].map(
    (count) =>
      [
        `kompetensintyg, modules: ${String(count)}`,
        () => renderCertificate(sampleFacts(count), sampleLook, sampleSeal, attachment),
      ] as const,
  ),
  ...names.map(
    ([name, language]) =>
      [
        `kompetensintyg for ${name}`,
        () => renderCertificate(sampleFacts(1, named(name, language)), sampleLook, sampleSeal),
      ] as const,
  ),
  ['delintyg', () => renderCertificate(sampleTranscript(), sampleLook, sampleSeal)],
  ['kompetensintyg without a seal', () => renderCertificate(sampleFacts(1), sampleLook)],
  [
    'example and practice on preprinted paper',
    () =>
      renderCertificate(
        sampleFacts(5, { isExample: true, isPractice: true, replaces: 'VVK-2026-0003' }),
        { ...sampleLook, isPreprinted: true, textAbove: 'Vård & omsorg <b>', textBelow: 'Egen text' },
        sampleSeal,
      ),
  ],
  ['handover letter', () => renderHandover(sampleHandover())],
  ['handover letter of two pages', () => renderHandover(longHandover)],
  ['list to proof-read', () => renderProofList(sampleProofList(3, { isExample: true }))],
  [
    'list to proof-read of many pages',
    () => renderProofList(sampleProofList(50, { hasProtected: true, isPractice: true })),
  ],
  ['recovery sheet', () => renderRecoverySheet(sampleRecoverySheet())],
  ['underlag för erkännande', () => renderRecommendation(sampleRecommendation(7, 4))],
  [
    'underlag för erkännande of many pages',
    () => renderRecommendation(sampleRecommendation(40, 12, { isExample: true })),
  ],
  ['det återstår', () => renderRemaining(sampleRemaining())],
  [
    'det återstår, as an example',
    () => renderRemaining(sampleRemaining({ isExample: true, nextStep: null })),
  ],
];

describe('checkPdf', () => {
  it.each(kinds)('finds nothing in %s', async (_, render) => {
    expect((await checkPdf(await render())).problems).toEqual([]);
  });

  it('finds nothing in a stamped one', async () => {
    expect((await checkPdf(stamped)).problems).toEqual([]);
  });

  it('finds nothing in a copy that was only opened and saved', async () => {
    const copy = await edited(good, () => undefined);
    expect((await checkPdf(copy)).problems).toEqual([]);
  });

  it.each(breakages)('catches $name ($rule)', async ({ rule, from, spoil }) => {
    const { problems } = await checkPdf(
      await spoil({ delintyg: transcript, stamped, none: good }[from ?? 'none']),
    );
    expect(problems.map((problem) => problem.rule)).toContain(rule);
  });

  it('has a breakage for every rule', () => {
    const tried = new Set(breakages.map((breakage) => breakage.rule));
    expect(checkRules.filter((rule) => !tried.has(rule))).toEqual([]);
  });

  it('calls a text file unreadable instead of failing', async () => {
    const { problems } = await checkPdf(await readFile(new URL(import.meta.url)));
    expect(problems.map((problem) => problem.rule)).toEqual(['1.unreadable']);
  });
});
