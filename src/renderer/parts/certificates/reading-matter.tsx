/** What a participant reads before a certificate is issued: the name biggest, then birth and modules. */
import { useTranslation } from 'react-i18next';
import type { Birth } from '#domain/on-paper.ts';
import { formatDate } from '../../ui/words/format.ts';
import { Name } from '../../ui/words/text.tsx';
import './certificates.css';

/** As it will be printed; null when birth is left out. */
export const bornText = (
  { birthDate, birthYear }: { readonly birthDate: string | null; readonly birthYear: number | null },
  birth: Birth,
): string | null =>
  ({
    date: birthDate === null ? null : formatDate(birthDate),
    year: birthYear === null ? (birthDate?.slice(0, 4) ?? null) : String(birthYear),
    none: null,
  })[birth];

type ReadingMatterProps = {
  readonly kind: string;
  readonly name: string;
  readonly born: string | null;
  readonly modules: readonly string[];
};

export function ReadingMatter({ kind, name, born, modules }: ReadingMatterProps) {
  const { t } = useTranslation('certificates');
  return (
    <div className="reading">
      <p className="reading-kind">{kind}</p>
      <p className="reading-name">
        <Name>{name}</Name>
      </p>
      <p className="reading-born">{born === null ? t('reading.noBirth') : t('reading.born', { born })}</p>
      <ul className="reading-modules" aria-label={t('issue.modules')}>
        {modules.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </div>
  );
}
