/** The way back up: where the page lies. The last step is the page itself. */
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../words/link.tsx';

export type Crumb = {
  readonly label: string;
  /** Missing on the last: the page one is on. */
  readonly href?: string | undefined;
};

export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="breadcrumbs">
        {crumbs.map(({ label, href }, index) => (
          <li key={index} className="breadcrumb">
            {href === undefined ? (
              <span aria-current="page">
                <bdi>{label}</bdi>
              </span>
            ) : (
              <>
                <Link href={href}>
                  <bdi>{label}</bdi>
                </Link>
                <ChevronRight className="breadcrumb-chevron directional" aria-hidden />
              </>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
