/** The roles. Names on the screen are a setting; these are the code names. Not here: who may do what (roles.ts). */

export const roles = ['assessor', 'internalVerifier', 'coordinator', 'administrator'] as const;
export type Role = (typeof roles)[number];
