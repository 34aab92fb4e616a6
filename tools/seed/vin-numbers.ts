// Makes valid VINs of cars built in China, a different one for each serial number.
import { vinCheckDigit } from '@haopai/rules';

/** Makers and models as they begin a VIN; the check digit, the year and the plant follow. */
const BEGINNINGS = ['LSVHP49F', 'LFV3A23C', 'LGXCE4CC', 'LVSHFFAC', 'LHGCM567', 'LBVKY910'];
const YEAR_AND_PLANT = 'TA';
const SERIAL_DIGITS = 6;
const ENDS = 10 ** SERIAL_DIGITS;
/** Without a factor in common with ENDS: each end is met once before one comes again, and neighbours do not look alike. */
const END_STEP = 611_953;

export const VIN_SERIALS = BEGINNINGS.length * ENDS;

/** `serial` from 0 below VIN_SERIALS. */
export function vinOf(serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= VIN_SERIALS) {
    throw new RangeError(`no VIN has the serial ${serial}`);
  }
  // With each round of ends the beginnings move on by one: no two of them meet an end twice.
  const round = Math.floor(serial / ENDS);
  const beginning = BEGINNINGS[(serial + round) % BEGINNINGS.length] ?? '';
  const end = String((serial * END_STEP) % ENDS).padStart(SERIAL_DIGITS, '0');
  const unchecked = `${beginning}0${YEAR_AND_PLANT}${end}`;
  return `${beginning}${vinCheckDigit(unchecked)}${YEAR_AND_PLANT}${end}`;
}
