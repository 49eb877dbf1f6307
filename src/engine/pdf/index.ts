/**
 * What the rest of the engine may ask of the PDF room.
 */
export { checkPdf } from './check/check.ts';
export type { CheckProblem, CheckRule } from './check/problem.ts';
export { combine, countPages } from './combine.ts';
export { renderCertificate } from './certificate.ts';
export type { CertificateLook, CertificateSeal, CertificateSigner } from './certificate/model.ts';
export { renderHandover, type HandoverModel } from './handover.ts';
export { renderProofList, type ProofListModel } from './proof-list.ts';
export {
  renderReport,
  type ReportBlock,
  type ReportModel,
  type ReportSection,
  type ReportText,
} from './report.ts';
export { renderRecommendation } from './recommendation.ts';
export type { RecommendationModel } from './recommendation/model.ts';
export { renderRemaining } from './remaining.ts';
export type { RemainingModel, RemainingOutcome } from './remaining/model.ts';
export { renderRecoverySheet, type RecoverySheetModel } from './recovery-sheet.ts';
export { renderTestPage } from './test-page.ts';
export { missingGlyphs } from './glyphs.ts';
export { defaultAccent } from './kit/color.ts';
export { UnprintableText } from './kit/lines.ts';
export { UnusablePicture } from './kit/picture.ts';
export { largestQrVersion, qrVersion } from './kit/qr.ts';
