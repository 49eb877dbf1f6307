/** The protocol of a disposal: what went, by which decision, who proposed and who carried it out. No names of those it was about. */
import type { DisposalLimits } from '#domain/disposal.ts';
import type { ParticipantId } from '#domain/ids.ts';
import type { ReportModel } from '../../pdf/index.ts';
import type { DisposalCounts } from '../../store/archive/disposing.ts';
import { swedishMoment } from '../frame/sv-words.ts';

const time = (count: number | null, unit: string): string =>
  count === null ? 'Gallras inte' : `${String(count)} ${unit}`;

export type ProtocolFacts = {
  readonly limits: DisposalLimits;
  readonly participantIds: readonly ParticipantId[];
  readonly counts: DisposalCounts;
  readonly proposed: { readonly at: string; readonly name: string };
  readonly carriedOut: { readonly at: string; readonly name: string };
  /** SHA-256 of what is left of the emptied log rows, which ties the paper to the log. */
  readonly emptied: string;
};

export const protocolModel = (
  facts: ProtocolFacts,
  paper: Pick<ReportModel, 'organisation' | 'writtenOn' | 'accent' | 'isPractice'>,
): ReportModel => {
  const { limits, counts, proposed, carriedOut } = facts;
  return {
    ...paper,
    title: 'Gallringsprotokoll',
    subtitle: `Beslut ${limits.reference}`,
    lead: [
      `Uppgifterna nedan är borttagna ur registret enligt ${limits.reference}. En person föreslog gallringen och en annan genomförde den.`,
      'Säkerhetskopior som är äldre än gallringen kan innehålla uppgifterna tills de är borttagna.',
    ],
    sections: [
      {
        heading: 'Vilka som gjorde det',
        level: 1,
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Vad', share: 0.3 },
              { title: 'Vem', share: 0.4 },
              { title: 'När', share: 0.3 },
            ],
            rows: [
              ['Föreslog', proposed.name, swedishMoment(proposed.at)],
              ['Genomförde', carriedOut.name, swedishMoment(carriedOut.at)],
            ],
          },
        ],
      },
      {
        heading: 'Vad som togs bort',
        level: 1,
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Slag av uppgift', share: 0.75 },
              { title: 'Antal', share: 0.25 },
            ],
            rows: [
              ['Deltagare med alla uppgifter', String(counts.participants)],
              ['Valideringar med bedömningar, motiveringar och återkoppling', String(counts.validations)],
              ['Underlag', String(counts.evidence)],
              ['Foton och filer till underlag som också togs bort', String(counts.attachments)],
              ['Foton och filer vars frist gått ut (underlaget är kvar)', String(counts.files)],
              [
                'Intyg (nummer, dag, moduler och kontrollsumma är kvar utan namn)',
                String(counts.certificates),
              ],
              ['Halvskrivna texter', String(counts.drafts)],
              ['Loggrader om deltagarna som tömdes på innehåll', String(counts.logRows)],
              ['Loggrader om öppningar och utskrifter som tömdes på vem de gällde', String(counts.accesses)],
            ],
          },
        ],
      },
      {
        heading: 'Frister i beslutet',
        level: 1,
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Slag av uppgift', share: 0.34 },
              { title: 'Frist', share: 0.66 },
            ],
            rows: [
              [
                'Deltagare utan intyg',
                time(limits.withoutCertificateYears, 'år efter avslut och sista anteckning'),
              ],
              [
                'Deltagare med intyg',
                time(limits.withCertificateYears, 'år efter avslut och sista anteckning'),
              ],
              [
                'Foton och filer',
                time(limits.fileMonths, 'månader efter att den sista valideringen de hör till har avgjorts'),
              ],
              ['Halvskrivna texter', time(limits.draftDays, 'dygn efter den sista ändringen')],
              ['Logg över öppningar och utskrifter', time(limits.logYears, 'år efter händelsen')],
            ],
          },
        ],
      },
      {
        heading: 'Underskrifter',
        level: 1,
        keep: 110,
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Namnförtydligande', share: 0.36 },
              { title: 'Namnteckning', share: 0.4 },
              { title: 'Datum', share: 0.24 },
            ],
            rows: [
              [`${proposed.name}\n `, '', ''],
              [`${carriedOut.name}\n `, '', ''],
            ],
          },
        ],
      },
      {
        heading: 'Gallrade poster',
        level: 1,
        blocks: [
          {
            kind: 'text',
            text: 'Registrets egna nummer på deltagarna. De leder inte längre till någon person.',
          },
          { kind: 'text', text: `Kontrollsumma för de tömda loggraderna (SHA-256): ${facts.emptied}` },
          { kind: 'text', text: facts.participantIds.join('\n') || 'Inga deltagare.' },
        ],
      },
    ],
  };
};
