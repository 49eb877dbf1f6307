/** Asks for the certificate as it would be with what is typed, a moment after the last key. */
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { OutputOf } from '#contract/index.ts';
import type { Refused } from '../../calls/bridge.ts';
import { useCall } from '../../calls/calls.ts';
import { useSettledValue } from '../../writing/settled.ts';
import { lookSchema, type CheckedLook, type LookFields } from './look-form.ts';

const afterLastKey = 400;

export type LookPreview = {
  /** The last one that could be made. */
  readonly shown: OutputOf<'look.preview'> | undefined;
  /** The last that was typed rightly: what is shown, or is about to be. */
  readonly look: CheckedLook;
  readonly isDrawing: boolean;
  readonly error: Refused | null;
  /** False while some field is not rightly filled in. */
  readonly isComplete: boolean;
};

export const useLookPreview = ({ form }: LookFields, saved: CheckedLook): LookPreview => {
  useWatch({ control: form.control });
  const typed = lookSchema.safeParse(form.getValues());
  const wanted = typed.success ? JSON.stringify(typed.data) : null;
  const [right, setRight] = useState(() => wanted ?? JSON.stringify(saved));
  if (wanted !== null && wanted !== right) setRight(wanted);
  const asked = useSettledValue(right, afterLastKey);

  const look = JSON.parse(asked) as CheckedLook; // written a few lines above
  const preview = useCall('look.preview', look);
  const [shown, setShown] = useState(preview.data);
  if (preview.data !== undefined && preview.data !== shown) setShown(preview.data);
  return {
    shown,
    look,
    isDrawing: preview.isFetching || (wanted !== null && wanted !== asked),
    error: preview.error,
    isComplete: wanted !== null,
  };
};
