/**
 * One validation as an extract tells it: the module, each step, what the person said, every judgement that was ever
 * made, feedback, control, plan and evidence. Not here: the rest of the extract (extract-model.ts).
 */
import type { ReportBlock, ReportSection, ReportText } from '../../pdf/index.ts';
import type { PersonRecord, PersonWords } from '../../store/base/person-record.ts';
import { swedishMoment, type SvWords } from '../frame/sv-words.ts';

export type ExtractSource = {
  readonly record: PersonRecord;
  readonly words: PersonWords;
  /** File names in the extract, by attachment or certificate. */
  readonly fileNames: ReadonlyMap<string, string>;
  /** What stands in place of a photo or file that is not in the extract, by attachment. */
  readonly absentFiles: ReadonlyMap<string, string>;
  /** resources/locales/sv/*.json */
  readonly common: SvWords;
  readonly assessment: SvWords;
  readonly audit: (what: string) => string;
  readonly certificates: SvWords;
  readonly participants: SvWords;
};

export const named = ({ words }: Pick<ExtractSource, 'words'>, userId: string): string =>
  words.users.get(userId) ?? '';

const said = (source: ExtractSource, event: { at: string; by: string; text: string }): ReportBlock => ({
  kind: 'said',
  head: `${swedishMoment(event.at)}, ${named(source, event.by)}`,
  text: event.text === '' ? 'Texten togs bort.' : event.text,
});

/** A part with its heading, or nothing when there is nothing in it. */
export const part = (
  heading: string,
  blocks: readonly ReportBlock[],
  level: ReportSection['level'] = 2,
): readonly ReportSection[] => {
  const full = blocks.filter((block) => block.kind !== 'table' || block.rows.length > 0);
  return full.length === 0 ? [] : [{ heading, level, blocks: full }];
};

/** Columns by title and share of the width. */
export const rows = (
  columns: readonly (readonly [string, number])[],
  cells: readonly (readonly ReportText[])[],
): ReportBlock => ({
  kind: 'table',
  columns: columns.map(([title, share]) => ({ title, share })),
  rows: cells,
});

const judgementText = (
  { common }: ExtractSource,
  event: { judgement: string | null; left_out_reason: string | null },
): string => {
  if (event.left_out_reason !== null) return `Utelämnat: ${event.left_out_reason}`;
  return event.judgement === null
    ? 'Inte bedömt'
    : (common(`judgement.${event.judgement}`) ?? event.judgement);
};

