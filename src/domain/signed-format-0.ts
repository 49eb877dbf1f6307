/**
 * Format 0 of what is signed: version 0.2.0, which signed the rows of the register as they were. Frozen as a released
 * migration is. Not here: what was and is signed in other versions (signed-content.ts).
 */
import type { Decided, DecidedCertificate, DecidedDisposal, DecidedValidation } from './decided.ts';

const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);

/** Without a number of a format, and its fields named as columns. */
export const format0 = (decided: Decided): unknown => {
  switch (decided.kind) {
    case 'validation':
      return validation0(decided);
    case 'certificate':
      return certificate0(decided);
    case 'disposal':
      return disposal0(decided);
  }
};

const validation0 = (decided: DecidedValidation): unknown => ({
  validation: {
    id: decided.validation.id,
    participant_id: decided.validation.participantId,
    module_version_id: decided.validation.moduleVersionId,
    title: decided.validation.title,
    version: decided.validation.version,
    level: decided.validation.level,
  },
  step: {
    id: decided.step.id,
    step: decided.step.step,
    message: decided.step.message,
    due_on: decided.step.dueOn,
  },
  criteria: decided.criteria.map(({ id, text, kind, outcome }) => ({ id, text, kind, outcome })),
  judgements: decided.judgements.map((judgement) => ({
    id: judgement.id,
    criterion_id: judgement.criterionId,
    judgement: judgement.judgement,
    note: judgement.note,
    left_out_reason: judgement.leftOutReason,
    at: judgement.at,
    by: judgement.by,
  })),
  rationale: decided.rationale && {
    id: decided.rationale.id,
    text: decided.rationale.text,
    at: decided.rationale.at,
    by: decided.rationale.by,
  },
  marks: decided.marks.map((mark) => ({
    id: mark.id,
    submission_id: mark.submissionId,
    criterion_id: mark.criterionId,
    agrees: flag(mark.agrees),
    comment: mark.comment,
    at: mark.at,
    by: mark.by,
  })),
  evidence:
    decided.evidence?.map((piece) => ({
      id: piece.id,
      type: piece.type,
      happened_on: piece.happenedOn,
      place: piece.place,
      text: piece.text,
      attachment_id: piece.attachment?.id ?? null,
      sha256: piece.attachment?.sha256 ?? null,
      criteria: piece.criteria,
    })) ?? null,
});

const certificate0 = ({ certificate, validations, event }: DecidedCertificate): unknown => ({
  certificate: {
    id: certificate.id,
    number: certificate.number,
    prefix: certificate.prefix,
    year: certificate.year,
    running_number: certificate.runningNumber,
    kind: certificate.kind,
    participant_id: certificate.participantId,
    name_on_certificate: certificate.nameOnCertificate,
    is_example: flag(certificate.isExample),
    facts: certificate.factsSha256,
    pdf: certificate.fileSha256,
    pdf_sha256: certificate.writtenSha256,
    issued_at: certificate.issuedAt,
    issued_on: certificate.issuedOn,
    issued_by: certificate.issuedBy,
    seal: certificate.seal,
    check_code: certificate.checkCode,
    key_id: certificate.keyId,
    replaces_id: certificate.replacesId,
  },
  validations,
  ...(event ? { event: { id: event.id, what: event.what, detail: event.detail } } : {}),
});

const disposal0 = ({ proposal, done }: DecidedDisposal): unknown => ({
  proposal: {
    id: proposal.id,
    limits: proposal.limits,
    participant_ids: proposal.participantIds,
    with_drafts: flag(proposal.withDrafts),
    proposed_at: proposal.proposedAt,
    proposed_by: proposal.proposedBy,
    // Told only where they are taken: there were no such kinds at first.
    ...(proposal.withFiles ? { with_files: 1 } : {}),
    ...(proposal.withLog ? { with_log: 1 } : {}),
  },
  ...(done
    ? {
        done: {
          counts: done.counts,
          protocol_sha256: done.writtenSha256,
          carried_out_at: done.carriedOutAt,
          carried_out_by: done.carriedOutBy,
          protocol: done.protocolSha256,
        },
      }
    : {}),
});
