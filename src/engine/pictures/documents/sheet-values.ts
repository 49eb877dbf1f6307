/** How the values of a workbook's cells are written: days, times, shares and numbers as Excel shows them, in Swedish. */
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

const msPerDay = 86_400_000;
/** Excel's day 0, which counts a 29 February 1900 that never was; and the other day that a Mac began at. */
const epoch = { usual: Date.UTC(1899, 11, 30), of1904: Date.UTC(1904, 0, 1) };
/** 31 December 9999, the last day that Excel knows. */
const lastDay = 2_958_466;

const asDate = (value: number, way: Way, from1904: boolean): string => {
  const at = new Date(Math.round(((from1904 ? epoch.of1904 : epoch.usual) + value * msPerDay) / 1000) * 1000);
  const [day = '', time = ''] = at.toISOString().split('T');
  const short = time.endsWith(':00.000Z') ? time.slice(0, 5) : time.slice(0, 8);
  if (way === 'time') return short;
  return way === 'day' ? day : `${day} ${short}`;
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
