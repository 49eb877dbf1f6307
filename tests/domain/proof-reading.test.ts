// Proof-reading: only the latest reading counts, once, and for exactly what was read.
import { expect, test } from 'vitest';
import type { ValidationId } from '#domain/ids.ts';
import { isProofRead, type ReadMatter } from '#domain/proof-reading.ts';
import { accept, refuse } from '#domain/refusal.ts';

const [one, two, three] = ['v1', 'v2', 'v3'].map((id) => id as ValidationId) as [
  ValidationId,
  ValidationId,
  ValidationId,
];
const read: ReadMatter = { nameOnCertificate: 'Åsa Öberg', birth: 'date', validationIds: [one, two] };

test.each<[string, Parameters<typeof isProofRead>[0], Partial<ReadMatter>, boolean]>([
  ['what was read', read, {}, true],
  ['the modules in another order', read, { validationIds: [two, one] }, true],
  ['the same module twice', read, { validationIds: [one, two, one] }, true],
  ['a reading that was not used', { ...read, isUsed: false }, {}, true],
  ['a reading that led to a certificate', { ...read, isUsed: true }, {}, false],
  ['no reading', undefined, {}, false],
  ['another name', read, { nameOnCertificate: 'Åsa Oberg' }, false],
  ['birth shown in another way', read, { birth: 'year' }, false],
  ['a module less', read, { validationIds: [one] }, false],
  ['a module more', read, { validationIds: [one, two, three] }, false],
  ['another module', read, { validationIds: [one, three] }, false],
  ['no module', read, { validationIds: [] }, false],
])('%s', (_, latest, change, isRead) => {
  expect(isProofRead(latest, { ...read, ...change })).toEqual(
    isRead ? accept(undefined) : refuse({ kind: 'notProofRead' }),
  );
});
