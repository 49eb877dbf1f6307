/**
 * The seal of a certificate: the short signed statement that its QR code carries, so that anybody can check the paper
 * without a network and without asking. Lives here: what a seal says, how it is shortened to fit, and what a checked
 * seal is answered. Not here: CBOR, signing and keys (engine/vault/seal.ts), digits (digits.ts), drawing (engine/pdf).
 */
import type { CertificateFacts, HolderBirth } from './certificate-facts.ts';
import { daysSince, type Instant, type PlainDate } from './dates.ts';
import { codesIn, plainSigns } from './typed-signs.ts';

export type SealModule = {
  readonly code: string;
  readonly level: number;
  readonly points: number | null;
  /** Left out when the code would otherwise be too dense. */
  readonly title: string | null;
};

export type SealClaims = {
  readonly number: string;
  readonly title: string;
  /** Empty when it had to be left out; the key then tells who issued. */
  readonly issuer: string;
  readonly holder: string;
  /** `2001-05-04`, `2001`, or null when birth is not printed. */
  readonly birth: string | null;
  readonly issuedOn: PlainDate;
  /** Null when there was no room for any. */
  readonly modules: readonly SealModule[] | null;
  /** Hex SHA-256 of the frozen facts. */
  readonly factsSha256: string;
  readonly isExample: boolean;
  readonly isPractice: boolean;
  readonly isPartial: boolean;
  /** Its PDF carries a seal of its own (file-seal.ts): one without was changed or saved anew. */
  readonly isFileSealed: boolean;
};

const birthText = (birth: HolderBirth): string | null =>
  birth.kind === 'date' ? birth.on : birth.kind === 'year' ? String(birth.year) : null;

/**
 * What the seal says, from the fullest to the shortest: with the modules' titles, with codes only, without modules,
 * without the issuer's name. The first that fits a printable code is used.
 */
export const sealChoices = (facts: CertificateFacts, factsSha256: string): readonly SealClaims[] => {
  const modules = facts.modules.map(({ code, level, creditValue, title }) => ({
    code,
    level,
    points: creditValue,
    title,
  }));
  const full: SealClaims = {
    number: facts.number,
    title: facts.title,
    issuer: facts.issuer.name,
    holder: facts.holder.name,
    birth: birthText(facts.holder.birth),
    issuedOn: facts.issuedOn,
    modules,
    factsSha256,
    isExample: facts.isExample,
    isPractice: facts.isPractice,
    isPartial: facts.kind === 'unitTranscript',
    isFileSealed: true,
  };
  const withoutTitles = { ...full, modules: modules.map((module) => ({ ...module, title: null })) };
  const withoutModules = { ...full, modules: null };
  return [full, withoutTitles, withoutModules, { ...withoutModules, issuer: '' }];
};

/** An issuer's public key, as the control page and others know it. */
export type IssuerKey = {
  /** 16 hex digits: the beginning of the key's SHA-256. */
  readonly keyId: string;
  readonly name: string;
  /** Base64 of the 32 raw bytes (Ed25519). */
  readonly publicKey: string;
  readonly validFrom: PlainDate;
  /** The last day it signed; null while it is in use. */
  readonly validUntil: PlainDate | null;
};

/** What became of a certificate after it was issued. */
export type SealStanding =
  | { readonly kind: 'valid' }
  | { readonly kind: 'replaced'; readonly on: PlainDate; readonly by: string }
  | { readonly kind: 'revoked'; readonly on: PlainDate; readonly replacedBy: string | null };

/** A row of the revocation list. */
export type ListedStanding = { readonly number: string } & Exclude<SealStanding, { kind: 'valid' }>;

export type RevocationList = {
  readonly issuer: string;
  /** Which of two lists is the newer: grows with every list, whatever the clock says. */
  readonly number: number;
  /** When it was made, an instant: for people to read. */
  readonly madeAt: string;
  /** In number order. */
  readonly rows: readonly ListedStanding[];
};

/**
 * The answer to a check. `valid`, `replaced` and `revoked` are all genuine: signed by a known key that was in use on
 * the day of issue.
 */
export type CheckAnswer =
  | ({ readonly claims: SealClaims; readonly issuer: string } & SealStanding)
  /** Signed by a known key, but not on a day when it was in use. */
  | { readonly kind: 'keyNotInUse'; readonly claims: SealClaims; readonly key: IssuerKey }
  | { readonly kind: 'changed' }
  | { readonly kind: 'unknownIssuer'; readonly keyId: string }
  /** Part of the code is missing. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'notOurs' };

/**
 * Had the key not yet been taken out of use on that day? Its first day is not asked for: nothing can be signed with a
 * key before it is there, and a clock that stood ahead when it was made must not make all that it signs invalid.
 */
