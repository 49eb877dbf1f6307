/** Somebody of the staff as a form: its shape, and to and from the record. No components. */
import { z } from 'zod';
import { line, requiredLine } from '#contract/fields.ts';
import type { InputOf, OutputOf } from '#contract/index.ts';
import { isPlainDate, type PlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { roles, type Role } from '#domain/role.ts';

export type StaffMember = OutputOf<'user.list'>[number];

/** What a samordnare or administratör sees of participants: chosen by whoever adds them, never by the program. */
export const sights = ['everybody', 'figures'] as const;

/** Those to whom that choice belongs. */
export const choosesSight = (held: readonly Role[]): boolean =>
  held.includes('coordinator') || held.includes('administrator');

/** Whether somebody with these roles can do nothing before they have a verkstad. */
export type NeedsWorkshop = (typed: Pick<TypedUser, 'roles' | 'isActive' | 'sees'>) => boolean;

/** What may be typed, on the day that is today. */
export const userSchema = (today: PlainDate, needsWorkshop: NeedsWorkshop) => {
  const pastDay = z
    .string()
    .refine((text) => text === '' || isPlainDate(text), { message: 'notADate', abort: true })
    .refine((text) => text === '' || text <= today, 'inFuture');
  const fields = z.object({
    name: requiredLine,
    title: line,
    signInName: requiredLine,
    roles: z.array(z.enum(roles)).min(1),
    workshopIds: z.array(z.string()),
    sees: z.enum(['', ...sights]),
    trainedOn: pastDay,
    certifiedOn: pastDay,
    isActive: z.boolean(),
  });
  // Beside the faults of single fields, not after them.
  const always = { when: () => true };
  return fields
    .refine((typed) => !needsWorkshop(typed) || typed.workshopIds.length > 0, {
      path: ['workshopIds'],
      message: 'workshopNeeded',
      ...always,
    })
    .refine((typed) => !choosesSight(typed.roles) || typed.sees !== '', {
      path: ['sees'],
      message: 'choose',
      ...always,
    });
};

export type TypedUser = {
  name: string;
  title: string;
  signInName: string;
  roles: Role[];
  workshopIds: string[];
  sees: '' | (typeof sights)[number];
  trainedOn: string;
  certifiedOn: string;
  isActive: boolean;
};

export const typedUser = (user: StaffMember | null): TypedUser => ({
  name: user?.name ?? '',
  title: user?.title ?? '',
  signInName: user?.signInName ?? '',
  roles: user?.roles ?? ['assessor'],
  workshopIds: user?.workshopIds ?? [],
  // Of somebody who has not been either, it is still to be chosen.
  sees: user && choosesSight(user.roles) ? (user.seesPersons ? 'everybody' : 'figures') : '',
  trainedOn: user?.trainedOn ?? '',
  certifiedOn: user?.certifiedOn ?? '',
  isActive: user?.isActive ?? true,
});

const dayOrNone = (text: string): PlainDate | null => (isPlainDate(text) ? text : null);

/** The fields that adding and saving share. */
export const userFields = ({
  name,
  title,
  roles: held,
  workshopIds,
  sees,
  trainedOn,
  certifiedOn,
  isActive,
}: TypedUser): Omit<InputOf<'user.save'>, 'id'> => ({
  name,
  title,
  roles: held,
  workshopIds: workshopIds as WorkshopId[], // the form offers no others
  seesPersons: sees === 'everybody',
  trainedOn: dayOrNone(trainedOn),
  certifiedOn: dayOrNone(certifiedOn),
  isActive,
});
