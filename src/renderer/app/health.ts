/** How the register is, looked at by the minute: copies are made and clocks go wrong without anybody's doing. */
import { choosesPlace } from '#domain/backup.ts';
import type { OutputOf } from '#contract/index.ts';
import { useCall } from '../calls/calls.ts';
import { useMay } from './session.ts';

export type Health = OutputOf<'register.health'>;
export type CopyHealth = NonNullable<Health['copies']>;

const lookAgainEvery = 60_000;

/** Undefined until it is known. */
export const useHealth = (): Health | undefined =>
  useCall('register.health', {}, { refetchInterval: lookAgainEvery }).data;

/** May the signed-in person decide where copies are laid besides this computer? */
export const useMayChoosePlace = (): boolean => useMay(choosesPlace);
