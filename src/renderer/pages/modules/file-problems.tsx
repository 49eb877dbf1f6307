/** What is wrong in a file that could not be read in, by line and column. */
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/index.ts';
import { Button } from '../../ui/words/button.tsx';
import { Notice } from '../../ui/words/notice.tsx';

export type FileProblems = Extract<Refusal, { kind: 'moduleFileInvalid' }>['problems'];

type ProblemsProps = { readonly problems: FileProblems; readonly onClose: () => void };

export function FileProblemList({ problems, onClose }: ProblemsProps) {
  const { t } = useTranslation(['modules', 'common']);
  return (
    <Notice
      tone="problem"
      title={t('importFailed', { count: problems.length })}
      actions={<Button onPress={onClose}>{t('common:form.close')}</Button>}
    >
      <p>{t('importFailedHelp')}</p>
      <ul className="notice-list">
        {problems.map(({ line, column, message }) => (
          <li key={`${line}:${column}:${message}`}>
            <strong>{t('problemAt', { line, column })}</strong> {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
