// What Electron answers about a print job, in the words of its versions and of Chromium, and what that means here.
import { expect, test } from 'vitest';
import { printOutcome } from '../../src/main/print-answer.ts';

test.each([
  [true, '', 'printed'],
  [true, undefined, 'printed'],
  // A success is one, whatever is said beside it.
  [true, 'Print job canceled', 'printed'],
  [false, 'Print job canceled', 'cancelled'],
  [false, 'cancelled', 'cancelled'],
  [false, 'PRINT JOB CANCELLED', 'cancelled'],
  [false, 'No valid printers available', 'noPrinter'],
  [false, 'no printers available on the network', 'noPrinter'],
  [false, 'Failed to enumerate printers', 'noPrinter'],
  [false, 'Printer not found', 'noPrinter'],
  [false, 'Invalid deviceName provided', 'noPrinter'],
  [false, 'Print job failed', 'failed'],
  [false, 'failed', 'failed'],
  [false, 'Invalid printer settings', 'failed'],
  [false, 'Printer is out of paper', 'failed'],
  [false, '', 'failed'],
  [false, undefined, 'failed'],
  [false, null, 'failed'],
  [false, 7, 'failed'],
])('%s and %j is %s', (isPrinted, reason, expected) => {
  expect(printOutcome(isPrinted, reason)).toBe(expected);
});
