/** The organisation's settings as a form: forgiving about capitals and the colour's sign. No components. */
import { z } from 'zod';
import { settingsShape } from '#contract/organisation.ts';

export const settingsSchema = z.object({
  ...settingsShape,
  certificatePrefix: z.string().trim().toUpperCase().pipe(settingsShape.certificatePrefix),
  accentColour: z
    .string()
    .trim()
    .transform((typed) => (typed.startsWith('#') ? typed : `#${typed}`).toLowerCase())
    .pipe(settingsShape.accentColour),
});

export type TypedSettings = z.input<typeof settingsSchema>;
export type CheckedSettings = z.output<typeof settingsSchema>;
