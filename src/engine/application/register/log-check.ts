/**
 * Walks the audit chain of a register that nobody has open, with its seals and signatures, for whoever can sign in to
 * it. Not here: the rules (domain/audit.ts, domain/log-seal.ts) and telling the answer (cli).
 */
import type { LogFault } from '#domain/log-seal.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { listAudit } from '../../store/register/audit.ts';
import { unlock } from '../../vault/keyring.ts';
import { faultsInLog } from './log-seals.ts';
import type { Register } from '../frame/register.ts';

export type LogCheck = {
  readonly rows: number;
  /** Instants of the first and the last row; null in an empty log. */
  readonly from: string | null;
  readonly to: string | null;
  readonly seals: number;
  readonly signatures: number;
  /** In the order of the chain; empty when it is whole. */
  readonly faults: readonly LogFault[];
};

/** Refuses like signing in does, and `registerInUse` while a program has it open. Leaves the register closed. */
export const checkLog = async (
  register: Register,
  request: {
    readonly folder: string;
    readonly signInName: string;
    readonly passphrase: string;
    readonly since: string;
  },
): Promise<Decision<LogCheck>> => {
  const { folder, signInName, passphrase, since } = request;
  const keyring = register.keyring(folder);
  if (!keyring.ok) return keyring;
  const unlocked = await unlock(keyring.value, signInName, passphrase);
  if (!unlocked) return refuse({ kind: 'wrongPassphrase', waitSeconds: 0 });
  const opened = await register.open({ folder, key: unlocked.key, by: signInName, since });
  if (!opened.ok) return opened;
  try {
    const rows = await listAudit(opened.value.store);
    return accept({
      rows: rows.length,
      from: rows[0]?.at ?? null,
      to: rows.at(-1)?.at ?? null,
      ...(await faultsInLog(opened.value.store, rows)),
    });
  } finally {
    await register.close();
  }
};
