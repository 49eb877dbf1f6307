/**
 * PIN codes: six digits that sign and that bring a person back while the register is open. Lives here: which are too
 * easy to guess. Not here: keeping and checking them (engine/application/register/pin.ts).
 */
import { plainSigns } from './typed-signs.ts';

/** So many wrong ones in a row, and the passphrase must be given again. */
export const mostWrongPins = 5;

/** As typed, with the digits of any script and spaces between: the six digits themselves, where they are six. */
export const plainPin = (typed: string): string => plainSigns(typed).replace(/[ .-]/g, '');

export const isPin = (text: string): boolean => /^\d{6}$/.test(text);

const isDay = (day: string): boolean => Number(day) >= 1 && Number(day) <= 31;
const isMonth = (month: string): boolean => Number(month) >= 1 && Number(month) <= 12;

/** A birthday, written from either end. */
const isDateLike = (pin: string): boolean => {
  const [first, middle, last] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)];
  return isMonth(middle) && (isDay(last) || isDay(first));
};

const hasYear = (pin: string): boolean => /^(?:19|20)\d\d|(?:19|20)\d\d$/.test(pin);

const isStair = (pin: string): boolean => {
  const steps = Array.from(
    { length: pin.length - 1 },
    (_, at) => (Number(pin[at + 1]) - Number(pin[at]) + 10) % 10,
  );
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
};

/** What is tried first: at most two different digits, the same half twice, a stair, a year or a birthday. */
export const isEasyPin = (pin: string): boolean =>
  new Set(pin).size <= 2 ||
  pin.slice(0, 3) === pin.slice(3) ||
  isStair(pin) ||
  hasYear(pin) ||
  isDateLike(pin);
