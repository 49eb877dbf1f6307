// What a test run counts: nothing that failed, was skipped or never ran may look like a pass.
import { describe, expect, test } from 'vitest';
import {
  closingLine,
  countPlaywright,
  countVitest,
  sum,
  trueCounts,
  type VitestReport,
} from '../../scripts/test-counts.ts';

const green: VitestReport = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}, {}, {}] }],
};

describe('Vitest’s report', () => {
  test.each<[string, Partial<VitestReport>, number]>([
    ['all green', {}, 0],
    ['two failed', { numFailedTests: 2 }, 2],
    ['a skipped test has not passed', { numPendingTests: 1 }, 1],
    ['a test left for later has not passed', { numTodoTests: 3 }, 3],
    ['a file that could not be loaded', { testResults: [{ status: 'failed', assertionResults: [] }] }, 1],
    [
      'a file with a failed test is not counted twice',
      { numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{}] }] },
      1,
    ],
  ])('%s', (_name, change, failed) => {
    expect(countVitest({ ...green, ...change })).toEqual({ passed: 5, failed });
  });
});

test('Playwright’s report: flaky and skipped tests have not passed', () => {
  expect(countPlaywright({ stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 4 } })).toEqual({
    passed: 7,
    failed: 7,
  });
});

describe('counts against the exit status', () => {
  test.each([
    ['well', { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
    ['ended badly though all passed', { passed: 3, failed: 0 }, 1, { passed: 3, failed: 1 }],
    ['ended badly with failures', { passed: 3, failed: 2 }, 1, { passed: 3, failed: 2 }],
    ['wrote no report', undefined, 1, { passed: 0, failed: 1 }],
    ['ended well and ran nothing', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  ])('%s', (_name, counts, exitCode, expected) => {
    expect(trueCounts(counts, exitCode)).toEqual(expected);
  });
});

test('the closing line adds all steps up', () => {
  const total = sum([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
    { passed: 120, failed: 2 },
  ]);
  expect(closingLine(total)).toBe('121 passed, 3 failed');
});
