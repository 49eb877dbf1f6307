/**
 * Format 1 of what is signed: field by field, with its number. Frozen as a released migration is: another field is format
 * 2, in a file of its own. Not here: what was and is signed in other versions (signed-content.ts).
 */
import type { Decided, DecidedCertificate, DecidedDisposal, DecidedValidation } from './decided.ts';

export const format1 = (decided: Decided): unknown => {
  switch (decided.kind) {
    case 'validation':
      return validation1(decided);
    case 'certificate':
      return certificate1(decided);
    case 'disposal':
      return disposal1(decided);
  }
};

const validation1 = (decided: DecidedValidation): unknown => ({
  format: 1,
  kind: 'validation',
  validation: {
    id: decided.validation.id,
    participantId: decided.validation.participantId,
    moduleVersionId: decided.validation.moduleVersionId,
    title: decided.validation.title,
    version: decided.validation.version,
    level: decided.validation.level,
  },
  step: {
    id: decided.step.id,
    step: decided.step.step,
    message: decided.step.message,
    dueOn: decided.step.dueOn,
  },
  criteria: decided.criteria.map(({ id, text, kind, outcome }) => ({ id, text, kind, outcome })),
  judgements: decided.judgements.map((judgement) => ({
    id: judgement.id,
    criterionId: judgement.criterionId,
    judgement: judgement.judgement,
    note: judgement.note,
    leftOutReason: judgement.leftOutReason,
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
    submissionId: mark.submissionId,
    criterionId: mark.criterionId,
    agrees: mark.agrees,
    comment: mark.comment,
    at: mark.at,
    by: mark.by,
  })),
  evidence:
    decided.evidence?.map((piece) => ({
      id: piece.id,
      type: piece.type,
      happenedOn: piece.happenedOn,
      place: piece.place,
      text: piece.text,
      attachment: piece.attachment && { id: piece.attachment.id, sha256: piece.attachment.sha256 },
      criteria: piece.criteria,
    })) ?? null,
});

const certificate1 = ({ certificate, validations, event }: DecidedCertificate): unknown => ({
  format: 1,
  kind: 'certificate',
  certificate: {
    id: certificate.id,
    number: certificate.number,
    prefix: certificate.prefix,
    year: certificate.year,
    runningNumber: certificate.runningNumber,
    kind: certificate.kind,
    participantId: certificate.participantId,
    nameOnCertificate: certificate.nameOnCertificate,
    isExample: certificate.isExample,
    factsSha256: certificate.factsSha256,
    fileSha256: certificate.fileSha256,
    writtenSha256: certificate.writtenSha256,
    issuedAt: certificate.issuedAt,
    issuedOn: certificate.issuedOn,
    issuedBy: certificate.issuedBy,
    seal: certificate.seal,
    checkCode: certificate.checkCode,
    keyId: certificate.keyId,
    replacesId: certificate.replacesId,
  },
  validations,
  event: event && { id: event.id, what: event.what, detail: event.detail },
});

const disposal1 = ({ proposal, done }: DecidedDisposal): unknown => ({
  format: 1,
  kind: 'disposal',
  proposal: {
    id: proposal.id,
    limits: proposal.limits,
    participantIds: proposal.participantIds,
    withDrafts: proposal.withDrafts,
    withFiles: proposal.withFiles,
    withLog: proposal.withLog,
    proposedAt: proposal.proposedAt,
    proposedBy: proposal.proposedBy,
  },
  done: done && {
    counts: done.counts,
    protocolSha256: done.protocolSha256,
    writtenSha256: done.writtenSha256,
    carriedOutAt: done.carriedOutAt,
    carriedOutBy: done.carriedOutBy,
  },
});
