/**
 * Seals on the log: now and then the register's own key signs how far the log has come, so that whoever writes it anew
 * afterwards needs that key too. Lives here: the text that is signed, and how chain, seals and personal signatures are
 * held against each other. Not here: when seals are made (engine/application/register/log-seals.ts) and the chain's own rule
 * (audit.ts).
 */
import type { AuditRow, ChainFault } from './audit.ts';
import type { Instant } from './dates.ts';
import { canonicalText } from './signature.ts';

/** At most so many rows go unsealed while the register is in use. */
export const sealEvery = 500;

export type LogSeal = {
  /** 1, 2, 3 …: a seal that was taken away leaves a gap. */
  readonly number: number;
  /** The last row it covers, and that row's hash. */
  readonly position: number;
  readonly hash: string;
  readonly at: Instant;
  readonly keyId: string;
};

export const logSealText = ({ number, position, hash, at, keyId }: LogSeal): string =>
  canonicalText({ what: 'intyga log seal', format: 1, number, position, hash, at, keyId });

/** A personal signature as the log is held against it. */
export type SignedRow = {
  readonly position: number;
  readonly previousHash: string;
  readonly isGenuine: boolean;
};

export type LogFault =
  | ChainFault
  | {
      /** The row, or where it would be. */
      readonly position: number;
      readonly fault:
        | 'sealGone'
        | 'sealNotGenuine'
        | 'sealedOtherwise'
        | 'cutOff'
        | 'signatureGone'
        | 'signatureNotGenuine'
        | 'signedOtherwise';
    };

type Row = Pick<AuditRow, 'position' | 'previousHash' | 'call' | 'what'> & { readonly hash: string };

type Seals = readonly (LogSeal & { readonly isGenuine: boolean })[];

const sealFaults = (rows: ReadonlyMap<number, Row>, last: number, seals: Seals): readonly LogFault[] =>
  seals.flatMap((seal, index): readonly LogFault[] => {
    const { position, hash, isGenuine } = seal;
    const row = rows.get(position);
    const before = seals[index - 1];
    const isNext = seal.number === (before?.number ?? 0) + 1;
    return [
      ...(isNext ? [] : [{ position: before?.position ?? 1, fault: 'sealGone' } as const]),
      ...(isGenuine ? [] : [{ position, fault: 'sealNotGenuine' } as const]),
      ...(position > last ? [{ position: last + 1, fault: 'cutOff' } as const] : []),
      ...(row && row.hash !== hash ? [{ position, fault: 'sealedOtherwise' } as const] : []),
    ];
  });

export type Signing = {
  /** Tells the rows that a person's signature belongs to. */
  readonly signs: (row: Row) => boolean;
  /** The place from which there were signatures, whether or not any are left; infinite where there were none. */
  readonly begunAt: number;
};

const signatureFaults = (
  rows: ReadonlyMap<number, Row>,
  last: number,
  signatures: readonly SignedRow[],
  { signs, begunAt }: Signing,
): readonly LogFault[] => {
  const signed = new Map(signatures.map((signature) => [signature.position, signature]));
  const first = Math.min(begunAt, ...signed.keys());
  const gone = [...rows.values()]
    .filter((row) => row.position >= first && signs(row) && !signed.has(row.position))
    .map(({ position }): LogFault => ({ position, fault: 'signatureGone' }));
  const wrong = signatures.flatMap(({ position, previousHash, isGenuine }): readonly LogFault[] => {
    const row = rows.get(position);
    return [
      ...(isGenuine ? [] : [{ position, fault: 'signatureNotGenuine' } as const]),
      ...(position > last ? [{ position: last + 1, fault: 'cutOff' } as const] : []),
      ...(row && row.previousHash !== previousHash ? [{ position, fault: 'signedOtherwise' } as const] : []),
    ];
  });
  return [...gone, ...wrong];
};

/**
 * Everything wrong with a log whose chain has been walked, the first place first. Rows before signatures began need none.
 */
export const logFaults = (
  chain: readonly ChainFault[],
  rows: readonly Row[],
  seals: Seals,
  signatures: readonly SignedRow[],
  signing: Signing,
): readonly LogFault[] => {
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  const last = rows.at(-1)?.position ?? 0;
  const lastSeal = seals.at(-1);
  const unsealed: readonly LogFault[] =
    lastSeal && last - lastSeal.position > sealEvery
      ? [{ position: lastSeal.position + sealEvery, fault: 'sealGone' }]
      : [];
  return [
    ...chain,
    ...sealFaults(byPosition, last, seals),
    ...unsealed,
    ...signatureFaults(byPosition, last, signatures, signing),
  ].sort((a, b) => a.position - b.position);
};
