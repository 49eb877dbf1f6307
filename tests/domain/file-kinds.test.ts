// Which viewer each kept kind has, how text is read, and names that fit. What is kept at all: engine/validations/files-in.test.ts.
import { expect, it, test } from 'vitest';
import { charsetOf, keptMediaTypes, nameFor, wayToShow, waysToShow } from '../../src/domain/file-kinds.ts';

test.each([
  ['image/jpeg', 'picture'],
  ['image/png', 'picture'],
  ['application/pdf', 'pdf'],
  ['text/plain', 'text'],
  ['text/plain; charset=utf-16le', 'text'],
  ['audio/wav', 'sound'],
  ['audio/ogg', 'sound'],
  ['audio/amr', 'elsewhere'],
  ['audio/3gpp', 'elsewhere'],
  ['video/quicktime', 'film'],
  ['video/3gpp', 'film'],
  ['application/vnd.oasis.opendocument.text', 'document'],
  ['application/rtf', 'document'],
  ['application/x-nothing', 'elsewhere'],
])('%s is shown as %s', (mediaType, way) => {
  expect(wayToShow(mediaType)).toBe(way);
});

it('has a viewer of each way for something that is kept, and a name that fits for everything', () => {
  // Whoever signs for evidence must be able to see it: nothing that is kept needs another program.
  expect(new Set(keptMediaTypes.map(wayToShow))).toEqual(
    new Set(waysToShow.filter((way) => way !== 'elsewhere')),
  );
  for (const mediaType of keptMediaTypes)
    expect(nameFor(nameFor('fil', mediaType), mediaType)).toMatch(/^fil\.[a-z0-9]+$/);
});

test.each([
  ['text/plain', 'utf-8'],
  ['text/plain; charset=utf-16be', 'utf-16be'],
  ['text/plain; charset=windows-1252', 'windows-1252'],
])('%s is read as %s', (mediaType, charset) => {
  expect(charsetOf(mediaType)).toBe(charset);
});
