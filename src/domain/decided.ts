/**
 * What a decision rests on, as it is read from the register to be signed, and again to be checked. Not here: which of it
 * is signed and how that is written (signed-content.ts), and reading it (engine/store/register/signed-content.ts).
 */
import type { Instant, PlainDate } from './dates.ts';

export type DecidedValidation = {
  readonly kind: 'validation';
  readonly validation: {
    readonly id: string;
    readonly participantId: string;
    readonly moduleVersionId: string;
    readonly title: string;
    readonly version: number;
    readonly level: number;
  };
  readonly step: {
    readonly id: string;
    readonly step: string;
    readonly message: string;
    readonly dueOn: PlainDate | null;
  };
  /** In the module's order. */
  readonly criteria: readonly {
    readonly id: string;
    readonly text: string;
    readonly kind: string;
    readonly outcome: string;
  }[];
  /** The last of each criterion, in the order that each was first judged. */
  readonly judgements: readonly {
    readonly id: string;
    readonly criterionId: string;
    readonly judgement: string | null;
    readonly note: string;
    readonly leftOutReason: string | null;
    readonly at: Instant;
    readonly by: string;
  }[];
  readonly rationale: {
    readonly id: string;
    readonly text: string;
    readonly at: Instant;
    readonly by: string;
  } | null;
  readonly marks: readonly {
    readonly id: string;
    readonly submissionId: string;
    readonly criterionId: string;
    readonly agrees: boolean;
    readonly comment: string;
    readonly at: Instant;
    readonly by: string;
  }[];
  /** By id; null for a step that does not rest on it. */
  readonly evidence:
    | readonly {
        readonly id: string;
        readonly type: string;
        readonly happenedOn: PlainDate;
        readonly place: string;
        readonly text: string;
        readonly attachment: { readonly id: string; readonly sha256: string } | null;
        readonly criteria: readonly string[];
      }[]
    | null;
};

export type DecidedCertificate = {
  readonly kind: 'certificate';
  readonly certificate: {
    readonly id: string;
    readonly number: string;
    readonly prefix: string;
    readonly year: number;
    readonly runningNumber: number;
    readonly kind: string;
    readonly participantId: string;
    readonly nameOnCertificate: string;
    readonly isExample: boolean;
    /** Hex SHA-256 of the frozen facts' text and of the file, as they lie there; and the one that was written beside the file. */
    readonly factsSha256: string;
    readonly fileSha256: string;
    readonly writtenSha256: string;
    readonly issuedAt: Instant;
    readonly issuedOn: PlainDate;
    readonly issuedBy: string;
    readonly seal: string | null;
    readonly checkCode: string | null;
    readonly keyId: string | null;
    readonly replacesId: string | null;
  };
  /** Ids in order. */
  readonly validations: readonly string[];
  /** Why it was revoked, or the one before replaced. */
  readonly event: { readonly id: string; readonly what: string; readonly detail: string } | null;
};

export type DecidedDisposal = {
  readonly kind: 'disposal';
  readonly proposal: {
    readonly id: string;
    /** JSON, as it was written. */
    readonly limits: string;
    readonly participantIds: string;
    readonly withDrafts: boolean;
    readonly withFiles: boolean;
    readonly withLog: boolean;
    readonly proposedAt: Instant;
    readonly proposedBy: string;
  };
  /** Once it has been carried out: what went, and the protocol. */
  readonly done: {
    /** JSON, as it was written. */
    readonly counts: string | null;
    readonly protocolSha256: string;
    readonly writtenSha256: string | null;
    readonly carriedOutAt: Instant | null;
    readonly carriedOutBy: string | null;
  } | null;
};

export type Decided = DecidedValidation | DecidedCertificate | DecidedDisposal;
