/**
 * A half-filled form that is there again after its dialog was closed, its tab left, or the program killed. Not here:
 * texts of the record that save themselves (`useAutosave` in drafts.ts).
 */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { tellRefused } from '../calls/calls.ts';
import { tellThrownAway, useDraft } from './drafts.ts';

type DraftOptions<Typed> = {
  /** Takes out of an old draft what is no longer there to choose. */
  readonly mend?: (kept: Typed) => Typed;
  /** Then the form shows what is in the record and nothing else. */
  readonly isReadOnly?: boolean;
};

const saidIn = <Typed extends FieldValues>(typed: Typed, words: FieldPath<Typed> | null): string =>
  JSON.stringify(words === null ? typed : typed[words]);

/**
 * Keeps the whole form under `key` as soon as the field `words` (null: any field) says something else than when the
 * form opened.
 * `isResumed`: an earlier draft stands in the form. Call `drop` when it has been saved, `startOver` to throw it away.
 */
export const useFormDraft = <Typed extends FieldValues, Checked>(
  form: UseFormReturn<Typed, unknown, Checked>,
  key: string,
  words: FieldPath<Typed> | null,
  { mend = (kept) => kept, isReadOnly = false }: DraftOptions<Typed> = {},
) => {
  const { read, keep, drop } = useDraft<Typed>(key);
  const [atFirst] = useState(() => structuredClone(form.getValues()));
  const [isResumed, setResumed] = useState(false);

  const resume = useEffectEvent((kept: Typed) => {
    form.reset(mend(kept), { keepDefaultValues: true });
    setResumed(true);
  });
  useEffect(() => {
    if (isReadOnly) return;
    const before = saidIn(form.getValues(), words);
    void read().then((kept) => {
      // Somebody may already have begun to type.
      if (kept && saidIn(form.getValues(), words) === before) resume(kept);
    }, tellRefused);
  }, [read, form, words, isReadOnly]);

  useEffect(() => {
    if (isReadOnly) return undefined;
    const first = saidIn(atFirst, words);
    const subscription = form.watch(() => {
      if (saidIn(form.getValues(), words) === first) void drop();
      else keep(form.getValues());
    });
    return () => subscription.unsubscribe();
  }, [form, words, keep, drop, atFirst, isReadOnly]);

  const dropResumed = useCallback(async () => {
    setResumed(false);
    await drop();
  }, [drop]);
  const startOver = useCallback(() => {
    const typed = structuredClone(form.getValues());
    form.reset(atFirst);
    void dropResumed();
    tellThrownAway(key, typed, () => {
      form.reset(typed, { keepDefaultValues: true });
      setResumed(true);
    });
  }, [form, key, atFirst, dropResumed]);

  return { isResumed, startOver, drop: dropResumed };
};
