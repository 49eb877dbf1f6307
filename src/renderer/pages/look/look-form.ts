/** The look of certificates as a form: forgiving about capitals and the colour's sign. No components. */
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { lookShape } from '#contract/look.ts';

/** The colour with its sign, in small letters. */
export const asColour = (typed: string): string =>
  (typed.trim().startsWith('#') ? typed.trim() : `#${typed.trim()}`).toLowerCase();

export const lookSchema = z.object({
  ...lookShape,
  certificatePrefix: z.string().trim().toUpperCase().pipe(lookShape.certificatePrefix),
  accentColour: z.string().transform(asColour).pipe(lookShape.accentColour),
});

export type TypedLook = z.input<typeof lookSchema>;
export type CheckedLook = z.output<typeof lookSchema>;
export type LookFields = { readonly form: UseFormReturn<TypedLook, unknown, CheckedLook> };