export const isInUse = (key: Pick<IssuerKey, 'validUntil'>, on: PlainDate): boolean =>
  key.validUntil === null || on <= key.validUntil;

/**
 * The last day of a key that was taken out of use, as others are told it: what the register itself knows to be signed
 * with it counts, also when the clock stood behind on the day it was retired; and a day to come, from a clock that
 * stood ahead, tells nothing. `lastIssuedOn`: of the certificates it signed.
 */
export const lastDayOf = (
  key: Pick<IssuerKey, 'validFrom' | 'validUntil'>,
  lastIssuedOn: PlainDate | null,
  today: PlainDate,
): PlainDate | null => {
  if (key.validUntil === null) return null;
  const told = daysSince(key.validUntil, today) === undefined ? null : key.validUntil;
  const [last = key.validFrom] = [told, lastIssuedOn]
    .flatMap((day) => day ?? [])
    .sort()
    .reverse();
  return last;
};

/** The number of the next list: the moment in milliseconds, but always more than the last, which a clock ahead may have given. */
export const nextListNumber = (last: number, now: Instant): number => Math.max(Date.parse(now), last + 1);

/**
 * Two lists of one issuer as one: the newer counts, and what either says no longer counts stays so. Nothing that was
 * revoked ever counts again.
 */
export const mergedLists = (one: RevocationList, other: RevocationList): RevocationList => {
  const [older, newer] = one.number <= other.number ? [one, other] : [other, one];
  const rows = new Map(older.rows.map((row) => [row.number, row]));
  for (const row of newer.rows) if (rows.get(row.number)?.kind !== 'revoked') rows.set(row.number, row);
  return { ...newer, rows: [...rows.values()] };
};

/** What a seal with a right signature is answered. */
export const answerGenuine = (claims: SealClaims, key: IssuerKey, standing: SealStanding): CheckAnswer =>
  isInUse(key, claims.issuedOn)
    ? { claims, issuer: claims.issuer === '' ? key.name : claims.issuer, ...standing }
    : { kind: 'keyNotInUse', claims, key };

/** Crockford's base32: no I, L, O or U, so that nothing is mistaken when it is typed from paper. */
const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;

/** The code that can be typed, `7K2M-9QXD-4RTB`: 60 bits of a digest of the seal. */
export const checkCode = (digest: Uint8Array): string => {
  let bits = 0n;
  for (const byte of digest.slice(0, 8)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from({ length: codeLength }, (_, index) =>
    codeLetters.charAt(Number((bits >> BigInt(59 - 5 * index)) & 31n)),
  ).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
};

/** So many digits together are a seal, in groups or not, and no code. */
const longDigits = /(?:\d ?){20}/;

/** Three groups of four, as they stand in a line of other words. */
const groupsIn = (text: string): readonly string[] => [
  ...(text.match(/(?<![\p{L}\p{N}])[\dA-Z]{4}(?:-[\dA-Z]{4}){2}(?![\p{L}\p{N}])/gu) ?? []),
  ...(text.match(/(?<![\p{L}\p{N}])[\dA-Z]{4}(?: [\dA-Z]{4}){2}$/gu) ?? []),
];

/**
 * A typed code as it is printed, or undefined when it is none: small letters, other lines and spaces, words in front
 * and a full stop after, O for 0, I and L for 1 do.
 */
export const readCheckCode = (typed: string): string | undefined => {
  const codes = longDigits.test(plainSigns(typed)) ? [] : codesIn(typed);
  return [...codes, ...codes.flatMap(groupsIn)]
    .map((code) =>
      code
        .replace(/[\s.,/_-]/g, '')
        .replaceAll('O', '0')
        .replace(/[IL]/g, '1'),
    )
    .find((plain) => new RegExp(`^[${codeLetters}]{${String(codeLength)}}$`).test(plain))
    ?.replace(/(.{4})(?=.)/g, '$1-');
};

/** Where the digits begin when the organisation has no control page on the web. */
const localSealAddress = 'intyga:v';

/** The text of the QR code. `address` is the setting: empty, or `https://…/v`. */
export const sealText = (address: string, digits: string): string =>
  `${address === '' ? localSealAddress : address}#${digits}`;
