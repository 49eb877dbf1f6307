/**
 * What a password opens in a P12 file: its seal against changes, and its hidden parts, by the methods of today (PBES2)
 * and of older files (RFC 7292 appendix B). Not here: the file's own shape (p12.ts).
 */
import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { Integer, OctetString, Sequence } from 'asn1js';
import { PBES2Params, PBKDF2Params, type AlgorithmIdentifier, type MacData } from 'pkijs';
import { rc2Decipher } from './rc2.ts';

/** Thrown when what comes out is noise. */
export class WrongPassword extends Error {}

/** More than any program asks for; a file that does could stop the engine for minutes. */
const mostRounds = { pbkdf2: 2_000_000, old: 200_000 };

/** The bytes of an octet string, whole or in pieces. Throws for what is none. */
export const octetsOf = (value: unknown): Uint8Array<ArrayBuffer> => {
  if (!(value instanceof OctetString)) throw new TypeError('no octets');
  return new Uint8Array(value.getValue());
};

const checkedRounds = (rounds: number, most: number): number => {
  if (rounds < 1 || rounds > most) throw new RangeError('too many rounds');
  return rounds;
};

type Digest = { readonly name: string; readonly block: number };

const digests: Readonly<Record<string, Digest>> = {
  '1.3.14.3.2.26': { name: 'sha1', block: 64 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', block: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', block: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', block: 128 },
};
const oldDigest: Digest = { name: 'sha1', block: 64 };

const repeated = (bytes: Uint8Array, block: number): Uint8Array =>
  Uint8Array.from(
    { length: Math.ceil(bytes.length / block) * block },
    (_, index) => bytes[index % bytes.length] ?? 0,
  );

/** As the old method takes a password: two bytes a letter, and two of zero at the end. */
const wide = (password: string): Uint8Array =>
  Uint8Array.from([...Buffer.from(`${password}\0`, 'utf16le').swap16()]);

const purposes = { key: 1, iv: 2, mac: 3 } as const;

/** RFC 7292, B.2. */
const oldDerive = (
  digest: Digest,
  purpose: keyof typeof purposes,
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Uint8Array => {
  const { name, block } = digest;
  const head = new Uint8Array(block).fill(purposes[purpose]);
  const input = Uint8Array.from([...repeated(salt, block), ...repeated(password, block)]);
  const out: Uint8Array[] = [];
  for (let made = 0; made < length;) {
    let hash: Uint8Array = createHash(name).update(head).update(input).digest();
    for (let round = 1; round < rounds; round += 1) hash = createHash(name).update(hash).digest();
    out.push(hash);
    made += hash.length;
    const addend = repeated(hash, block);
    for (let start = 0; start < input.length; start += block) {
      let carry = 1;
      for (let index = block - 1; index >= 0; index -= 1) {
        carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
        input[start + index] = carry;
        carry >>= 8;
      }
    }
  }
  return new Uint8Array(Buffer.concat(out).subarray(0, length));
};

/**
 * Is the password the one that the file was sealed with? Undefined when the seal is of a kind that is not known here:
 * then the hidden parts will tell.
 */
export const fitsSeal = (seal: MacData, sealed: Uint8Array, password: string): boolean | undefined => {
  const digest = digests[seal.mac.digestAlgorithm.algorithmId];
  if (!digest) return undefined;
  const [mac, salt] = [octetsOf(seal.mac.digest), octetsOf(seal.macSalt)];
  const rounds = checkedRounds(seal.iterations ?? 1, mostRounds.old);
  // An empty password is written in two ways.
  const forms = password === '' ? [wide(password), new Uint8Array()] : [wide(password)];
  return forms.some((form) => {
    const key = oldDerive(digest, 'mac', form, salt, rounds, mac.length);
    const found = createHmac(digest.name, key).update(sealed).digest();
    return found.length === mac.length && timingSafeEqual(found, mac);
  });
};

const randomFunctions: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const ciphers: Readonly<Record<string, { readonly name: string; readonly length: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', length: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', length: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', length: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', length: 24 },
};
const pbkdf2Oid = '1.2.840.113549.1.5.12';

const decipher = (name: string, key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array => {
  const cipher = createDecipheriv(name, key, iv);
  return new Uint8Array(Buffer.concat([cipher.update(bytes), cipher.final()]));
};

type Opener = (bytes: Uint8Array, password: string) => Uint8Array;

const modernOpener = (parameters: unknown): Opener => {
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: parameters });
  const settings = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams as unknown });
  const cipher = ciphers[encryptionScheme.algorithmId];
  const prf = settings.prf ? randomFunctions[settings.prf.algorithmId] : 'sha1';
  if (keyDerivationFunc.algorithmId !== pbkdf2Oid || !cipher || prf === undefined)
    throw new TypeError('an unknown method');
  const rounds = checkedRounds(settings.iterationCount, mostRounds.pbkdf2);
  const [salt, iv] = [octetsOf(settings.salt), octetsOf(encryptionScheme.algorithmParams)];
  return (bytes, password) =>
    decipher(cipher.name, pbkdf2Sync(password, salt, rounds, cipher.length, prf), iv, bytes);
};

type OldCipher = {
  readonly length: number;
  readonly open: (key: Uint8Array, iv: Uint8Array, bytes: Uint8Array) => Uint8Array;
};

const oldCiphers: Readonly<Record<string, OldCipher>> = {
  '1.2.840.113549.1.12.1.3': { length: 24, open: (...all) => decipher('des-ede3-cbc', ...all) },
  '1.2.840.113549.1.12.1.4': {
    length: 16,
    open: (key, ...rest) =>
      decipher('des-ede3-cbc', Uint8Array.from([...key, ...key.subarray(0, 8)]), ...rest),
  },
  '1.2.840.113549.1.12.1.5': { length: 16, open: rc2Decipher },
  '1.2.840.113549.1.12.1.6': { length: 5, open: rc2Decipher },
};

const oldOpener = (cipher: OldCipher, parameters: unknown): Opener => {
  const [salted, counted] = parameters instanceof Sequence ? parameters.valueBlock.value : [];
  if (!(counted instanceof Integer)) throw new TypeError('no rounds');
  const salt = octetsOf(salted);
  const rounds = checkedRounds(counted.valueBlock.valueDec, mostRounds.old);
  return (bytes, password) => {
    const derive = (purpose: 'key' | 'iv', length: number) =>
      oldDerive(oldDigest, purpose, wide(password), salt, rounds, length);
    return cipher.open(derive('key', cipher.length), derive('iv', 8), bytes);
  };
};

const pbes2Oid = '1.2.840.113549.1.5.13';

const openerOf = ({ algorithmId, algorithmParams }: AlgorithmIdentifier): Opener => {
  const old = oldCiphers[algorithmId];
  if (old) return oldOpener(old, algorithmParams);
  if (algorithmId !== pbes2Oid) throw new TypeError('an unknown method');
  return modernOpener(algorithmParams);
};

/**
 * What is hidden behind an algorithm and its parameters. Throws `WrongPassword`; anything else thrown means a method
 * that is not known.
 */
export const openHidden = (
  algorithm: AlgorithmIdentifier,
  bytes: Uint8Array,
  password: string,
): Uint8Array => {
  const open = openerOf(algorithm);
  try {
    return open(bytes, password);
  } catch (error) {
    throw new WrongPassword(undefined, { cause: error });
  }
};
