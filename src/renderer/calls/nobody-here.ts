/**
 * Whether the page is shown to nobody: at once when the screen is locked or somebody leaves, whatever the engine does
 * meanwhile. Until somebody comes in, what was begun before asks and tells nothing. Not here: emptying the page (app/leaving.ts).
 */
import { externalValue } from '../external-value.ts';

const { get, put, useValue } = externalValue<'locked' | 'left' | null>(null);

export const whyNobody = get;

export const useWhyNobody = useValue;

export const putNobody = put;
