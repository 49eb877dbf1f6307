/**
 * What the other documents say and how many pages they take. Their conformance is in check.test.ts.
 */
import { describe, expect, it } from 'vitest';
import {
  renderCertificate,
  renderHandover,
  renderProofList,
  renderRecommendation,
  renderRemaining,
} from '../../../src/engine/pdf/index.ts';
import { pdfText } from './reading.ts';
import { sampleFacts, sampleLook, sampleRemaining, sampleSeal, sampleTranscript } from './sample.ts';
import { sampleHandover, sampleProofList, sampleRecommendation } from './sample-letters.ts';

describe('det återstår', () => {
  it('says what is shown, begun and left, and what comes next', async () => {
    const pages = await pdfText(await renderRemaining(sampleRemaining()));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('3 av 5 delar är visade');
    expect(pages[0]).toMatch(/Visat\s+Jag kan packa upp varor och se om något är fel/);
    expect(pages[0]).toMatch(/Börjat\s+Jag kan hjälpa en kund/);
    expect(pages[0]).toMatch(/Kvar\s+Jag vet när jag måste be en kollega om hjälp/);
    expect(pages[0]).toContain('12 augusti 2026');
    expect(pages[0]).toContain('Maria Lindqvist');
  });

  it('stays on one page however much is left', async () => {
    const outcome = {
      text: 'Jag kan göra en sak till som tar lite längre tid att berätta om. '.repeat(2),
      state: 'left' as const,
    };
    const outcomes = Array.from({ length: 20 }, () => ({ ...outcome, left: ['ett', 'två', 'tre'] }));
    expect(await pdfText(await renderRemaining(sampleRemaining({ outcomes })))).toHaveLength(1);
  });

  it('says so when everything is shown', async () => {
    const outcomes = sampleRemaining().outcomes.map((outcome) => ({
      ...outcome,
      state: 'shown' as const,
      left: [],
    }));
    const [page = ''] = await pdfText(await renderRemaining(sampleRemaining({ outcomes })));
    expect(page).toContain('Allt är visat');
    expect(page).not.toContain('Det återstår Kvar');
  });
});

describe('handover letter', () => {
  it('fits one page in the usual case', async () => {
    const pages = await pdfText(await renderHandover(sampleHandover()));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Hej Åsa Öberg!');
    expect(pages[0]).toContain('VVK-2026-0017');
    expect(pages[0]).toContain('exempelkommun.se/intyg');
  });

  it.each([
    { count: 1, says: 'Modul 1 • Packa upp varor. • Fylla på i hyllan.', hides: 'står på intyget.' },
    { count: 3, says: 'Modul 3. Packa upp varor. Fylla på i hyllan.', hides: 'står på intyget.' },
    { count: 6, says: 'Modul 6 Vad du kan i varje modul står på intyget.', hides: 'Packa upp varor.' },
    { count: 30, says: 'Modul 29 och Modul 30. Vad du kan i varje modul', hides: 'Packa upp varor.' },
  ])('stays one page with $count modules', async ({ count, says, hides }) => {
    const shown = [
      'Packa upp varor.',
      'Fylla på i hyllan.',
      'Hjälpa en kund att hitta en vara.',
      'Veta vad man gör med varor som har gått ut.',
      'Veta när du måste be en kollega om hjälp.',
    ];
    const modules = Array.from({ length: count }, (_, index) => ({
      title: `Modul ${String(index + 1)}`,
      shown,
    }));
    const pages = await pdfText(await renderHandover(sampleHandover({ modules })));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(says);
    expect(pages[0]).not.toContain(hides);
    expect(pages[0]).toContain('Vänliga hälsningar Maria Lindqvist');
  });

  it('speaks of a part when it goes with a delintyg', async () => {
    const certificate = {
      ...sampleHandover().certificate,
      kind: 'unitTranscript' as const,
      title: 'Delintyg',
    };
    const [page = ''] = await pdfText(await renderHandover(sampleHandover({ certificate })));
    expect(page).toContain('Här är ditt delintyg.');
    expect(page).toContain('så här långt');
    expect(page).not.toContain('Grattis');
  });
});

