/**
 * Disposals as tests need them: limits, two who may, one carried out, and what is left of it in the log and in the
 * file's own bytes. Not here: the people and papers that are disposed of.
 */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { InputOf } from '#contract/index.ts';
import { chainFaults } from '#domain/audit.ts';
import type { DisposalLimits } from '#domain/disposal.ts';
import { rowToAudit, selectAuditRows } from '../../src/engine/store/register/audit.ts';
import { sha256 } from '../../src/engine/sha256.ts';
import type { Raw } from './raw.ts';
import { seededRegister, type SeededRegister } from './story.ts';

export const limits: DisposalLimits = {
  reference: 'KS 2026/12',
  withoutCertificateYears: 2,
  withCertificateYears: 3,
  fileMonths: 6,
  draftDays: 30,
  logYears: 5,
};

/** Petra coordinates too, so that there are two. */
export const withTwo = async (): Promise<SeededRegister> => {
  const register = await seededRegister();
  await register.ask('samira', 'user.save', {
    id: register.userId('petra'),
    name: 'Petra Holm',
    title: '',
    roles: ['internalVerifier', 'coordinator'],
    workshopIds: [],
    seesPersons: true,
    trainedOn: null,
    certifiedOn: null,
    isActive: true,
  });
  await register.ask('samira', 'disposal.setLimits', limits);
  return register;
};

/** Proposed by Petra and carried out by Samira. */
export const carryOut = async (register: SeededRegister, chosen: InputOf<'disposal.propose'>) => {
  const { id } = await register.ask('petra', 'disposal.propose', chosen);
  return { id, ...(await register.ask('samira', 'disposal.carryOut', { id })) };
};

export const faultsIn = (raw: Raw) =>
  chainFaults(raw.rows<Parameters<typeof rowToAudit>[0]>(selectAuditRows).map(rowToAudit), sha256);

const [page, reserved, salt] = [4096, 80, 16];

/** Every page of the file as SQLCipher 4 keeps it, in plain text: the key is raw, each page has its own IV. */
export const decrypted = (file: string, key: Uint8Array): string => {
  const bytes = readFileSync(file);
  const pages = Array.from({ length: bytes.length / page }, (_, index) => {
    const at = bytes.subarray(index * page, (index + 1) * page);
    const body = at.subarray(index === 0 ? salt : 0, page - reserved);
    const iv = at.subarray(page - reserved, page - reserved + 16);
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  });
  return Buffer.concat(pages).toString('latin1');
};
