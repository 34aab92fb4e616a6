// Reads a range of plates as staff write it: from one to another, or with question marks for digits.
import { comparableText, JINHUA_PLATES, parsePlate, type Plate } from '@haopai/rules';

/** How many plates it is, and each of them, in order, once that is known to be few enough. */
export interface PlateRange {
  readonly count: number;
  readonly plates: () => readonly Plate[];
}

const DASHES = /[-‐-―~～至到]+/;
const LEADING_DASHES = /^[-‐-―~～]+/;
const PLATE_CHARACTERS_MAX = 6;

/** `浙G·8000A–8099A`: the digits count from one to the other; `浙G·8???A`: each mark is any digit. Null for neither. */
export function readPlateRange(raw: string): PlateRange | null {
  const parts = withoutPrefix(raw).split(DASHES).map(withoutPrefix);
  const [from = '', to, ...more] = parts;
  if (more.length > 0) return null;
  return to === undefined ? readPattern(from) : readFromTo(from, to);
}

function readPattern(pattern: string): PlateRange | null {
  const marks = pattern.replace(/[^?]/g, '').length;
  if (marks === 0 || pattern.length > PLATE_CHARACTERS_MAX) return null;
  return rangeOf({ frame: pattern, from: 0, count: 10 ** marks });
}

function readFromTo(from: string, to: string): PlateRange | null {
  const frame = from.replace(/\d/g, '?');
  if (frame !== to.replace(/\d/g, '?') || !/^[A-Z?]{5,6}$/.test(frame) || from.includes('?')) return null;
  const [low, high] = [from, to].map((text) => Number(text.replace(/\D/g, '')));
  if (low === undefined || high === undefined || high < low) return null;
  return rangeOf({ frame, from: low, count: high - low + 1 });
}

interface Counting {
  /** A question mark for each digit that counts. */
  readonly frame: string;
  readonly from: number;
  readonly count: number;
}

/** Digits only change, so either every number of it is a plate's or, but for the places of new-energy plates, none. */
function rangeOf({ frame, from, count }: Counting): PlateRange | null {
  const marks = frame.replace(/[^?]/g, '').length;
  const plateAt = (value: number): Plate | null => {
    const digits = [...String(value).padStart(marks, '0')];
    const serial = frame.replace(/\?/g, () => digits.shift() ?? '');
    const plate = parsePlate(JINHUA_PLATES.prefix + serial, JINHUA_PLATES);
    return plate.ok ? plate.value : null;
  };
  if (plateAt(from) === null) return null;
  return {
    count,
    plates: () =>
      Array.from({ length: count }, (_, index) => plateAt(from + index)).filter((one) => one !== null),
  };
}

function withoutPrefix(raw: string): string {
  const { prefix } = JINHUA_PLATES;
  const text = raw.trim();
  if (!comparableText(text.slice(0, prefix.length)).startsWith(prefix)) return comparableKeepingDashes(text);
  return comparableKeepingDashes(text.slice(prefix.length)).replace(LEADING_DASHES, '');
}

/** comparableText takes dashes for separators; here one stands between two numbers. */
function comparableKeepingDashes(text: string): string {
  return text
    .split(DASHES)
    .map((part) => comparableText(part))
    .join('-');
}