const stepNotes = (
  { common }: ExtractSource,
  step: { message: string; due_on: string | null; reason: string | null },
): string =>
  [
    step.message,
    step.due_on === null ? '' : `Klart senast ${step.due_on}.`,
    step.reason === null ? '' : `Orsak: ${common(`endReason.${step.reason}`) ?? step.reason}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');

const evidenceBlocks = (source: ExtractSource, validationId: string): readonly ReportBlock[] => {
  const { record, words, common, fileNames, absentFiles } = source;
  const ids = new Set(
    record.evidence_validation
      .filter((link) => link.validation_id === validationId)
      .map((link) => link.evidence_id),
  );
  return record.evidence
    .filter(({ id }) => ids.has(id))
    .map((piece) => {
      const file = fileNames.get(piece.attachment_id ?? '');
      const absent = absentFiles.get(piece.attachment_id ?? '');
      const criteria = record.evidence_criterion
        .filter((link) => link.evidence_id === piece.id && link.validation_id === validationId)
        .map((link) => words.criteria.get(link.criterion_id) ?? '');
      return {
        kind: 'said',
        head: `${piece.happened_on}, ${common(`evidenceType.${piece.type}`) ?? piece.type}, antecknat av ${named(source, piece.by)}`,
        text: [
          piece.text,
          piece.place === '' ? '' : `Plats: ${piece.place}.`,
          criteria.length === 0 ? '' : `Gäller ${criteria.join('; ')}`,
          file === undefined ? '' : `Fil: ${file}`,
          absent ?? '',
          piece.changed_at === piece.at
            ? ''
            : `Senast ändrat ${swedishMoment(piece.changed_at)} av ${named(source, piece.changed_by)}.`,
        ]
          .filter((text) => text !== '')
          .join('\n'),
      };
    });
};

const isOf =
  ({ id }: PersonRecord['validation'][number]) =>
  (row: { readonly validation_id: string }): boolean =>
    row.validation_id === id;

const who = (source: ExtractSource, row: { readonly at: string; readonly by: string }): string =>
  `${swedishMoment(row.at)}, ${named(source, row.by)}`;

const criterion = ({ words }: ExtractSource, row: { readonly criterion_id: string }): string =>
  words.criteria.get(row.criterion_id) ?? '';

const plannedTime = (validation: PersonRecord['validation'][number]): string =>
  [validation.planned_from, validation.planned_to].filter((on) => on !== null).join(' – ');

type TellOfValidation = (
  source: ExtractSource,
  validation: PersonRecord['validation'][number],
) => readonly ReportSection[];

/** The parts of a validation, by the table that each tells, in the order of the paper. */
export const validationParts = {
  validation: (source, validation) =>
    part(
      source.words.modules.get(validation.module_version_id) ?? 'Modul',
      [
        {
          kind: 'facts',
          rows: [
            ['Läge', source.common(`state.${validation.state}`) ?? validation.state],
            ['Plats', validation.place],
            ['Planerad tid', plannedTime(validation)],
            [
              'Bedöms av',
              source.record.validation_assessor
                .filter(isOf(validation))
                .map(
                  (one) =>
                    `${named(source, one.user_id)} från ${swedishMoment(one.from_at)}${one.to_at === null ? '' : ` till ${swedishMoment(one.to_at)}`}`,
                )
                .join('\n'),
            ],
            [
              'Har varit med i bedömningen',
              source.record.involvement
                .filter(isOf(validation))
                .map((one) => named(source, one.user_id))
                .join(', '),
            ],
          ].filter((fact): fact is [string, string] => fact[1] !== ''),
        },
      ],
      1,
    ),
  validation_event: (source, validation) =>
    part('Steg', [
      rows(
        [
          ['När och av vem', 0.3],
          ['Steg', 0.28],
          ['Anteckning', 0.42],
        ],
        source.record.validation_event
          .filter(isOf(validation))
          .map((step) => [
            who(source, step),
            source.assessment(`step.${step.step}`) ?? step.step,
            stepNotes(source, step),
          ]),
      ),
    ]),
  self_assessment_event: (source, validation) =>
    part('Din självskattning', [
      rows(
        [
          ['Vad', 0.5],
          ['Svar', 0.18],
          ['Antecknat', 0.32],
        ],
        source.record.self_assessment_event
          .filter(isOf(validation))
          .map((event) => [
            source.words.outcomes.get(event.outcome_id) ?? '',
            event.answer === null
              ? 'Svaret togs bort'
              : (source.common(`selfAssessment.${event.answer}`) ?? event.answer),
            who(source, event),
          ]),
      ),
    ]),
  judgement_event: (source, validation) =>
    part('Bedömningar', [
      rows(
        [
          ['Kriterium', 0.38],
          ['Bedömning', 0.16],
          ['Anteckning', 0.22],
          ['När och av vem', 0.24],
        ],
        source.record.judgement_event
          .filter(isOf(validation))
          .map((event) => [
            criterion(source, event),
            judgementText(source, event),
            event.note,
            who(source, event),
          ]),
      ),
    ]),
  rationale_event: (source, validation) =>
    part(
      'Motivering',
      source.record.rationale_event.filter(isOf(validation)).map((event) => said(source, event)),
    ),
  feedback_event: (source, validation) =>
    part(
      'Återkoppling till dig',
      source.record.feedback_event.filter(isOf(validation)).map((event) => said(source, event)),
    ),
  control_mark_event: (source, validation) =>
    part('Kontroll av bedömningen', [
      rows(
        [
          ['Kriterium', 0.38],
          ['Vid kontrollen', 0.16],
          ['Kommentar', 0.22],
          ['När och av vem', 0.24],
        ],
        source.record.control_mark_event
          .filter(isOf(validation))
          .map((mark) => [
            criterion(source, mark),
            mark.agrees === null ? 'Inte granskat' : mark.agrees === 1 ? 'Håller med' : 'Håller inte med',
            mark.comment,
            who(source, mark),
          ]),
      ),
    ]),
  plan_step: (source, validation) =>
    part('Handlingsplan', [
      rows(
        [
          ['Steg', 0.46],
          ['Tillsammans med', 0.22],
          ['Planerat', 0.16],
          ['Klart', 0.16],
        ],
        source.record.plan_step
          .filter(isOf(validation))
          .map((step) => [
            step.removed_at === null
              ? step.text
              : `${step.text} (borttaget ${swedishMoment(step.removed_at)})`,
            step.who,
            step.due_on ?? '',
            step.done_on ?? '',
          ]),
      ),
    ]),
  evidence: (source, { id }) => part('Underlag', evidenceBlocks(source, id)),
} satisfies Partial<Record<keyof PersonRecord, TellOfValidation>>;
