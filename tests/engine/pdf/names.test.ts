/**
 * A name that entry accepts is printed, passes the conformance check and is read as the name, on every kind of document:
 * by pdf.js, which is also what the program's own window reads aloud, and by poppler. Not here: which names are accepted
 * (glyphs.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { checkPdf, missingGlyphs } from '../../../src/engine/pdf/index.ts';
import { listenedText, popplerText } from './reading.ts';
import { documentsWith, sampleNames } from './sample-names.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The names that a reading does not have, letter by letter as they were written. */
const missingIn = (text: string, names: readonly string[]): string[] =>
  names.filter((name) => !oneLine(text).includes(name));

/** Poppler turns the parts of a hyphenated name from right to left round one by one, and finds them so. */
const asPopplerFinds = (name: string): readonly string[] =>
  /[\p{Script=Arabic}\p{Script=Hebrew}]-/u.test(name) ? name.split('-') : [name];

describe.each(documentsWith)('$kind', ({ holds, render }) => {
  const groups = holds === 'one' ? sampleNames.map((name) => [name]) : [sampleNames];

  it.each(groups.map((names) => ({ names, title: names.map(({ name }) => name).join(', ') })))(
    'tells $title',
    async ({ names }) => {
      const pdf = await render(names);
      const written = names.map(({ name }) => name);
      expect((await checkPdf(pdf)).problems).toEqual([]);
      expect(missingIn(await listenedText(pdf), written)).toEqual([]);
      expect(missingIn(popplerText(pdf), written.flatMap(asPopplerFinds))).toEqual([]);
    },
  );
});

it('accepts every name of the table when it is typed', () => {
  for (const { name } of sampleNames) expect(missingGlyphs(name), name).toEqual([]);
});
