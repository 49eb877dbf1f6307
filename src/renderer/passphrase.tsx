/** Passphrases as they are chosen: the rule for a new one, and a word on how hard it is to guess. Not here: the field itself. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Muted } from './ui/text.tsx';

/** The engine refuses shorter ones as well. */
const shortestPassphrase = 10;

export const newPassphrase = z.string().min(shortestPassphrase, 'passphraseShort').max(200);

type Strength = 'short' | 'weak' | 'good' | 'strong';

/** A rough measure, on the safe side: words and length help, the same few letters over and over do not. */
const strengthOf = (typed: string): Strength => {
  if (typed.length < shortestPassphrase) return 'short';
  const words = typed.trim().split(/\s+/).length;
  if (new Set(typed.toLowerCase()).size < 6) return 'weak';
  if (words >= 4 || typed.length >= 24) return 'strong';
  return words >= 3 || typed.length >= 16 ? 'good' : 'weak';
};

/** One line below the field, read aloud when it changes. */
export function PassphraseStrength({ typed }: { readonly typed: string }) {
  const { t } = useTranslation();
  return (
    <p role="status">
      {typed === '' ? null : (
        <Muted>
          {t(`passphrase.${strengthOf(typed)}`, { count: Math.max(0, shortestPassphrase - typed.length) })}
        </Muted>
      )}
    </p>
  );
}
