/**
 * Branded identifiers. All are UUIDv7 text, made by the engine's `newId`; records from two installations
 * are merged later, so nothing is keyed by row number. Lives here: only the names. Not here: making ids.
 */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type OrganisationId = Brand<string, 'OrganisationId'>;
export type WorkshopId = Brand<string, 'WorkshopId'>;
export type UserId = Brand<string, 'UserId'>;
export type ModuleId = Brand<string, 'ModuleId'>;
export type ModuleVersionId = Brand<string, 'ModuleVersionId'>;
export type OutcomeId = Brand<string, 'OutcomeId'>;
export type CriterionId = Brand<string, 'CriterionId'>;
export type ParticipantId = Brand<string, 'ParticipantId'>;
export type ValidationId = Brand<string, 'ValidationId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type AttachmentId = Brand<string, 'AttachmentId'>;
export type PlanStepId = Brand<string, 'PlanStepId'>;
export type PictureId = Brand<string, 'PictureId'>;
export type ProofReadingId = Brand<string, 'ProofReadingId'>;
export type BatchId = Brand<string, 'BatchId'>;
export type RecommendationId = Brand<string, 'RecommendationId'>;
export type DisposalId = Brand<string, 'DisposalId'>;
export type DocumentKeyId = Brand<string, 'DocumentKeyId'>;
export type CertificateId = Brand<string, 'CertificateId'>;
/** A document held in the engine's memory for one session, to be shown, saved or printed. */
export type DocumentId = Brand<string, 'DocumentId'>;
