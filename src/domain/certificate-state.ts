/** Kinds of certificates, and what may become of them. Not here: the rules (certificate.ts). */

export const certificateKinds = ['certificate', 'unitTranscript'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** Replaced: by another number. Revoked: it no longer counts, whether or not another was issued instead. */
export const certificateStates = ['valid', 'replaced', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];
