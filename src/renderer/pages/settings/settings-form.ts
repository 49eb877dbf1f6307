/** The organisation's settings as a form, but for what is the look of certificates (pages/look). No components. */
import { z } from 'zod';
import { settingsShape } from '#contract/organisation.ts';

export const settingsSchema = z.object({
  organisationName: settingsShape.organisationName,
  organisationNumber: settingsShape.organisationNumber,
  place: settingsShape.place,
  contact: settingsShape.contact,
  roleNames: settingsShape.roleNames,
  stuckAfterDays: settingsShape.stuckAfterDays,
  controlWithinDays: settingsShape.controlWithinDays,
  lockAfterMinutes: settingsShape.lockAfterMinutes,
  assessorsSeeAll: settingsShape.assessorsSeeAll,
  logsOpenings: settingsShape.logsOpenings,
});
