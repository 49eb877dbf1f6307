// Dates, counts and sizes in Swedish words, and Swedish order.
import { describe, expect, it } from 'vitest';
import { compareSwedish } from '../../../src/renderer/ui/table/collator.ts';
import * as format from '../../../src/renderer/ui/words/format.ts';
import { matchesLoosely } from '../../../src/renderer/ui/form/option.ts';

/** Spaces that keep words on one line count as spaces here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('format', () => {
  it('writes dates and times', () => {
    expect(plain(format.formatDate('2026-11-24'))).toBe('24 nov 2026');
    expect(plain(format.formatDate('2026-05-01T22:30:00Z'))).toBe('1 maj 2026');
    expect(plain(format.formatDay('2026-03-09'))).toBe('9 mar');
    expect(format.formatDate('okänt')).toBe('okänt');
    expect(plain(format.formatDateTime('2026-11-24T23:05:00Z'))).toBe('25 nov 2026 kl. 00:05');
    expect(plain(format.formatDateTime('2026-07-01T12:00:00Z'))).toBe('1 jul 2026 kl. 14:00');
  });

  it.each([
    ['2026-11-24', 'i dag'],
    ['2026-11-23', 'i går'],
    ['2026-11-25', 'i morgon'],
    ['2026-11-14', 'för 10 dagar sedan'],
    ['2026-12-01', 'om 7 dagar'],
    ['2026-03-28', 'för 241 dagar sedan'],
  ])('says how far away %s is', (date, words) => {
    expect(format.daysAgo(date, '2026-11-24')).toBe(words);
  });

  it('writes counts, shares and sizes', () => {
    expect(format.countOf(4, 9)).toBe('4\u00a0av\u00a09');
    expect(plain(format.formatNumber(1234.5))).toBe('1 234,5');
    expect(plain(format.formatPercent(0.604))).toBe('60 %');
    expect(plain(format.formatBytes(2_500_000))).toBe('2,5 MB');
    expect(plain(format.formatBytes(0))).toBe('0 byte');
    expect(plain(format.formatBytes(5e12))).toBe('5 000 GB');
  });
});

describe('Swedish order and search', () => {
  it('puts å ä ö last and 9 before 10', () => {
    const names = ['Örjan', 'Åsa', 'Zoran', 'Ärla', 'Anna', 'Modul 10', 'Modul 9', 'Édith'];
    expect([...names].sort(compareSwedish)).toEqual([
      'Anna',
      'Édith',
      'Modul 9',
      'Modul 10',
      'Zoran',
      'Åsa',
      'Ärla',
      'Örjan',
    ]);
  });

  it('finds every word, whatever the accents and capitals', () => {
    expect(matchesLoosely('Åsa Öberg', 'oberg as')).toBe(true);
    expect(matchesLoosely('Łukasz Żółć', 'lukasz zol')).toBe(true);
    expect(matchesLoosely('Åsa Öberg', 'asa ek')).toBe(false);
    expect(matchesLoosely('Åsa Öberg', '')).toBe(true);
  });
});
