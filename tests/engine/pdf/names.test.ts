/**
 * A name that entry accepts is printed, passes the conformance check and is read as the name, on every kind of document:
 * by pdf.js, which is also what the program's own window reads aloud, and by poppler. Not here: which names are accepted
 * (glyphs.test.ts).
 */
import { describe, expect, it } from 'vitest';
import {
  checkPdf,
  missingGlyphs,
  renderCertificate,
  UnprintableText,
} from '../../../src/engine/pdf/index.ts';
import { listenedText, popplerText, spokenIn } from './reading.ts';
import { sampleFacts, sampleLook, sampleModule, sampleSeal } from './sample.ts';
import { documentsWith, sampleNames, type SampleName } from './sample-names.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The names that a reading does not have, letter by letter as they were written. */
const missingIn = (text: string, names: readonly string[]): string[] =>
  names.filter((name) => !oneLine(text).includes(name));

/** Poppler turns the parts of a hyphenated name from right to left round one by one, and finds them so. */
const asPopplerFinds = (name: string): readonly string[] =>
  /[\p{Script=Arabic}\p{Script=Hebrew}]-/u.test(name) ? name.split('-') : [name];

/** Names that the document's structure does not give in the language of whoever has them. */
const notSpoken = (
  spoken: readonly (readonly [string, string])[],
  names: readonly SampleName[],
): readonly SampleName[] =>
  names.filter(
    ({ name, language }) =>
      !oneLine(spoken.map(([tag, words]) => (tag === language ? words : '\n')).join('')).includes(name),
  );

describe.each(documentsWith)('$kind', ({ holds, namesAreOf, render }) => {
  const groups = holds === 'one' ? sampleNames.map((name) => [name]) : [sampleNames];

  it.each(groups.map((names) => ({ names, title: names.map(({ name }) => name).join(', ') })))(
    'tells $title',
    async ({ names }) => {
      const pdf = await render(names);
      const written = names.map(({ name }) => name);
      expect((await checkPdf(pdf)).problems).toEqual([]);
      expect(missingIn(await listenedText(pdf), written)).toEqual([]);
      expect(missingIn(popplerText(pdf), written.flatMap(asPopplerFinds))).toEqual([]);
      if (namesAreOf === 'participants') expect(notSpoken(await spokenIn(pdf), names)).toEqual([]);
    },
  );
});

it('accepts every name of the table when it is typed', () => {
  for (const { name } of sampleNames) expect(missingGlyphs(name), name).toEqual([]);
});

describe('signs that steer a machine and are no letters', () => {
  it.each([
    ['NUL', '\u0000'],
    ['carriage return', '\r'],
    ['a bell', '\u0007'],
    ['delete', '\u007f'],
    ['next line', '\u0085'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
    ['a vertical tab', '\v'],
    ['a form feed', '\f'],
    ['half of a pair', '\ud83d'],
    ['a tab', '\t'],
  ])('%s neither spoils nor stops a document', async (_what, sign) => {
    const text = `Disk${sign}kafé`;
    const facts = sampleFacts(1, {
      title: `Kompetens${sign}intyg`,
      modules: [
        {
          ...sampleModule(0),
          title: text,
          outcomes: [{ text, isFullyAchieved: true, achievedCriteria: [text] }],
        },
      ],
    });
    const rendering = renderCertificate(facts, sampleLook, sampleSeal);
    if (sign === '\ud83d') await expect(rendering).rejects.toThrow(UnprintableText);
    else expect((await checkPdf(await rendering)).problems).toEqual([]);
    // Where lines may end, they are a space; what is left counts as a letter that nobody can print.
    expect(missingGlyphs(text)).toEqual(/\s/u.test(sign) ? [] : [sign]);
  });
});
