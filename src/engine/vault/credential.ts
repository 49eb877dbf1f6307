/**
 * The certificate for machines: an Open Badges 3.0 credential as a VC-JWT, wrapped as JSON so that it can lie inside
 * the PDF. Signed by the issuer's key, which `did:key` names, so that it can be checked from itself; whether that key
 * is to be trusted is for whoever checks. The same facts give the same bytes. Not here: seals (seal.ts).
 */
import { base58 } from '@scure/base';
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { CertificateFacts, CertificateModule } from '#domain/certificate-facts.ts';
import { keyIdOf, readPrivateKey, type SigningKey } from './seal.ts';

export const credentialFileName = 'kompetensintyg.json';

/** Multicodec `ed25519-pub`, before the 32 bytes of a `did:key`. */
const ed25519Prefix = [0xed, 0x01];
const envelope = 'data:application/vc+jwt,';

const didOf = (publicKey: Uint8Array): string =>
  `did:key:z${base58.encode(Uint8Array.from([...ed25519Prefix, ...publicKey]))}`;

const keyOfDid = (did: string): Uint8Array | undefined => {
  const match = /^did:key:z([1-9A-HJ-NP-Za-km-z]+)/.exec(did);
  const bytes = match?.[1] === undefined ? undefined : base58.decode(match[1]);
  return bytes?.length === 34 && ed25519Prefix.every((byte, index) => bytes[index] === byte)
    ? bytes.slice(2)
    : undefined;
};

/** What this program adds to the vocabulary: the facts as they are printed, and the seal of the same certificate. */
const extension = {
  facts: { '@id': 'urn:intyga:facts', '@type': '@json' },
  seal: 'urn:intyga:seal',
};

const outcomeLines = ({ outcomes }: CertificateModule): string[] =>
  outcomes.flatMap(({ text, achievedCriteria }) => [
    `- ${text}`,
    ...achievedCriteria.map((criterion) => `  - ${criterion}`),
  ]);

const moduleWords = (module: CertificateModule): string =>
  [`## ${module.code} ${module.title}`, `OCN-nivå ${String(module.level)}`, '', ...outcomeLines(module)].join(
    '\n',
  );

const achievementOf = (facts: CertificateFacts, id: string) => ({
  id: `${id}#achievement`,
  type: ['Achievement'],
  achievementType: facts.kind === 'certificate' ? 'Certificate' : 'Competency',
  humanCode: facts.number,
  name: facts.title,
  description: facts.modules.map(({ code, title }) => `${code} ${title}`).join(', '),
  inLanguage: 'sv',
  criteria: { narrative: facts.modules.map(moduleWords).join('\n\n') },
  resultDescription: facts.modules.map((module, index) => ({
    id: `${id}#module-${String(index + 1)}`,
    type: ['ResultDescription'],
    name: `${module.code} ${module.title}`,
    resultType: 'Status',
  })),
});

const resultsOf = (facts: CertificateFacts, id: string) =>
  facts.modules.map((module, index) => ({
    type: ['Result'],
    resultDescription: `${id}#module-${String(index + 1)}`,
    status: module.outcomes.every(({ isFullyAchieved }) => isFullyAchieved) ? 'Completed' : 'InProgress',
  }));

const evidenceOf = (facts: CertificateFacts) =>
  facts.modules
    .filter(({ evidenceTypes }) => evidenceTypes.length > 0)
    .map(({ code, title, evidenceTypes }) => ({
      type: ['Evidence'],
      name: `${code} ${title}`,
      genre: evidenceTypes.join(', '),
    }));

/** The credential itself. `id` is the certificate's, a UUID. */
export const credentialOf = (facts: CertificateFacts, issuer: string, id: string, seal: string) => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    extension,
  ],
  id,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: `${facts.title} ${facts.number}`,
  issuer: { id: issuer, type: ['Profile'], name: facts.issuer.name },
  validFrom: `${facts.issuedOn}T00:00:00Z`,
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: facts.holder.name },
    ],
    achievement: achievementOf(facts, id),
    result: resultsOf(facts, id),
  },
  evidence: evidenceOf(facts),
  facts,
  seal,
});

/** The JSON that is attached to the PDF: an EnvelopedVerifiableCredential (VC Data Model 2.0). */
export const makeCredential = async (
  facts: CertificateFacts,
  key: SigningKey & { readonly publicKey: Uint8Array },
  certificate: { readonly id: string; readonly seal: string },
): Promise<Uint8Array> => {
  const did = didOf(key.publicKey);
  const credential = credentialOf(facts, did, `urn:uuid:${certificate.id}`, certificate.seal);
  const jwt = await new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'vc+jwt',
      cty: 'vc',
      kid: `${did}#${did.slice('did:key:'.length)}`,
    })
    .sign(readPrivateKey(key.privateKey));
  const wrapped = {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `${envelope}${jwt}`,
    type: 'EnvelopedVerifiableCredential',
  };
  return new TextEncoder().encode(JSON.stringify(wrapped, null, 2));
};

export type ReadCredential =
  | {
      readonly kind: 'read';
      /** Of the key that signed; whether it is trusted is the caller's matter. */
      readonly keyId: string;
      readonly facts: CertificateFacts;
      readonly seal: string;
    }
  | { readonly kind: 'changed' | 'notOurs' };

/** Reads what `makeCredential` made, and checks its signature against the key that it names. */
export const readCredential = async (bytes: Uint8Array): Promise<ReadCredential> => {
  try {
    const { id } = JSON.parse(new TextDecoder().decode(bytes)) as { id?: unknown };
    if (typeof id !== 'string' || !id.startsWith(envelope)) return { kind: 'notOurs' };
    const jwt = id.slice(envelope.length);
    const publicKey = keyOfDid(decodeProtectedHeader(jwt).kid ?? '');
    if (publicKey === undefined) return { kind: 'notOurs' };
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
    const { payload } = await compactVerify(jwt, await importJWK(jwk, 'EdDSA'), { algorithms: ['EdDSA'] });
    const { facts, seal } = JSON.parse(new TextDecoder().decode(payload)) as {
      facts?: CertificateFacts;
      seal?: unknown;
    };
    if (facts === undefined || typeof seal !== 'string') return { kind: 'notOurs' };
    return { kind: 'read', keyId: keyIdOf(publicKey), facts, seal };
  } catch (error) {
    const isForged = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_JW');
    return { kind: isForged ? 'changed' : 'notOurs' };
  }
};
