/** The field for a recovery sheet's code: says while it is typed which group is wrong and how many are done. */
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { recoveryCode } from '#contract/fields.ts';
import { mistypedGroup, recoveryGroups } from '#domain/recovery-code.ts';
import { Field } from '../../ui/form/form-fields.tsx';
import { Muted } from '../../ui/words/text.tsx';
import './recovery.css';

export const codeSchema = z.object({ code: recoveryCode });
type Typed = z.input<typeof codeSchema>;

type CodeFieldProps = {
  readonly control: Control<Typed, unknown, Typed>;
  readonly label: string;
  readonly autoFocus?: boolean;
};

/** Groups that are whole, however they were typed. */
const wholeGroups = (typed: string): number =>
  Math.min(recoveryGroups, Math.floor(typed.replace(/[^0-9A-Za-z]/g, '').length / 5));

export function CodeField({ control, label, autoFocus = false }: CodeFieldProps) {
  const { t } = useTranslation('recovery');
  const typed = useWatch({ control, name: 'code' });
  const wrong = mistypedGroup(typed);
  return (
    <div className="recovery-code">
      <Field.Text
        control={control}
        name="code"
        label={label}
        hint={t('code.hint')}
        autoComplete="off"
        spellCheck="false"
        autoFocus={autoFocus}
      />
      <p role="status">
        {typed === '' ? null : wrong === undefined ? (
          <Muted>{t('code.done', { done: wholeGroups(typed), of: recoveryGroups })}</Muted>
        ) : (
          <strong>{t('code.wrong', { context: String(wrong) })}</strong>
        )}
      </p>
    </div>
  );
}
