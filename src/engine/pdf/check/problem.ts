/**
 * What the conformance check may find. The number before each name is the group of rules it belongs to:
 * 1 file and metadata, 2 colour and forbidden things, 3 fonts, 4 attachments, 5 catalogue, 6 page content,
 * 7 structure and annotations. Not here: the rules themselves.
 */

export const checkRules = [
  '1.unreadable',
  '1.header',
  '1.end',
  '1.id',
  '1.encrypted',
  '1.metadata-missing',
  '1.metadata-filtered',
  '1.metadata-xml',
  '1.claim-archive',
  '1.claim-accessible',
  '1.claim-schema',
  '1.info-differs',
  '1.metadata-schema',
  '1.limits',
  '1.form',
  '1.signature',
  '2.output-intent',
  '2.cmyk',
  '2.action',
  '2.form-appearances',
  '2.filter',
  '2.picture',
  '2.graphics-state',
  '2.rendering-intent',
  '3.font-kind',
  '3.font-not-embedded',
  '3.font-reading',
  '3.font-cidset',
  '3.font-widths',
  '3.font-name',
  '3.missing-glyph',
  '4.attachment-name',
  '4.attachment-type',
  '4.attachment-relationship',
  '4.attachment-unlisted',
  '5.not-marked',
  '5.language',
  '5.title',
  '5.structure-missing',
  '5.forbidden',
  '6.syntax',
  '6.operator',
  '6.depth',
  '6.untagged',
  '6.nesting',
  '6.unowned',
  '6.owned-twice',
  '7.type',
  '7.nesting',
  '7.parent',
  '7.table',
  '7.header-scope',
  '7.alternative',
  '7.headings',
  '7.annotation',
  '7.tab-order',
] as const;
export type CheckRule = (typeof checkRules)[number];

export type CheckProblem = {
  readonly rule: CheckRule;
  /** Swedish, for a person at the command line. */
  readonly message: string;
  /** `sida 2`, the name of a font, the title of an element. */
  readonly where?: string;
};

export type Report = (rule: CheckRule, message: string, where?: string) => void;
