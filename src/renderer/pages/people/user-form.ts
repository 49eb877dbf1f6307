/** Somebody of the staff as a form: its shape, and to and from the record. No components. */
import { z } from 'zod';
import type { InputOf, OutputOf } from '#contract/index.ts';
import { isPlainDate, type PlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { roles } from '#domain/roles.ts';

export type StaffMember = OutputOf<'user.list'>[number];

const line = z.string().trim().max(120);

/** What may be typed, on the day that is today. */
export const userSchema = (today: PlainDate) => {
  const pastDay = z
    .string()
    .refine((text) => text === '' || isPlainDate(text), { message: 'notADate', abort: true })
    .refine((text) => text === '' || text <= today, 'inFuture');
  return z.object({
    name: line.min(1, 'required'),
    title: line,
    signInName: line.min(1, 'required'),
    roles: z.array(z.enum(roles)).min(1),
    workshopIds: z.array(z.string()),
    seesPersons: z.boolean(),
    trainedOn: pastDay,
    certifiedOn: pastDay,
    isActive: z.boolean(),
  });
};

export type TypedUser = z.input<ReturnType<typeof userSchema>>;

export const typedUser = (user: StaffMember | null): TypedUser => ({
  name: user?.name ?? '',
  title: user?.title ?? '',
  signInName: user?.signInName ?? '',
  roles: user?.roles ?? ['assessor'],
  workshopIds: user?.workshopIds ?? [],
  seesPersons: user?.seesPersons ?? false,
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
  seesPersons,
  trainedOn,
  certifiedOn,
  isActive,
}: TypedUser): Omit<InputOf<'user.save'>, 'id'> => ({
  name,
  title,
  roles: held,
  workshopIds: workshopIds as WorkshopId[], // the form offers no others
  seesPersons,
  trainedOn: dayOrNone(trainedOn),
  certifiedOn: dayOrNone(certifiedOn),
  isActive,
});
