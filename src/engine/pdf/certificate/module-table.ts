/**
 * The table of modules: on the first page, and continued on the next where there are many.
 */
import type { CertificateFacts, CertificateModule } from '#domain/certificate-facts.ts';
import type { Cell, Column, Row } from '../kit/table.ts';
import { textCell } from '../kit/table.ts';
import { amount, shortDate } from '../words.ts';
import type { CertificateStyles } from './styles.ts';

type ModuleColumn = Column & {
  readonly cell: (module: CertificateModule) => Cell;
  readonly sum?: (modules: readonly CertificateModule[]) => string;
};

const number = (value: number | null): string => (value === null ? '–' : amount(value, '').trim());

const total = (
  modules: readonly CertificateModule[],
  pick: (module: CertificateModule) => number | null,
): string => {
  const values = modules.map(pick);
  // A sum that leaves some out would mislead.
  return values.includes(null) ? '' : number(values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
};

const subline = (module: CertificateModule): string =>
  [
    module.code,
    `version ${String(module.version)}`,
    ...(module.seqfLevel === null ? [] : [`SeQF-nivå ${String(module.seqfLevel)}`]),
  ].join('  ·  ');

/** What a delintyg says of a module's läranderesultat: how many are shown, and how many in part. */
const shownWords = (module: CertificateModule): string => {
  const whole = module.outcomes.filter((outcome) => outcome.isFullyAchieved).length;
  const partly = module.outcomes.length - whole;
  return [
    ...(whole > 0 ? [`${String(whole)} ${whole === 1 ? 'visat' : 'visade'}`] : []),
    ...(partly > 0 ? [`${String(partly)} delvis`] : []),
  ].join(', ');
};

/** Columns with their cells; those that no module fills are left out. */
export const moduleColumns = (
  facts: CertificateFacts,
  styles: CertificateStyles,
  width: number,
): ModuleColumn[] => {
  const { modules } = facts;
  const text = (value: string): Cell => textCell(value, styles.cell);
  const narrow: ModuleColumn[] = [
    {
      title: 'OCN-nivå',
      width: 62,
      align: 'center',
      cell: (module) => text(String(module.level)),
    },
  ];
  if (modules.some((module) => module.creditValue !== null))
    narrow.push({
      title: 'Poäng',
      width: 52,
      align: 'center',
      cell: (module) => text(number(module.creditValue)),
      sum: (all) => total(all, (module) => module.creditValue),
    });
  if (modules.some((module) => module.hours !== null))
    narrow.push({
      title: 'Timmar',
      width: 54,
      align: 'center',
      cell: (module) => text(number(module.hours)),
      sum: (all) => total(all, (module) => module.hours),
    });
  if (facts.kind === 'unitTranscript')
    narrow.push({ title: 'Läranderesultat', width: 100, cell: (module) => text(shownWords(module)) });
  narrow.push({ title: 'Godkänd', width: 82, cell: (module) => text(shortDate(module.approvedOn)) });
  const rest = width - narrow.reduce((sum, column) => sum + column.width, 0);
  return [
    {
      title: 'Modul',
      width: rest,
      cell: (module) => ({
        kind: 'text',
        parts: [
          [{ text: module.title, style: styles.cellBold }],
          [{ text: subline(module), style: styles.cellSmall }],
        ],
      }),
    },
    ...narrow,
  ];
};

export const moduleRow = (columns: readonly ModuleColumn[], module: CertificateModule): Row => ({
  cells: columns.map((column) => column.cell(module)),
});

/** The sum, where there is more than one module and something to sum. */
export const sumRow = (
  columns: readonly ModuleColumn[],
  modules: readonly CertificateModule[],
  styles: CertificateStyles,
): Row | undefined => {
  const sums = columns.map((column) => column.sum?.(modules) ?? '');
  if (modules.length < 2 || sums.every((sum) => sum === '')) return undefined;
  return {
    isSum: true,
    cells: sums.map((sum, index) =>
      textCell(index === 0 ? 'Summa' : sum, { ...styles.cellBold, color: styles.accent }),
    ),
  };
};
