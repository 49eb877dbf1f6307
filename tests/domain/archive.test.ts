// The archive's two forms say the same, whatever stands in them; and the list of hashes is what sha256sum reads.
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveXml, hashList, type Archive } from '#domain/archive.ts';

const archive = (detail: string): Archive =>
  ({
    format: 'intyga-arkiv',
    version: 1,
    organisation: 'Vård & <omsorg>',
    certificates: [{ file: 'intyg/KI-1.pdf', checkCode: null, events: [{ what: 'revoked', detail }] }],
  }) as unknown as Archive;

const read = (xml: string) => new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml');
const textOf = (xml: string, name: string): string | undefined =>
  read(xml).getElementsByTagName(name)[0]?.textContent ?? undefined;

test('XML holds any text that XML can hold', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom('<', '&', '\r', '\n', '\u0085', '\u2028'),
          fc.string({ unit: 'binary', maxLength: 1 }),
        ),
      }),
      (detail) => {
        const held = textOf(archiveXml(archive(detail)), 'detail');
        // eslint-disable-next-line no-control-regex -- what XML forbids is replaced
        expect(held).toBe(detail.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'));
      },
    ),
  );
});

test.each([
  ['carriage return', 'a\rb'],
  ['both', 'a\r\nb'],
  ['next line', 'a\u0085b'],
  ['carriage return and next line', 'a\r\u0085b'],
  ['line separator', 'a\u2028b'],
  ['paragraph separator', 'a\u2029b'],
  ['vertical tab, which XML cannot hold', 'a\u000bb', 'a\ufffdb'],
  ['tab', 'a\tb'],
  ['spaces at both ends', ' a '],
  ['markup', '</detail><detail a="b">&amp;'],
  ['the end of a section of text', ']]>'],
  ['half a letter', 'a\ud800b', 'a\ufffdb'],
])('XML keeps every end of line and sign as it was: %s', (_, detail, held = detail) => {
  expect(textOf(archiveXml(archive(detail)), 'detail')).toBe(held);
});

test('XML names one of a list, and says of nothing that it is nothing', () => {
  const xml = archiveXml(archive('Fel person.'));
  expect(textOf(xml, 'organisation')).toBe('Vård & <omsorg>');
  expect(xml).toContain('<checkCode nil="true"/>');
  expect(xml).toMatch(/<certificates>\s+<certificate>\s+<file>intyg\/KI-1.pdf<\/file>/);
  expect(xml).toMatch(/<events>\s+<event>\s+<what>revoked<\/what>/);
});

test('the list of hashes has two spaces between hash and path', () => {
  expect(hashList([{ path: 'intyg/KI-1.pdf', sha256: 'ab' }])).toBe('ab  intyg/KI-1.pdf\n');
});
