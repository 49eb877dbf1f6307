/** Where the signed-in person may enrol participants, and what they lack where that is nowhere. */
import { useCall } from '../calls/calls.ts';
import { useMay } from './session.ts';

/** Undefined until it is known, and for those whose roles enrol nobody. */
export const useEnrolsIn = () => {
  const isAsked = useMay(['assessor', 'coordinator', 'administrator']);
  return useCall('participant.enrolsIn', {}, { enabled: isAsked }).data;
};
