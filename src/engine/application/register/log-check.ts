/**
 * Walks the log of a register that nobody has open together with its record, seals and signatures, for whoever can sign
 * in to it. Not here: the rules (domain/audit.ts, domain/log-seal.ts, record-check) and telling the answer (cli).
 */
import { swedishDay, type Instant } from '#domain/dates.ts';
import { displayName } from '#domain/participant.ts';
import { recordFaultText, type AnyFault, type RecordFault } from '#domain/record-fault.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { accept, type Decision } from '#domain/refusal.ts';
import { databaseIn } from '../../files/places.ts';
import { listAudit } from '../../store/register/audit.ts';
import { readRecord } from '../../store/register/record-rows.ts';
import { listParticipants } from '../../store/participants/participants.ts';
import { listUsers } from '../../store/register/users.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { unlock } from '../../vault/keyring.ts';
import { faultsInLog } from './log-seals.ts';
import { trying } from './own-passphrase.ts';
import { faultsInRecord } from './record-check/record-faults.ts';
import { faultsInSignatures } from './record-check/signed-content.ts';
import type { Register } from '../frame/register.ts';

export type LogCheck = {
  readonly rows: number;
  /** Instants of the first and the last row; null in an empty log. */
  readonly from: string | null;
  readonly to: string | null;
  readonly seals: number;
  readonly signatures: number;
  /** In the order of the chain; empty when it is whole. */
  readonly faults: readonly AnyFault[];
  /** The first of them that is about the record, in Swedish: what, whose and where. */
  readonly firstInWords: string | null;
};

const wordsOf = async (
  store: ReadStore,
  fault: RecordFault,
  atOf: (position: number) => Instant | undefined,
): Promise<string> => {
  const people = await listParticipants(store, fault.participantIds as ParticipantId[]);
  const user = (await listUsers(store)).find(({ id }) => id === fault.userId);
  const at = atOf(fault.position);
  return recordFaultText(fault, {
    by: user?.name ?? null,
    people: [...people.values()].map(displayName),
    day: at === undefined ? null : swedishDay(at),
  });
};

/** Refuses like signing in does, and `registerInUse` while a program has it open. Leaves the register closed. */
export const checkLog = async (
  register: Register,
  request: {
    readonly folder: string;
    readonly signInName: string;
    readonly passphrase: string;
    readonly since: Instant;
  },
): Promise<Decision<LogCheck>> => {
  const { folder, signInName, passphrase, since } = request;
  const keyring = register.keyring(folder);
  if (!keyring.ok) return keyring;
  const tried = await trying({ register, now: since }, signInName, () =>
    unlock(keyring.value, signInName, passphrase),
  );
  if (!tried.ok) return tried;
  const unlocked = tried.value;
  const opened = await register.open({
    folder,
    shown: { holder: unlocked.userId, publicKey: unlocked.publicKey, signInName },
    key: unlocked.key,
    by: signInName,
    since,
  });
  if (!opened.ok) return opened;
  try {
    const { store } = opened.value;
    const rows = await listAudit(store);
    const inLog = await faultsInLog(store, rows);
    const inRecord = [
      ...faultsInRecord(readRecord(databaseIn(folder), unlocked.key)),
      ...(await faultsInSignatures(store, rows)),
    ].toSorted((a, b) => a.position - b.position);
    const [first] = inRecord;
    const atOf = (position: number): Instant | undefined => rows.find((row) => row.position === position)?.at;
    return accept({
      rows: rows.length,
      from: rows[0]?.at ?? null,
      to: rows.at(-1)?.at ?? null,
      ...inLog,
      faults: [...inLog.faults, ...inRecord].toSorted((a, b) => a.position - b.position),
      firstInWords: first ? await wordsOf(store, first, atOf) : null,
    });
  } finally {
    await register.close();
  }
};
