/**
 * What a subject access extract says on paper, in plain words and to the person: everything from person-record, each
 * part with who and when. Not here: files and JSON (extract.ts), one validation (extract-validation.ts).
 * Source: GDPR art. 15 (right of access) and 12 (plain language).
 */
import { changedValue, correctionEvent, fieldChanges } from '#domain/correction.ts';
import { spokenName, type SpokenName } from '#domain/name-language.ts';
import type { ReportBlock, ReportModel, ReportSection, ReportText } from '../../pdf/index.ts';
import type { PersonRecord } from '../../store/base/person-record.ts';
import { rowToParticipant } from '../../store/base/participant-row.ts';
import { named, part, rows, validationParts, type ExtractSource } from './extract-validation.ts';
import { swedishMoment } from '../frame/sv-words.ts';

/** A value of the person's data in words. */
const worded = ({ common, words }: ExtractSource, field: string, value: unknown): string =>
  changedValue(field, value, {
    code: common,
    workshop: (id) => words.workshops.get(id),
    yesNo: (yes) => (yes ? 'Ja' : 'Nej'),
  });

/** What the person is called in the register: read aloud in their language. */
const names = new Set(['givenName', 'familyName', 'alias']);

const nameOf = ({ record }: ExtractSource, name: string): SpokenName =>
  spokenName(name, record.participant[0]?.language ?? '');

/** A value in words, or what stands where there is none. */
const told = (source: ExtractSource, field: string, value: unknown, nothing: string): ReportText => {
  const text = worded(source, field, value);
  if (text === '') return nothing;
  return names.has(field) ? nameOf(source, text) : text;
};

type PersonRow = PersonRecord['participant'][number];

