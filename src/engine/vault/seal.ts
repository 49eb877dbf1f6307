/**
 * Seals and revocation lists as bytes: COSE_Sign1 (RFC 9052) over CBOR, signed with Ed25519. Lives here: their exact
 * shape, signing, and checking. Not here: what a seal says and is answered (domain/seal.ts), finding it in a text
 * (domain/seal-text.ts) and where keys lie (store).
 * The control page reads the same shape with its own few lines: a change here is a new format number.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { decode, encode, rfc8949EncodeOptions, Tagged } from 'cborg';
import { isPlainDate, swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import { toDigits } from '#domain/digits.ts';
import { readSealText } from '#domain/seal-text.ts';
import {
  answerGenuine,
  isInUse,
  sealText,
  type CheckAnswer,
  type IssuerKey,
  type ListedStanding,
  type RevocationList,
  type SealClaims,
  type SealModule,
  type SealStanding,
} from '#domain/seal.ts';

export type SigningKey = {
  readonly keyId: string;
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
};

/** Everything that Ed25519 keys have in common in their DER encodings; the 32 bytes follow (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** A key pair from 32 random bytes. */
export const issuerKeyFrom = (
  seed: Uint8Array,
): SigningKey & {
  /** The 32 raw bytes. */
  readonly publicKey: Uint8Array;
} => {
  const privateKey = Buffer.concat([pkcs8Head, seed]);
  const spki = createPublicKey(readPrivateKey(privateKey)).export({ type: 'spki', format: 'der' });
  const publicKey = new Uint8Array(spki.subarray(spkiHead.length));
  return { keyId: keyIdOf(publicKey), publicKey, privateKey: new Uint8Array(privateKey) };
};

/** 16 hex digits: the first 8 bytes of the SHA-256 of the raw public key. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

export const readPrivateKey = (der: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });

export const publicKeyObject = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });

const [algorithmLabel, keyIdLabel, edDsa, sign1Tag, format] = [1, 4, -8, 18, 1];

const bytesOf = (value: unknown): Uint8Array => encode(value, rfc8949EncodeOptions);

const wrapped = (
  payload: Map<number, unknown>,
  signer: { readonly keyId: string; readonly sign: (toBeSigned: Uint8Array) => Uint8Array },
): Uint8Array => {
  const head = bytesOf(
    new Map<number, unknown>([
      [algorithmLabel, edDsa],
      [keyIdLabel, new Uint8Array(Buffer.from(signer.keyId, 'hex'))],
    ]),
  );
  const body = bytesOf(payload);
  return bytesOf(new Tagged(sign1Tag, [head, new Map(), body, signer.sign(toBeSigned(head, body))]));
};

/** A statement that the key signs, as bytes. */
export const signed = (payload: Map<number, unknown>, { keyId, privateKey }: SigningKey): Uint8Array =>
  wrapped(payload, {
    keyId,
    sign: (bytes) => new Uint8Array(sign(null, bytes, readPrivateKey(privateKey))),
  });

const toBeSigned = (head: Uint8Array, body: Uint8Array): Uint8Array =>
  bytesOf(['Signature1', head, new Uint8Array(), body]);

type Opened =
  | { readonly kind: 'notOurs' | 'changed' }
  | { readonly kind: 'unknownIssuer'; readonly keyId: string }
  | { readonly kind: 'signed'; readonly key: IssuerKey; readonly payload: Map<unknown, unknown> };

const decodeOptions = { useMaps: true, tags: Tagged.preserve(sign1Tag) };

/** Opens what one of the keys signed. Nothing is read of the payload before its signature is right. */
export const openSigned = (bytes: Uint8Array, keys: readonly IssuerKey[]): Opened => {
  try {
    const { value } = decode(bytes, decodeOptions) as { readonly value: unknown };
    const [head, , body, signature] = value as readonly Uint8Array[];
    if (!head || !body || !signature) return { kind: 'changed' };
    const header = decode(head, decodeOptions) as Map<unknown, unknown>;
    const id = header.get(keyIdLabel);
    if (header.get(algorithmLabel) !== edDsa || !(id instanceof Uint8Array)) return { kind: 'changed' };
    const keyId = Buffer.from(id).toString('hex');
    const key = keys.find((one) => one.keyId === keyId);
    if (!key) return { kind: 'unknownIssuer', keyId };
    const publicKey = publicKeyObject(Buffer.from(key.publicKey, 'base64'));
    if (!verify(null, toBeSigned(head, body), publicKey, signature)) return { kind: 'changed' };
    const payload = decode(body, decodeOptions) as unknown;
    return payload instanceof Map && payload.get(0) === format
      ? { kind: 'signed', key, payload }
      : { kind: 'notOurs' };
  } catch {
    return { kind: 'changed' };
  }
};

// --- The seal of a certificate ---

const label = {
  number: 1,
  title: 2,
  issuer: 3,
  holder: 4,
  birth: 5,
  issuedOn: 6,
  modules: 7,
  facts: 8,
  flags: 9,
};
const flag = { example: 1, practice: 2, partial: 4, fileSealed: 8 };

const modulesToCbor = (modules: readonly SealModule[]) =>
  modules.map(({ code, level, points, title }) => [code, level, points, ...(title === null ? [] : [title])]);

