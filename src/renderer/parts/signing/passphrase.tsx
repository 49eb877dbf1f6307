/**
 * Passphrases as they are chosen: the field for a new one, how hard it is to guess in words and as a bar, and four words
 * to take instead. Not here: the rules (domain/passphrase.ts), which the engine holds everybody to.
 */
import { Dices } from 'lucide-react';
import { useState } from 'react';
import { useWatch, type Control, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { secret } from '#contract/fields.ts';
import {
  passphraseFault,
  passphraseStrength,
  passphraseStrengths,
  shortestPassphrase,
} from '#domain/passphrase.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import './passphrase.css';

/** The names of the person and the organisation are held against it by the engine. */
export const newPassphrase = secret
  .min(shortestPassphrase, 'passphraseShort')
  .refine((typed) => passphraseFault(typed) === undefined, 'passphraseGuessable');

type NewPassphraseProps<Typed extends FieldValues, Checked> = {
  readonly control: Control<Typed, unknown, Checked>;
  readonly name: FieldPathByValue<Typed, string>;
  readonly label: string;
  /** Puts a suggestion in the field. */
  readonly onSuggest: (words: string) => void;
};

export function NewPassphraseField<Typed extends FieldValues, Checked>(
  props: NewPassphraseProps<Typed, Checked>,
) {
  const { control, name, label, onSuggest } = props;
  const { t } = useTranslation();
  const typed = String(useWatch({ control, name }));
  const [suggested, setSuggested] = useState<string | null>(null);
  const suggest = (): void => {
    void call('passphrase.suggest', {}).then(({ passphrase }) => {
      setSuggested(passphrase);
      onSuggest(passphrase);
    }, tellRefused);
  };
  return (
    <div className="new-passphrase">
      <Field.Password
        control={control}
        name={name}
        label={label}
        hint={t('passphrase.hint', { count: shortestPassphrase })}
        autoComplete="new-password"
      />
      <Strength typed={typed} />
      <div>
        <Button variant="quiet" size="small" icon={Dices} onPress={suggest}>
          {t(suggested === null ? 'passphrase.suggest' : 'passphrase.suggestOther')}
        </Button>
      </div>
      {suggested !== null && suggested === typed ? (
        <p role="status">
          {t('passphrase.suggested')} <strong>{suggested}</strong>
        </p>
      ) : null}
    </div>
  );
}

/** A bar, and one line below it that is read aloud when it changes. */
function Strength({ typed }: { readonly typed: string }) {
  const { t } = useTranslation();
  const strength = passphraseStrength(typed);
  const left = Math.max(0, shortestPassphrase - typed.length);
  return (
    <>
      <div className="strength" data-strength={typed === '' ? 'none' : strength} aria-hidden>
        {passphraseStrengths.slice(1).map((step) => (
          <span key={step} />
        ))}
      </div>
      <p role="status" className="strength-words">
        {typed === '' ? null : t(`passphrase.${strength}`, { count: left })}
      </p>
    </>
  );
}
