/**
 * The certificate for machines: an Open Badges 3.0 credential as a VC-JWT, wrapped as JSON so that it can lie inside
 * the PDF. Signed by the issuer's key, which `did:key` names, so that it can be checked from itself; whether that key
 * is to be trusted is for whoever checks. The same facts give the same bytes. Not here: what the credential says
 * (credential/badge.ts), and seals (seal.ts).
 */
import { base58 } from '@scure/base';
import { knowsFacts, readFacts, type CertificateFacts } from '#domain/certificate-facts.ts';
import { badgeOf } from './credential/badge.ts';
import { keyIdOf, readPrivateKey, type SigningKey } from './seal.ts';

export const credentialFileName = 'kompetensintyg.json';

/** Multicodec `ed25519-pub`, before the 32 bytes of a `did:key`. */
const ed25519Prefix = [0xed, 0x01];
const envelope = 'data:application/vc+jwt,';

// Many files, which no start of the program needs.
const loadJose = () => import('jose');

const didOf = (publicKey: Uint8Array): string =>
  `did:key:z${base58.encode(Uint8Array.from([...ed25519Prefix, ...publicKey]))}`;

const keyUrlOf = (did: string): string => `${did}#${did.slice('did:key:'.length)}`;

/** The key that a header's `kid` names; undefined when it names none of this kind. */
const keyNamedBy = (kid: string | undefined): Uint8Array | undefined => {
  const match = /^did:key:z([1-9A-HJ-NP-Za-km-z]{1,80})#/.exec(kid ?? '');
  const bytes = match?.[1] === undefined ? undefined : base58.decode(match[1]);
  return bytes?.length === 34 && ed25519Prefix.every((byte, index) => bytes[index] === byte)
    ? bytes.slice(2)
    : undefined;
};

const wrapped = (jwt: string) => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  id: `${envelope}${jwt}`,
  type: 'EnvelopedVerifiableCredential',
});

/** The JSON that is attached to the PDF: an EnvelopedVerifiableCredential (VC Data Model 2.0). */
export const makeCredential = async (
  facts: CertificateFacts,
  key: SigningKey & { readonly publicKey: Uint8Array },
  certificate: { readonly id: string; readonly seal: string },
): Promise<Uint8Array> => {
  const did = didOf(key.publicKey);
  const badge = badgeOf(facts, did, `urn:uuid:${certificate.id}`, certificate.seal);
  // The same again as registered claims, which readers of Open Badges look for.
  const claims = {
    iss: did,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: Date.parse(badge.validFrom) / 1000,
  };
  const { CompactSign } = await loadJose();
  const jwt = await new CompactSign(new TextEncoder().encode(JSON.stringify({ ...badge, ...claims })))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: keyUrlOf(did) })
    .sign(readPrivateKey(key.privateKey));
  return new TextEncoder().encode(JSON.stringify(wrapped(jwt), null, 2));
};

export type ReadCredential =
  | {
      readonly kind: 'read';
      /** Of the key that signed; whether it is trusted is the caller's matter. */
      readonly keyId: string;
      /** Its 32 raw bytes. */
      readonly publicKey: Uint8Array;
      readonly facts: CertificateFacts;
      readonly seal: string;
    }
  | { readonly kind: 'changed' | 'notOurs' };

/** The wrapped token, when the bytes are a wrapped credential of whosesoever; layout and order of the JSON are free. */
const tokenIn = (bytes: Uint8Array): string | undefined => {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<ReturnType<typeof wrapped>> | null;
    const id = value?.id;
    return typeof id === 'string' && id.startsWith(envelope) ? id.slice(envelope.length) : undefined;
  } catch {
    return undefined;
  }
};

/** Base64 has spare bits at its end, which say nothing but can be changed: they must be as they were written. */
const isAsWritten = (token: string): boolean => {
  const parts = token.split('.');
  return (
    parts.length === 3 && parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
  );
};

type Payload = { readonly facts?: CertificateFacts; readonly seal?: string };

const payloadIn = (bytes: Uint8Array): Payload =>
  (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as Payload;

/** Made by this program, or by somebody else who wraps credentials in the same way? */
const isOurs = (payload: Payload): payload is Required<Payload> =>
  knowsFacts(payload.facts) && typeof payload.seal === 'string';

const asJwk = (publicKey: Uint8Array) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: Buffer.from(publicKey).toString('base64url'),
});

/**
 * Reads what `makeCredential` made, and checks its signature against the key that it names. A token that cannot be read
 * or whose signature is wrong is `changed`; one that is whole but says nothing of ours, and anything else, `notOurs`.
 */
export const readCredential = async (bytes: Uint8Array): Promise<ReadCredential> => {
  const token = tokenIn(bytes);
  if (token === undefined) return { kind: 'notOurs' };
  const { compactVerify, decodeProtectedHeader, importJWK } = await loadJose();
  try {
    if (!isAsWritten(token)) return { kind: 'changed' };
    const publicKey = keyNamedBy(decodeProtectedHeader(token).kid);
    if (publicKey === undefined) {
      const unproven = payloadIn(Buffer.from(token.split('.')[1] ?? '', 'base64url'));
      return { kind: isOurs(unproven) ? 'changed' : 'notOurs' };
    }
    const key = await importJWK(asJwk(publicKey), 'EdDSA');
    const payload = payloadIn((await compactVerify(token, key, { algorithms: ['EdDSA'] })).payload);
    if (!isOurs(payload)) return { kind: 'notOurs' };
    return {
      kind: 'read',
      keyId: keyIdOf(publicKey),
      publicKey,
      facts: readFacts(payload.facts),
      seal: payload.seal,
    };
  } catch {
    return { kind: 'changed' };
  }
};
