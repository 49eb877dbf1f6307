/**
 * Words for what the register or a schema names in a word of its own, which the compiler cannot know: kinds of events of a
 * certificate, calls that signed, fields that were corrected, faults of a form. Not here: keys that stand in the code, which the
 * compiler holds against the texts (texts.d.ts).
 */
import i18next, { type Namespace, type ParseKeys } from 'i18next';

/** `ns` is the file, `key` what stands in it. */
export const recordedText = (
  ns: Namespace & string,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string => i18next.t(`${ns}:${key}` as ParseKeys, values);
