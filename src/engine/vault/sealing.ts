/**
 * What a personal secret gives, and sealing something to a public key so that only the secret's owner can open it:
 * X25519 with a key for this one time, HKDF-SHA-256, AES-256-GCM. Not here: where secrets come from (keyring.ts,
 * recovery-code.ts).
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

const pkcs8Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b656e032100', 'hex');

export const derived = (secret: Uint8Array, purpose: string, salt: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32));

const rawPublic = (key: KeyObject): Buffer =>
  key.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);

const publicFrom = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });

/** The X25519 key of a secret. */
export type OpeningKey = { readonly privateKey: KeyObject; readonly publicKey: Uint8Array };

export const openingKeyFrom = (secret: Uint8Array): OpeningKey => {
  const seed = derived(secret, 'intyga opening key');
  const key = Buffer.concat([pkcs8Prefix, seed]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: rawPublic(createPublicKey(privateKey)) };
};

const tagLength = 16;
const nonceLength = 12;

/** 12 bytes nonce, the text, 16 bytes tag. */
export const wrap = (key: Uint8Array, text: Uint8Array, belongsTo: string): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(belongsTo));
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

/** Undefined when the key is another, or something was changed. */
export const unwrap = (key: Uint8Array, wrapped: Uint8Array, belongsTo: string): Buffer | undefined => {
  if (wrapped.length < nonceLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, nonceLength));
  decipher.setAAD(Buffer.from(belongsTo));
  decipher.setAuthTag(wrapped.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(nonceLength, -tagLength)), decipher.final()]);
  } catch {
    return undefined; // the tag does not match
  }
};

const sealKey = (shared: Uint8Array, sender: Uint8Array, receiver: Uint8Array): Buffer =>
  derived(shared, 'intyga sealed', Buffer.concat([sender, receiver]));

/** 32 bytes public key of this one time, then as `wrap`. */
export const sealTo = (publicKey: Uint8Array, text: Uint8Array, belongsTo: string): Buffer => {
  const once = generateKeyPairSync('x25519');
  const sender = rawPublic(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicFrom(publicKey) });
  return Buffer.concat([sender, wrap(sealKey(shared, sender, publicKey), text, belongsTo)]);
};

export const openSealed = (
  { privateKey, publicKey }: OpeningKey,
  sealed: Uint8Array,
  belongsTo: string,
): Buffer | undefined => {
  const sender = sealed.subarray(0, 32);
  try {
    const shared = diffieHellman({ privateKey, publicKey: publicFrom(sender) });
    return unwrap(sealKey(shared, sender, publicKey), sealed.subarray(32), belongsTo);
  } catch {
    return undefined; // not a public key at all
  }
};
