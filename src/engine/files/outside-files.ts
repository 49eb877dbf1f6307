/**
 * The one door for the program's own small files beside the database, which anybody at the disk can have written: how
 * large one may be, whether it is what was written, and whether it says what such a file can say, whole. What does not
 * come through is bad: told and left alone by whoever asked for it, never thrown and never obeyed. Not here: whose word a
 * file is (seals.ts), and what is done with it.
 */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { copyReasons } from '#domain/backup.ts';
import { copyTroubles } from '#domain/copy-trouble.ts';
import type { Instant } from '#domain/dates.ts';
import { parseSummed } from './checksummed-json.ts';
import { readLimited } from './files.ts';

export type OutsideFile<T> = {
  /** In bytes. */
  readonly limit: number;
  readonly shape: z.ZodType<T>;
};

/** `raw` is all that the file said, but for its sum. */
export type Outside<T> =
  | { readonly is: 'good'; readonly value: T; readonly raw: Readonly<Record<string, unknown>> }
  | { readonly is: 'missing' }
  | { readonly is: 'bad' };

export const parseOutside = <T>(bytes: Uint8Array, { shape }: OutsideFile<T>): Outside<T> => {
  const raw = parseSummed(bytes);
  const read = raw && shape.safeParse(raw);
  return raw && read?.success ? { is: 'good', value: read.data, raw } : { is: 'bad' };
};

export const readOutside = <T>(path: string, file: OutsideFile<T>): Outside<T> => {
  const bytes = readLimited(path, file.limit);
  if (bytes.ok) return parseOutside(bytes.value, file);
  return existsSync(path) ? { is: 'bad' } : { is: 'missing' };
};

const isRealInstant = (text: string): boolean => {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
};

const instant = z
  .string()
  .refine(isRealInstant)
  .transform((text) => text as Instant); // as was just found

/** `2026-11-27T10-32-05-123Z`: in order, and allowed in every file system. */
export const copyName = (at: Instant): string => at.replace(/[:.]/g, '-');

const namePattern = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3}Z)$/;

/** When a copy of this name was made; undefined for what is no name of a copy. */
export const instantOfName = (name: string): Instant | undefined => {
  const at = name.replace(namePattern, '$1:$2:$3.$4');
  return namePattern.test(name) && isRealInstant(at) ? (at as Instant) : undefined; // as was just found
};

const nameOfCopy = z.string().refine((name) => instantOfName(name) !== undefined);
const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const registerId = z.string().regex(/^[\w-]{1,64}$/);

const counts = z.object({
  participants: count,
  validations: count,
  certificates: count,
  attachments: count,
  auditRows: count,
});

/** What numbers look like: domain/certificate.ts. */
const givenNumber = z.object({
  prefix: z.string().min(1).max(20),
  year: z.int().min(1900).max(9999),
  last: z.int().min(1).max(999_999_999),
});

/** `kopia.json`: what a copy says of itself. What is optional is not in older ones. */
const account = z.object({
  format: z.literal(1),
  registerId,
  at: instant,
  reason: z.enum(copyReasons),
  /** Of the record's shape. */
  version: z.int().min(0).max(1_000_000),
  counts,
  /** So that a register that is older gives no number out again. */
  numbers: z.array(givenNumber).max(2000).readonly().optional(),
  /** Of the last row of its log: tells whether a register holds all that it does. */
  lastHash: hash.optional(),
  /** Names of copies that knew what the register did not when this one was made. */
  left: z.array(nameOfCopy).max(10_000).readonly().optional(),
  /** Of all files. */
  bytes: count,
  /** By the register's key: seals.ts. */
  seal: hash.optional(),
});

/** `aterstallning.json`: two folders change places. Once its account had no `format`, `bytes` or `seal`. */
const journal = z
  .object({
    aside: nameOfCopy,
    isRekey: z.boolean().optional(),
    /** With it, what is set aside is a copy like others. */
    account: account.partial({ format: true, bytes: true }).optional(),
  })
  .refine((said) => said.account === undefined || copyName(said.account.at) === said.aside);

const trouble = z.enum(copyTroubles).nullable().catch(null);

/** `kopior.json`: what cannot be true in it counts as not said, field by field. */
const copySettings = z.object({
  chosenFolder: z.string().min(1).max(4096).nullable().catch(null),
  chosenIsApart: z.boolean().catch(false),
  localTrouble: trouble,
  chosenTrouble: trouble,
  chosenNewest: z.object({ at: instant, auditRows: count, lastHash: hash.optional() }).nullable().catch(null),
});

/** `register.lock`: who has the register open. */
const lock = z.object({
  process: z.int(),
  computer: z.string().max(300),
  by: z.string().max(300),
  since: z.string().max(100),
  /** Tells one holder from the next. Not in locks of earlier versions. */
  mark: z.string().max(100).optional(),
});

const kilobyte = 1024;

/** `forsok.json`: as many as people can have keys, and nobody's typing. */
const tries = z.object({
  tries: z
    .array(
      z.object({
        name: z.string().max(200),
        inARow: count.max(1_000_000),
        untold: count.max(1_000_000),
        from: instant,
        to: instant,
      }),
    )
    .max(500),
});

export const outsideFiles = {
  account: { limit: 256 * kilobyte, shape: account },
  journal: { limit: 256 * kilobyte, shape: journal },
  copySettings: { limit: 64 * kilobyte, shape: copySettings },
  tries: { limit: 256 * kilobyte, shape: tries },
  lock: { limit: 16 * kilobyte, shape: lock },
} as const;

export type CopyAccount = z.output<typeof account>;
export type LockHolder = Readonly<z.output<typeof lock>>;
export type Journal = z.output<typeof journal>;
export type CopySettings = Readonly<z.output<typeof copySettings>>;
