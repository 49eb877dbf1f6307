/**
 * Walks the audit chain of a register that nobody has open, for whoever can sign in to it. Not here: the rule of the
 * chain (domain/audit.ts) and telling the answer (cli).
 */
import { chainFaults, type ChainFault } from '#domain/audit.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { listAudit, sha256 } from '../store/audit.ts';
import { unlock } from '../vault/keyring.ts';
import type { Register } from './open-register.ts';

export type LogCheck = {
  readonly rows: number;
  /** Instants of the first and the last row; null in an empty log. */
  readonly from: string | null;
  readonly to: string | null;
  /** In the order of the chain; empty when it is whole. */
  readonly faults: readonly ChainFault[];
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
      faults: chainFaults(rows, sha256),
    });
  } finally {
    await register.close();
  }
};