describe('list to proof-read', () => {
  it('holds about twenty people a page, with the head on each', async () => {
    const pages = await pdfText(await renderProofList(sampleProofList(60)));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(pages.length).toBeLessThanOrEqual(4);
    for (const page of pages) expect(page).toContain('Namn på intyget Född Moduler Stämmer');
  });

  it('warns of protected people, and says what is not printed', async () => {
    const [page = ''] = await pdfText(await renderProofList(sampleProofList(1, { hasProtected: true })));
    expect(page).toContain('skyddade uppgifter');
    expect(page).toContain('skrivs inte');
  });
});

describe('underlag för erkännande', () => {
  it('repeats the head on every page and keeps the signers together', async () => {
    const pages = await pdfText(await renderRecommendation(sampleRecommendation(40, 4)));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) expect(page).toContain('Deltagare Född BUTIK');
    expect(pages.at(-1)).toContain('Extern kvalitetssäkrare');
    expect(pages.at(-1)).toContain(`Sida ${String(pages.length)} av ${String(pages.length)}`);
  });

  it('goes on with further modules in a second grid', async () => {
    const text = (await pdfText(await renderRecommendation(sampleRecommendation(3, 12)))).join(' ');
    expect(text).toContain('modul 1–6');
    expect(text).toContain('modul 7–12');
  });
});

describe('kompetensintyg', () => {
  it.each([1, 2, 3, 4, 5, 6])('shows all of %i modules on the first page', async (count) => {
    const [front = ''] = await pdfText(await renderCertificate(sampleFacts(count), sampleLook, sampleSeal));
    for (const { title } of sampleFacts(count).modules) expect(front).toContain(title);
    expect(front).not.toContain('Fortsätter');
  });

  it('shows five modules on one page on preprinted paper too', async () => {
    const look = { ...sampleLook, isPreprinted: true };
    const [front = ''] = await pdfText(await renderCertificate(sampleFacts(5), look, sampleSeal));
    expect(front).not.toContain('Fortsätter');
  });

  it('goes on with the rest on the second page, under the same head', async () => {
    const [front = '', next = ''] = await pdfText(
      await renderCertificate(sampleFacts(10), sampleLook, sampleSeal),
    );
    expect(front).toContain('Fortsätter på nästa sida med fem moduler till.');
    expect(next).toContain('Moduler, forts. Modul OCN-nivå Poäng Timmar Godkänd');
    expect(next).toContain('Summa 49 490');
  });

  it('says on the first page what it is not, and who answers for quality', async () => {
    const facts = sampleFacts(1, {
      externalQualityAssurance: { done: true, by: 'Eva Ek, Nordisk granskning' },
    });
    const [front = ''] = await pdfText(await renderCertificate(facts, sampleLook, sampleSeal));
    expect(front).toContain('Det är inte ett betyg.');
    expect(front).toContain('Extern kvalitetssäkring är gjord av Eva Ek, Nordisk granskning.');
    expect(front).toContain('K7QM-3XWD');
  });

  it('marks every page of what is not real, over the name too', async () => {
    const pages = await pdfText(await renderCertificate(sampleFacts(6, { isExample: true }), sampleLook));
    for (const page of pages) expect(page.split('EXEMPEL').length).toBeGreaterThan(6);
    expect(pages[0]).toContain('det här är inte ett giltigt intyg');
    const practice = await pdfText(await renderCertificate(sampleFacts(1, { isPractice: true }), sampleLook));
    for (const page of practice) expect(page).toContain('ÖVNING');
  });

  it('tells on a delintyg what is shown in part, down to the criteria', async () => {
    const [front = '', back = ''] = await pdfText(await renderCertificate(sampleTranscript(), sampleLook));
    expect(front).toContain('1 visat, 1 delvis');
    expect(front).toContain('Det gäller inte hela modulen');
    expect(back).toContain('Deltagaren kan möta kunder. (delvis visat)');
    expect(back).toContain('Hälsar och visar kunden uppmärksamhet även mitt i en annan uppgift.');
  });

  it('leaves the verify panel out without a seal', async () => {
    const [front = ''] = await pdfText(await renderCertificate(sampleFacts(2), sampleLook));
    expect(front).not.toContain('Kontrollera intyget');
  });
});
