/**
 * What a call is: the shape of a contract entry, and the small schemas that answers share.
 * Lives here: the vocabulary, and checking an input. Not here: what is typed
 * (fields.ts), the calls (one file per feature) and any other behaviour.
 */
import { z } from 'zod';
import type { Hurdle } from '#domain/refusal.ts';
import type { Access } from '#domain/roles.ts';
import type { Role } from '#domain/role.ts';

/**
 * `command` changes the record and leaves one audit row; `query` reads; `draft` keeps half-written text and is not
 * audited; `opening` opens or closes the register itself, outside any transaction, and leaves one audit row;
 * `shell` is answered by the window's own process, once the engine has said that whoever sits there may.
 */
export type CallKind = 'query' | 'command' | 'draft' | 'opening' | 'shell';

/**
 * A path that the person chooses in the shell's dialog; the renderer never names one. The dialog's title is the
 * shell's text `dialogs.<call>`; a `suggestedName` in the input is offered as file name. Where a file is opened, every
 * kind of it is a choice of its own, and all files are: what a file is called says little of what it is.
 */
export type Asks =
  | { readonly dialog: 'openPath'; readonly groups: Readonly<Partial<Record<FileGroup, readonly string[]>>> }
  /** `isWrittenIn`: the call lays something in the folder, and so never in the register's own. */
  | { readonly dialog: 'openFolder'; readonly isWrittenIn: boolean }
  | { readonly dialog: 'savePath'; readonly extensions: readonly string[] };

/** What a dialog calls a group of files, in the shell's texts `filters.<group>`. */
export const fileGroups = [
  'photos',
  'soundAndFilm',
  'documents',
  'pictures',
  'modules',
  'certificates',
  'keys',
] as const;
export type FileGroup = (typeof fileGroups)[number];

/**
 * What follows a call beside its transaction, and also where it was refused, for part of it may be done. `refreshSeats`:
 * every window goes by what the register now says of its user. `lookAtCopies`: there may be other copies, or another
 * second place, than were seen. `copyRestored`: the register that was brought back, or got a new key, gets a copy of its
 * own; only where it did. `closeWhenEmpty`: a register that nobody is signed in to any more is closed.
 */
export type After = 'refreshSeats' | 'lookAtCopies' | 'copyRestored' | 'closeWhenEmpty';

export type Call<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Roles extends Access = Access,
> = {
  readonly kind: CallKind;
  readonly roles: Roles;
  readonly input: Input;
  readonly output: Output;
  readonly asks?: Asks;
  /** A decision that the person signs with their own key: see docs/decisions/0012-signatures.md. */
  readonly signs?: true;
  /** What may still be awaited of whoever calls; other calls are refused with `notYet` meanwhile. */
  readonly worksBefore?: readonly Hurdle[];
  /** What the id in the input opens: logged where the organisation has chosen so. */
  readonly opens?: 'participant' | 'validation' | 'certificate' | 'attachment';
  /**
   * Takes what is somebody's out of the program: refused with `protectedNotConfirmed` where it is of a person whose
   * identity is protected, until the input says `confirmedProtected`.
   */
  readonly confirmsProtected?: true;
  /** The same of certificates that are replaced or revoked: `noLongerCounts`, until the input says `confirmedOld`. */
  readonly confirmsOld?: true;
  /** What follows once it has been answered, in this order: see `After`. */
  readonly after?: readonly After[];
  /** Roles that may name any participant in the input, also one whom they do not see. */
  readonly beyondReach?: readonly Role[];
};

/**
 * What a call was given, checked. zod measures whatever has a `length` before it knows what it is, and throws where that
 * is no number: such an input is malformed like others.
 */
export const parseInput = (call: Call, raw: unknown): z.ZodSafeParseResult<unknown> => {
  try {
    return call.input.safeParse(raw);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      success: false,
      error: new z.ZodError([{ code: 'custom', path: [], message: 'Invalid input', input: undefined }]),
    };
  }
};

const entry =
  <Kind extends CallKind>(kind: Kind) =>
  <I extends z.ZodType, O extends z.ZodType, const R extends Access>(spec: Omit<Call<I, O, R>, 'kind'>) => ({
    kind,
    ...spec,
  });

export const query = entry('query');
export const command = entry('command');
/** A command that is signed: its handler gives, besides its event, what the decision rests on. */
export const signedCommand = <I extends z.ZodType, O extends z.ZodType, const R extends Access>(
  spec: Omit<Call<I, O, R>, 'kind' | 'signs'>,
) => ({ ...command(spec), signs: true as const });
export const draft = entry('draft');
export const opening = entry('opening');
export const shell = entry('shell');

export const nothing = z.strictObject({});

/** In the input of a call that `confirmsProtected`: the person has been asked and has said yes. */
export const confirmed = { confirmedProtected: z.literal(true).optional() };
/** The same where a call also `confirmsOld`. */
export const confirmedOld = { ...confirmed, confirmedOld: z.literal(true).optional() };

export const progressOutput = z.object({
  shown: z.int(),
  partlyShown: z.int(),
  notShown: z.int(),
  unjudged: z.int(),
  leftOut: z.int(),
  total: z.int(),
});

/** A page of a list: ask again with `next` for the rows after; null when there are no more. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.int(), next: z.string().nullable() });