/** The field that a column is: `given_name` is `givenName`. */
type FieldOf<Column extends string> = Column extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<FieldOf<Rest>>}`
  : Column;

/** Every column of the person's row by its field, in the order of the paper: one that is left out does not compile. */
const fieldsOf = (row: PersonRow): Readonly<Record<FieldOf<keyof PersonRow>, unknown>> => ({
  ...rowToParticipant(row),
  createdAt: swedishMoment(row.created_at),
});

/** What is only in the JSON. */
const untold: ReadonlySet<string> = new Set(['id', 'personalNumberKind']);

const personFacts = (source: ExtractSource): ReportBlock => {
  const [person] = source.record.participant;
  if (!person) return { kind: 'facts', rows: [] };
  return {
    kind: 'facts',
    rows: Object.entries(fieldsOf(person))
      .filter(([field]) => !untold.has(field))
      .map(([field, value]) => [
        source.participants(`field.${field}`) ?? field,
        told(source, field, value, 'Inget'),
      ]),
  };
};

const certificateSections = (source: ExtractSource): readonly ReportSection[] => {
  const { record, certificates, common, fileNames } = source;
  return record.certificate.flatMap((certificate) =>
    part(`${common(`certificateKind.${certificate.kind}`) ?? ''} ${certificate.number}`.trim(), [
      {
        kind: 'facts',
        rows: [
          ['Namn på intyget', nameOf(source, certificate.name_on_certificate)],
          ['Utfärdat', `${certificate.issued_on} av ${named(source, certificate.issued_by)}`],
          ['Fil i utdraget', fileNames.get(certificate.id) ?? ''],
          ['Kontrollsumma (SHA-256)', certificate.pdf_sha256],
        ],
      },
      rows(
        [
          ['När och av vem', 0.34],
          ['Vad', 0.3],
          ['Anteckning', 0.36],
        ],
        record.certificate_event
          .filter((event) => event.certificate_id === certificate.id)
          .map((event) => [
            `${swedishMoment(event.at)}, ${named(source, event.by)}`,
            certificates(`event.${event.what}`) ?? event.what,
            event.detail,
          ]),
      ),
    ]),
  );
};

const proofReadings = (source: ExtractSource): readonly ReportSection[] =>
  part('Korrekturläsning av intyg', [
    rows(
      [
        ['När och av vem', 0.4],
        ['Namnet som lästes', 0.6],
      ],
      source.record.proof_reading.map((reading) => [
        `${swedishMoment(reading.at)}, ${named(source, reading.by)}`,
        nameOf(source, reading.name_on_certificate),
      ]),
    ),
  ]);

const recommendations = (source: ExtractSource): readonly ReportSection[] =>
  part('Underlag för erkännande där du står med', [
    rows(
      [
        ['Gjort', 0.4],
        ['Beteckning', 0.3],
        ['Granskat', 0.3],
      ],
      source.record.recommendation.map((paper) => {
        const review = source.record.external_review.find((one) => one.recommendation_id === paper.id);
        return [
          `${swedishMoment(paper.made_at)}, ${named(source, paper.made_by)}`,
          paper.reference,
          review ? `${review.reviewed_on} av ${review.reviewer}` : '',
        ];
      }),
    ),
  ]);

/** The texts that stand in a half-filled form. */
const draftText = (body: string): string => {
  const typed: unknown = JSON.parse(body);
  const texts = typeof typed === 'object' && typed !== null ? Object.values(typed) : [typed];
  return texts.filter((text) => typeof text === 'string' && text !== '').join('\n');
};

const draftSections = (source: ExtractSource): readonly ReportSection[] =>
  part(
    'Påbörjad text som inte är sparad',
    source.record.draft.map((draft) => ({
      kind: 'said',
      head: `${swedishMoment(draft.kept_at)}, ${named(source, draft.user_id)}`,
      text: draftText(draft.body),
    })),
    1,
  );

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

const corrections = (source: ExtractSource, log: PersonRecord['audit']): ReportBlock =>
  rows(
    [
      ['När och av vem', 0.28],
      ['Uppgift', 0.2],
      ['Stod förut', 0.26],
      ['Ändrades till', 0.26],
    ],
    log
      .filter((row) => row.what === correctionEvent)
      .flatMap((row) =>
        fieldChanges(parsed(row.before), parsed(row.after)).map(({ field, from, to }) => [
          `${swedishMoment(row.at)}, ${row.user_name}`,
          source.participants(`field.${field}`) ?? field,
          told(source, field, from, 'inget'),
          told(source, field, to, 'inget'),
        ]),
      ),
  );

const logRows = (source: ExtractSource): ReportBlock =>
  rows(
    [
      ['När', 0.22],
      ['Vem', 0.3],
      ['Vad', 0.48],
    ],
    source.record.audit.map((row) => [swedishMoment(row.at), row.user_name, source.audit(row.what)]),
  );

const validationSections = (source: ExtractSource): readonly ReportSection[] =>
  source.record.validation.flatMap((validation) =>
    Object.values(validationParts).flatMap((tell) => tell(source, validation)),
  );

const papersHeading = ({ record }: ExtractSource): readonly ReportSection[] =>
  record.certificate.length + record.proof_reading.length + record.recommendation.length === 0
    ? []
    : part(
        'Intyg och andra papper',
        [{ kind: 'text', text: 'Papper som har gjorts om dig, och vad som har hänt med dem.' }],
        1,
      );

const logSections = (source: ExtractSource): readonly ReportSection[] =>
  part(
    'Händelser',
    [
      {
        kind: 'text',
        text: 'Allt som har gjorts med dina uppgifter, i ordning. Står det flera deltagare i samma händelse visas bara det som gäller dig.',
      },
      logRows(source),
    ],
    1,
  );

/** The parts of the paper, by the table that each tells, in their order. */
const parts = {
  participant: (source) => [
    ...part('Uppgifter om dig', [personFacts(source)], 1),
    ...part('Rättelser', [corrections(source, source.record.audit)]),
  ],
  validation: validationSections,
  certificate: (source) => [...papersHeading(source), ...certificateSections(source)],
  proof_reading: proofReadings,
  recommendation: recommendations,
  draft: draftSections,
  audit: logSections,
} satisfies Partial<Record<keyof PersonRecord, (source: ExtractSource) => readonly ReportSection[]>>;

/**
 * The tables without a part of their own: told within that of another, or with the files, or, where what they hold is no
 * news beside it, in the JSON alone (null). The compiler asks of every table where it is told.
 */
export const toldElsewhere: Readonly<
  Record<
    Exclude<keyof PersonRecord, keyof typeof parts | keyof typeof validationParts>,
    keyof typeof parts | keyof typeof validationParts | 'files' | null
  >
> = {
  validation_assessor: 'validation',
  involvement: 'validation',
  evidence_validation: 'evidence',
  evidence_criterion: 'evidence',
  attachment: 'files',
  attachment_emptied: 'files',
  certificate_event: 'certificate',
  external_review: 'recommendation',
  evidence_hand: null,
  validation_hand: null,
  judgement_now: null,
  certificate_validation: null,
  recommendation_validation: null,
  batch_item: null,
  protected_reader: null,
  audit_participant: null,
};

export const extractModel = (
  source: ExtractSource,
  paper: Pick<ReportModel, 'organisation' | 'writtenOn' | 'accent' | 'isPractice'> & {
    readonly contact: string;
    readonly files: readonly (readonly [string, string])[];
  },
): ReportModel => {
  const { record } = source;
  const { contact, files, ...look } = paper;
  const [person] = record.participant;
  const name = `${person?.given_name ?? ''} ${person?.family_name ?? ''}`.trim();
  const reach = contact === '' ? `Säg till ${look.organisation}.` : `Hör av dig: ${contact}.`;
  return {
    ...look,
    title: 'Registerutdrag',
    subtitle: `Allt som ${look.organisation} har registrerat i Intyga om`,
    about: nameOf(source, name),
    lead: [
      'Du har rätt att få veta vad som är registrerat om dig. Det står här, med vem som skrev det och när. Intyg, foton och andra filer ligger bredvid.',
      `Är något fel har du rätt att få det rättat. ${reach} Det gamla står kvar i loggen tills det gallras, så att det syns vad som har ändrats.`,
    ],
    sections: [
      ...Object.values(parts).flatMap((tell) => tell(source)),
      ...part(
        'Filer i utdraget',
        [
          rows(
            [
              ['Fil', 0.5],
              ['Vad det är', 0.5],
            ],
            files,
          ),
        ],
        1,
      ),
    ],
  };
};
