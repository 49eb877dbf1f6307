/** Refusals that belong to a field of the participant form, shown there. */
import type { TFunction } from 'i18next';
import type { UseFormReturn } from 'react-hook-form';
import type { Refused } from '../../bridge.ts';
import { refusalText } from '../../refusal-text.ts';
import type { ParticipantChecked, ParticipantTyped } from './participant-schema.ts';

const fields = {
  nameHasUnknownLetters: 'givenName',
  personalNumberInvalid: 'personalNumber',
} as const;

/** True when the refusal now stands at its field. */
export const showRefusal = (
  form: UseFormReturn<ParticipantTyped, unknown, ParticipantChecked>,
  refused: Refused,
  t: TFunction<'participants'>,
): boolean => {
  const { kind } = refused.refusal;
  if (kind !== 'nameHasUnknownLetters' && kind !== 'personalNumberInvalid') return false;
  const { title } = refusalText(refused);
  form.setError(fields[kind], {
    message: kind === 'personalNumberInvalid' ? t('form.personalNumberWrong') : title,
  });
  form.setFocus(fields[kind]);
  return true;
};