const claimsToCbor = (claims: SealClaims): Map<number, unknown> =>
  new Map<number, unknown>(
    (
      [
        [0, format],
        [label.number, claims.number],
        [label.title, claims.title],
        [label.issuer, claims.issuer],
        [label.holder, claims.holder],
        [label.birth, claims.birth ?? undefined],
        [label.issuedOn, claims.issuedOn],
        [label.modules, claims.modules === null ? undefined : modulesToCbor(claims.modules)],
        [label.facts, new Uint8Array(Buffer.from(claims.factsSha256, 'hex'))],
        [
          label.flags,
          (claims.isExample ? flag.example : 0) |
            (claims.isPractice ? flag.practice : 0) |
            (claims.isPartial ? flag.partial : 0) |
            (claims.isFileSealed ? flag.fileSealed : 0),
        ],
      ] as const
    ).filter(([, value]) => value !== undefined),
  );

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
};
const date = (value: unknown): PlainDate => {
  const day = text(value);
  if (!isPlainDate(day)) throw new TypeError('not a date');
  return day;
};

const moduleFromCbor = (value: unknown): SealModule => {
  const [code, level, points, title] = value as unknown[];
  if (typeof level !== 'number' || (typeof points !== 'number' && points !== null))
    throw new TypeError('not a module');
  return { code: text(code), level, points, title: title === undefined ? null : text(title) };
};

/** Throws when the payload is no certificate's. */
const claimsFromCbor = (payload: Map<unknown, unknown>): SealClaims => {
  const modules = payload.get(label.modules);
  const facts = payload.get(label.facts);
  const flags = payload.get(label.flags);
  const birth = payload.get(label.birth);
  if (!(facts instanceof Uint8Array) || typeof flags !== 'number') throw new TypeError('not a certificate');
  return {
    number: text(payload.get(label.number)),
    title: text(payload.get(label.title)),
    issuer: text(payload.get(label.issuer)),
    holder: text(payload.get(label.holder)),
    birth: birth === undefined ? null : text(birth),
    issuedOn: date(payload.get(label.issuedOn)),
    modules: modules === undefined ? null : (modules as unknown[]).map(moduleFromCbor),
    factsSha256: Buffer.from(facts).toString('hex'),
    isExample: (flags & flag.example) !== 0,
    isPractice: (flags & flag.practice) !== 0,
    isPartial: (flags & flag.partial) !== 0,
    isFileSealed: (flags & flag.fileSealed) !== 0,
  };
};

/** Signs a seal: the text of its QR code. */
export const makeSeal = (claims: SealClaims, key: SigningKey, address: string): string =>
  sealText(address, toDigits(signed(claimsToCbor(claims), key)));

/** As `makeSeal` and of the same length, but signed by nobody: for previews. */
export const unsignedSeal = (claims: SealClaims, address: string): string => {
  const nobody = { keyId: '0'.repeat(16), sign: () => new Uint8Array(64) };
  return sealText(address, toDigits(wrapped(claimsToCbor(claims), nobody)));
};

/** SHA-256 of a seal's text, which the code that can be typed is taken from. */
export const sealDigest = (seal: string): Uint8Array => createHash('sha256').update(seal).digest();

/**
 * Checks the text of a seal against the keys that are known. `standingOf` tells what became of a number since; it is
 * asked only when the signature is right.
 */
export const checkSeal = async (
  textOfSeal: string,
  keys: readonly IssuerKey[],
  standingOf: (number: string) => SealStanding | Promise<SealStanding>,
): Promise<CheckAnswer> => {
  const read = readSealText(textOfSeal);
  if (read.kind !== 'bytes') return read;
  const opened = openSigned(read.bytes, keys);
  if (opened.kind !== 'signed') return opened;
  try {
    const claims = claimsFromCbor(opened.payload);
    return answerGenuine(claims, opened.key, await standingOf(claims.number));
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'notOurs' };
    throw error;
  }
};

// --- The revocation list ---

const listLabel = { issuer: 3, madeAt: 10, rows: 11, number: 12 };
const standingCode = { replaced: 1, revoked: 2 } as const;

const rowToCbor = (row: ListedStanding) => [
  row.number,
  standingCode[row.kind],
  row.on,
  row.kind === 'replaced' ? row.by : row.replacedBy,
];

const rowFromCbor = (value: unknown): ListedStanding => {
  const [number, code, on, other] = value as unknown[];
  const by = other === null ? null : text(other);
  if (code === standingCode.replaced)
    return { number: text(number), kind: 'replaced', on: date(on), by: by ?? '' };
  if (code === standingCode.revoked)
    return { number: text(number), kind: 'revoked', on: date(on), replacedBy: by };
  throw new TypeError('not a row of a list');
};

/** A signed list, as the base64 text in which it travels. */
export const makeRevocationList = (list: RevocationList, key: SigningKey): string =>
  Buffer.from(
    signed(
      new Map<number, unknown>([
        [0, format],
        [listLabel.issuer, list.issuer],
        [listLabel.madeAt, list.madeAt],
        [listLabel.rows, list.rows.map(rowToCbor)],
        // As text: pages that lie out there read no integer above 32 bits.
        [listLabel.number, String(list.number)],
      ]),
      key,
    ),
  ).toString('base64');

/** A list signed by one of the keys while it was in use, or undefined: a key that leaked later revokes nothing. */
export const readRevocationList = (
  base64: string,
  keys: readonly IssuerKey[],
): RevocationList | undefined => {
  const opened = openSigned(Buffer.from(base64, 'base64'), keys);
  if (opened.kind !== 'signed') return undefined;
  const rows = opened.payload.get(listLabel.rows);
  if (!Array.isArray(rows)) return undefined;
  try {
    const madeAt = text(opened.payload.get(listLabel.madeAt));
    if (!isInUse(opened.key, swedishDay(madeAt as Instant))) return undefined;
    const number = opened.payload.get(listLabel.number);
    return {
      issuer: text(opened.payload.get(listLabel.issuer)),
      // Lists from before they had numbers go by when they were made, as the first number does.
      number: number === undefined ? Date.parse(madeAt) : Number(text(number)),
      madeAt,
      rows: rows.map(rowFromCbor),
    };
  } catch {
    return undefined; // something else that the key signed, or no date
  }
};
