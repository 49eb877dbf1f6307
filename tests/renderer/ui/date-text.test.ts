// Reading dates as people write them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateText } from '../../../src/renderer/ui/form/date-text.ts';

const today = '2026-11-24';

describe('parseDateText', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['2026 12 01', '2026-12-01'],
    ['2026-1-2', '2026-01-02'],
    ['261201', '2026-12-01'],
    ['26-12-01', '2026-12-01'],
    ['1/12', '2026-12-01'],
    ['1/12 2027', '2027-12-01'],
    ['1/12-26', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['1 dec', '2026-12-01'],
    ['den 3:e januari 2027', '2027-01-03'],
    ['1 december 2026', '2026-12-01'],
    ['24 okt', '2026-10-24'],
    ['idag', '2026-11-24'],
    ['I dag', '2026-11-24'],
    ['i går', '2026-11-23'],
    ['imorgon', '2026-11-25'],
    [' 2026-12-01 ', '2026-12-01'],
    ['29/2 2028', '2028-02-29'],
    ['751201', '1975-12-01'],
    ['۲۰۲۶-۱۲-۰۱', '2026-12-01'],
    ['２０２６－１２－０１', '2026-12-01'],
    ['2026‑12‑01', '2026-12-01'],
    ['2026–12–01', '2026-12-01'],
    ['2026 − 12 − 01', '2026-12-01'],
    ['\u200e2026-12-01\u200e', '2026-12-01'],
    ['١/١٢', '2026-12-01'],
    ['1∕12 2027', '2027-12-01'],
    ['१ dec', '2026-12-01'],
    ['1\u00a0december\u202f2026', '2026-12-01'],
    ['1·12·2026', '2026-12-01'],
    ['2026-12-01.', '2026-12-01'],
  ])('reads %j as %s', (text, date) => {
    expect(parseDateText(text, { today })).toBe(date);
  });

  it.each([
    '',
    'snart',
    '32/13',
    '2026-02-30',
    '29/2 2027',
    '1/12/',
    '20261301',
    '1 decembrius',
    '12',
    '2026',
  ])('does not guess at %j', (text) => {
    expect(parseDateText(text, { today })).toBeUndefined();
  });

  it('takes the nearest year where none is written, across new year', () => {
    expect(parseDateText('28/12', { today: '2027-01-04' })).toBe('2026-12-28');
    expect(parseDateText('4/1', { today: '2026-12-28' })).toBe('2027-01-04');
  });

  it('lets min and max settle year and century', () => {
    expect(parseDateText('1/12', { today, max: today })).toBe('2025-12-01');
    expect(parseDateText('20/11', { today, min: today })).toBe('2027-11-20');
    expect(parseDateText('261201', { today, max: today })).toBe('1926-12-01');
  });

  it.each(['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'has no day for %s',
    (word) => {
      expect(parseDateText(word, { today })).toBeUndefined();
    },
  );

  it('reads back every day it could show', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        for (const text of [iso, year + month + dayOfMonth, `${String(Number(dayOfMonth))}/${month} ${year}`])
          expect(parseDateText(text, { today })).toBe(iso);
      }),
    );
  });

  it('answers anything with an existing day or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/. -]{1,12}$/)), (text) => {
        const date = parseDateText(text, { today });
        if (date !== undefined) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      }),
    );
  });
});
