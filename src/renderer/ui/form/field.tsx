/**
 * What every form field has in common: its label, its help and its error. The inputs themselves have files of their own.
 */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError as AriaFieldError, Label as AriaLabel, Text as AriaText } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

export type FieldProps = {
  readonly label: string;
  /** One sentence that helps before the mistake is made. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it, in plain words. Its presence marks the field. */
  readonly error?: string | undefined;
  /** Adds "(valfritt)" after the label. Fields are required unless marked. */
  readonly isOptional?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  /** The label is there for those who listen, but not seen. Only where the surroundings say the same. */
  readonly isLabelHidden?: boolean | undefined;
  readonly name?: string | undefined;
  readonly className?: string | undefined;
};

type FieldLabelProps = {
  readonly label: string;
  readonly isOptional?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
};

export function FieldLabel({ label, isOptional, isHidden }: FieldLabelProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaLabel className={isHidden ? 'visually-hidden' : 'field-label'}>
      {label}
      {isOptional ? <span className="field-optional"> {t('field.optional')}</span> : null}
    </AriaLabel>
  );
}

export function FieldHelp({
  hint,
  error,
}: {
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}) {
  return (
    <>
      {hint ? (
        <AriaText slot="description" elementType="div" className="field-hint">
          {hint}
        </AriaText>
      ) : null}
      {error ? (
        <AriaFieldError className="field-error">
          <CircleAlert className="field-error-icon" aria-hidden />
          <span>{error}</span>
        </AriaFieldError>
      ) : null}
    </>
  );
}

/** The state part of a field in the shape the underlying parts want it. Browser validation is never used. */
export const fieldState = (props: FieldProps) => ({
  isInvalid: Boolean(props.error),
  isDisabled: props.isDisabled ?? false,
  isReadOnly: props.isReadOnly ?? false,
  isRequired: false,
  validationBehavior: 'aria' as const,
});
