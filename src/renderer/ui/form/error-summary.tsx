/** All errors of a form in one place, each leading to its field. The fields' own errors are in field.tsx. */
import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

export type FormProblem = {
  readonly id: string;
  readonly message: string;
  /** The field's label, put before the message. */
  readonly label?: string | undefined;
  /** Moves the focus to the field. Without it the problem concerns the whole form. */
  readonly focus?: (() => void) | undefined;
};

export function ErrorSummary({ problems }: { readonly problems: readonly FormProblem[] }) {
  const { t } = useTranslation('ui');
  const titleId = useId();
  if (problems.length === 0) return null;
  return (
    <section className="notice" data-tone="problem" aria-labelledby={titleId}>
      <CircleAlert className="notice-icon" aria-hidden />
      <div className="notice-words">
        <p id={titleId} className="notice-title">
          {t('errors.title', { count: problems.length })}
        </p>
        <ul className="notice-list">
          {problems.map((problem) => (
            <li key={problem.id}>
              <ProblemLine {...problem} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function ProblemLine({ message, label, focus }: FormProblem) {
  const words = label === undefined ? message : `${label}: ${message}`;
  if (!focus) return words;
  return (
    <AriaButton className="link" onPress={focus}>
      {words}
    </AriaButton>
  );
}
