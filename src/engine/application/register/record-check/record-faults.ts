/**
 * Holds the record and its log against each other: all that differs, the first place first. Each rule lies in a file of
 * its own beside this one. Not here: the chain, the seals and whether signatures are genuine (log-seals.ts).
 */
import type { RecordFault } from '#domain/record-fault.ts';
import type { RecordRows } from '../../../store/register/record-rows.ts';
import { faultsInDerived } from './derived.ts';
import { faultsInEvents } from './events.ts';
import { faultsInStanding } from './standing.ts';
import { toldBy } from './told.ts';

export const faultsInRecord = (rows: RecordRows): readonly RecordFault[] => {
  const told = toldBy(rows);
  return [
    ...faultsInEvents(told, rows),
    ...faultsInStanding(told, rows),
    ...faultsInDerived(told, rows),
  ].sort((a, b) => a.position - b.position);
};
