/**
 * The whole contract: every call the renderer, the command line and the tests can make, with its types inferred.
 * A new call is one entry in a feature's file here, one handler in engine/application and one use.
 */
import type { z } from 'zod';
export type { Refusal, Reply } from '#domain/refusal.ts';
export type { Call } from './call.ts';
import { archiveContract } from './archive.ts';
import { attachmentContract } from './attachments.ts';
import { batchContract } from './batches.ts';
import { backupContract } from './backups.ts';
import { certificateContract } from './certificates.ts';
import { checkingContract } from './checking.ts';
import { disposalContract } from './disposal.ts';
import { documentKeyContract } from './document-key.ts';
import { documentContract } from './documents.ts';
import { extractContract } from './extract.ts';
import { healthContract } from './health.ts';
import { lookContract } from './look.ts';
import { moduleContract } from './modules.ts';
import { organisationContract } from './organisation.ts';
import { participantContract } from './participants.ts';
import { pinContract } from './pin.ts';
import { recoveryContract } from './recovery.ts';
import { recommendationContract } from './recommendations.ts';
import { registerContract } from './register.ts';
import { signatureContract } from './signatures.ts';
import { validationContract } from './validations.ts';
import { workContract } from './work.ts';

export const contract = {
  ...registerContract,
  ...recoveryContract,
  ...organisationContract,
  ...moduleContract,
  ...participantContract,
  ...validationContract,
  ...attachmentContract,
  ...certificateContract,
  ...batchContract,
  ...checkingContract,
  ...documentKeyContract,
  ...documentContract,
  ...extractContract,
  ...archiveContract,
  ...disposalContract,
  ...lookContract,
  ...recommendationContract,
  ...backupContract,
  ...healthContract,
  ...signatureContract,
  ...pinContract,
  ...workContract,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller writes. */
export type InputOf<N extends CallName> = z.input<Contract[N]['input']>;
/** What a handler receives. */
export type ParsedInputOf<N extends CallName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends CallName> = z.output<Contract[N]['output']>;

export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);
