/**
 * Evidence (bevis): what kinds there are, how large files may be and who opens them. Self-assessment is never enough by
 * itself. Source: Swedish OCN practice (observation, samtal, arbetsprov ...). Not here: kinds of files (file-kinds.ts).
 */
export const evidenceTypes = [
  'observation',
  'professionalDiscussion', // samtal
  'practicalTask', // arbetsprov
  'oralQuestions', // muntliga frågor
  'written', // skriftligt
  'photo',
  'employerStatement', // intyg från arbetsgivare
  'groupDiscussion',
  'selfAssessment',
] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

export const countsAsEvidence = (type: EvidenceType): boolean => type !== 'selfAssessment';

/** 25 MB, before an image is made smaller. */
export const largestAttachment = 25 * 1024 * 1024;
/** Longest side of a kept image, in pixels. */
export const largestImageSide = 2000;
/** More than any phone takes as it is usually set; a small file can claim to hold thousands of millions. */
export const mostImagePixels = 120_000_000;

/**
 * Who opens a photo or file, which may show a face: whoever may see everybody it is evidence for, and whoever is to
 * control it. What is evidence for nobody any more is opened by nobody.
 */
export const mayOpenAttachment = (
  evidenceFor: readonly { readonly maySeePerson: boolean; readonly isToControl: boolean }[],
): boolean =>
  evidenceFor.some((one) => one.isToControl) ||
  (evidenceFor.length > 0 && evidenceFor.every((one) => one.maySeePerson));
