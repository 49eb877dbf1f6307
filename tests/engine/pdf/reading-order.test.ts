/** The order in which a screen reader reads a kompetensintyg: as poppler walks its structure. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderCertificate } from '../../../src/engine/pdf/index.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { named, sampleFacts, sampleLook, sampleSeal } from './sample.ts';

/** Each text with the kind of element it stands in: `H1 Kompetensintyg`. */
const readAloud = (pdf: Uint8Array): string[] => {
  const path = join(temporaryFolder(), 'intyg.pdf');
  writeFileSync(path, pdf);
  const lines = execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' }).split('\n');
  let kind = '';
  return lines.flatMap((line) => {
    const text = /^\s*"(.*)"$/.exec(line)?.[1];
    if (text !== undefined) return [`${kind} ${text.normalize('NFC').replace(/\s+/g, ' ').trim()}`];
    // Attributes, as a header cell's scope, begin with a slash.
    kind = /^\s*(\w+)/.exec(line)?.[1] ?? kind;
    return [];
  });
};

test('a kompetensintyg is read as it is meant: what it is, whose, what for, how to check, what was shown', async () => {
  const read = readAloud(await renderCertificate(sampleFacts(2), sampleLook, sampleSeal));
  const wanted = [
    'P Intygsnummer VVK-2026-0017',
    'P Exempelkommun Arbetsmarknadsenheten, verkstaden i Ankarsrum',
    'H1 Kompetensintyg',
    'P Härmed intygas att',
    'P Åsa Öberg',
    'P född 14 mars 1987',
    'P har visat kunnande i',
    'P Butikshandel och Disk/kafé',
    'P OCN-nivå 1 och 2',
    'P Omfattning 9 poäng',
    'P Period mars–maj 2026',
    'P Utfärdat 12 jun 2026',
    'H2 Moduler',
    ...['Modul', 'OCN-nivå', 'Poäng', 'Timmar', 'Godkänd'].map((head) => `TH ${head}`),
    'TH Butikshandel BUTIK · version 1',
    'TD 2',
    'TD 4',
    'TD 40',
    'TD 5 jun 2026',
    'TH Disk/kafé DISK · version 1',
    'TD 1',
    'TD 5',
    'TD 50',
    'TD 5 jun 2026',
    'TH Summa',
    'TD ',
    'TD 9',
    'TD 90',
    'TD ',
    'P Exempelstad den 12 juni 2026',
    'P Maria Lindqvist Handledare',
    'P Johan Ekström Intern kontrollant',
    'P Intyget visar bara det som är styrkt. Det är inte ett betyg. Extern kvalitetssäkring är inte gjord. Läranderesultaten står på sida 2.',
    'H2 Kontrollera intyget',
  ];
  expect(read.slice(0, wanted.length)).toEqual(wanted);
  const headings = read.filter((line) => /^H\d/.test(line));
  expect(headings).toEqual([
    'H1 Kompetensintyg',
    'H2 Moduler',
    'H2 Kontrollera intyget',
    'H2 Det här är visat',
    'H3 Butikshandel',
    'H3 Disk/kafé',
    'H3 Om intyget',
  ]);
  const afterCode = read.slice(read.indexOf('H2 Kontrollera intyget'));
  expect(afterCode[2]).toBe('P Kontrollkod K7QM-3XWD-90AB');
  expect(afterCode).toContain('P Deltagaren kan ta emot en leverans.');
});

/** Poppler gives the signs as they stand on paper, from left to right, and not the name that the element carries. */
const signs = (line: string): string[] => Array.from(line.replace(/[\u200e\u200f\u202a-\u202e]/g, '')).sort();

test.each([
  [
    'without a control page on the web, nothing empty is read',
    sampleFacts(1),
    { ...sampleSeal, address: '' },
  ],
  [
    'a name from right to left stands where names stand',
    sampleFacts(1, named('محمد العربي', 'ar')),
    sampleSeal,
  ],
  ['a table that goes on is read before what was shown', sampleFacts(12), sampleSeal],
])('%s', async (_what, facts, seal) => {
  const read = readAloud(await renderCertificate(facts, sampleLook, seal));
  // Only the cells of a sum may be empty; the code has an alternative text, which poppler does not tell.
  expect(read.filter((line) => /^\w+ $/.test(line) && !/^(TD|Figure) /.test(line))).toEqual([]);
  const after = read[read.indexOf('P Härmed intygas att') + 1] ?? '';
  expect(signs(after.replace(/^\w+ /, ''))).toEqual(signs(facts.holder.name));
  const rows = facts.modules.map(({ code, title }) => read.indexOf(`TH ${title} ${code} · version 1`));
  expect(rows.every((row) => row > 0)).toBe(true);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
  const sections = facts.modules.map(({ title }) => read.indexOf(`H3 ${title}`));
  expect(Math.min(...sections)).toBeGreaterThan(Math.max(...rows));
});
