/** Sign-in names as they are compared. Not here: which are taken (engine/application/register/users.ts). */

/** Upper and lower case, and spaces at the ends, do not matter in a sign-in name. */
export const normalName = (signInName: string): string => signInName.trim().normalize('NFC').toLowerCase();
