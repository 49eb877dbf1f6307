// What counts as evidence, and how large a file may be.
import { describe, expect, it, test } from 'vitest';
import { countsAsEvidence, evidenceTypes, largestAttachment } from '#domain/evidence.ts';

describe('evidence', () => {
  test.each(evidenceTypes)('%s counts unless it is only the participant’s own word', (type) => {
    expect(countsAsEvidence(type)).toBe(type !== 'selfAssessment');
  });

  it('may carry a file of at most 25 MB', () => {
    expect(largestAttachment).toBe(26_214_400);
  });
});
