/** How the values of a workbook's cells are written: days, times, shares and numbers as Excel shows them, in Swedish. */
import { addDays, type PlainDate } from '#domain/dates.ts';
import { elementsIn, childOf, valueOf, type Element } from './xml.ts';

type Way =
  'day' | 'time' | 'dayAndTime' | 'text' | { readonly decimals: number | null; readonly isShare: boolean };

/** Formats that have a number and no words in a file. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  49: '@',
};

const general: Way = { decimals: null, isShare: false };

/** Excel takes no longer ones. */
const longestFormat = 255;

/** Only what a format is for is read of it: quoted words and colours are not. */
const wayOf = (format: string): Way => {
  const bare = (format.slice(0, longestFormat).split(';')[0] ?? '').replace(
    /"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi,
    '',
  );
  const hasTime = /[hs]|\[m/i.test(bare);
  const hasDay = /[yd]|m{3,}/i.test(bare) || (/m/i.test(bare) && !hasTime);
  if (hasDay) return hasTime ? 'dayAndTime' : 'day';
  if (hasTime) return 'time';
  if (bare.trim() === '@') return 'text';
  // Fractions and powers of ten: the number itself says more than a rounded one.
  if (/[/eE]/.test(bare)) return general;
  const [, decimals] = /[0#?]\.([0#?]+)/.exec(bare) ?? [];
  const isNumber = /[0#?]/.test(bare);
  return { decimals: isNumber ? (decimals?.length ?? 0) : null, isShare: bare.includes('%') };
};

/** The way of each cell format, in the order cells name them. */
export const waysIn = (styles: Element | undefined): readonly Way[] => {
  const own = new Map(
    elementsIn(childOf(styles, 'numFmts')).map((one) => [
      valueOf(one, 'numFmtId') ?? '',
      valueOf(one, 'formatCode') ?? '',
    ]),
  );
  return elementsIn(childOf(styles, 'cellXfs')).map((one) => {
    const id = valueOf(one, 'numFmtId') ?? '0';
    const format = own.get(id) ?? builtIn[Number(id)];
    return format === undefined || /^general$/i.test(format) ? general : wayOf(format);
  });
};

/** Excel's day 0, which counts a 29 February 1900 that never was; and the other day that a Mac began at. */
const firstDay = { usual: '1899-12-30' as PlainDate, of1904: '1904-01-01' as PlainDate };
/** 31 December 9999, the last day that Excel knows. */
const lastDay = 2_958_466;

const secondsPerDay = 86_400;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A cell's day and time stand in no time zone: days since the first, and a share of one. */
const asDate = (value: number, way: Way, from1904: boolean): string => {
  const seconds = Math.round(value * secondsPerDay);
  const inDay = seconds % secondsPerDay;
  const parts = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60].map(twoDigits);
  const time = parts.slice(0, inDay % 60 === 0 ? 2 : 3).join(':');
  if (way === 'time') return time;
  const day = addDays(from1904 ? firstDay.of1904 : firstDay.usual, Math.floor(seconds / secondsPerDay));
  return way === 'day' ? day : `${day} ${time}`;
};

/** Thirteen digits, as many as a cell in Excel is wide: what a computer adds behind them is nobody's number. */
const asNumber = (value: number, decimals: number | null): string => {
  const text =
    decimals === null ? String(Number(value.toPrecision(13))) : value.toFixed(Math.min(decimals, 15));
  return text.replace('.', ',');
};

/** A number of a cell, in its way. What is no number stays as it stands. */
export const writeValue = (value: string, way: Way = general, from1904 = false): string => {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || way === 'text') return value;
  if (typeof way === 'string')
    return number >= 0 && number < lastDay ? asDate(number, way, from1904) : asNumber(number, null);
  return way.isShare ? `${asNumber(number * 100, way.decimals)} %` : asNumber(number, way.decimals);
};
