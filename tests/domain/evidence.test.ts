// What counts as evidence, how large a file may be, and who opens it.
import { describe, expect, it, test } from 'vitest';
import { countsAsEvidence, evidenceTypes, largestAttachment, mayOpenAttachment } from '#domain/evidence.ts';

describe('evidence', () => {
  test.each(evidenceTypes)('%s counts unless it is only the participant’s own word', (type) => {
    expect(countsAsEvidence(type)).toBe(type !== 'selfAssessment');
  });

  it('may carry a file of at most 25 MB', () => {
    expect(largestAttachment).toBe(26_214_400);
  });

  const seen = { maySeePerson: true, isToControl: false };
  const hidden = { maySeePerson: false, isToControl: false };
  test.each([
    ['of nobody', [], false],
    ['of one who may be seen', [seen], true],
    ['of a group that may be seen', [seen, seen], true],
    ['of one who may not be seen', [hidden], false],
    ['of a group with one who may not be seen', [seen, hidden], false],
    ['that is to be controlled', [{ ...hidden, isToControl: true }], true],
    ['that is to be controlled for one of a group', [{ ...seen, isToControl: true }, hidden], true],
  ] as const)('with a file %s is opened: %#', (_what, evidenceFor, may) => {
    expect(mayOpenAttachment(evidenceFor)).toBe(may);
  });
});
