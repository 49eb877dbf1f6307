/** What is wrong in a file that could not be read in: where in the module, what to do, and on which line. */
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/index.ts';
import { Button } from '../../ui/words/button.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';

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
        {problems.map(({ line, column, place, message }) => (
          <li key={`${line}:${column}:${message}`}>
            {place === '' ? null : <strong>{`${place}: `}</strong>}
            {message} <Muted>{t('problemAt', { line })}</Muted>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
