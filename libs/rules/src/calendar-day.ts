// Calendar days written as eight digits, YYYYMMDD, which sort as text; today is the day in China at a given instant.

/** China's clock is UTC+8 all year round. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The day in Asia/Shanghai at `atMs`, epoch milliseconds UTC. */
export function shanghaiDay(atMs: number): string {
  return new Date(atMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Whether eight digits are a day of the Gregorian calendar. */
export function isCalendarDay(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Full years from `birth` to `today`. Whoever is born on 29 February is a year older on 1 March of a common year. */
export function fullYearsBetween(birth: string, today: string): number {
  return Math.floor((Number(today) - Number(birth)) / 10_000);
}

/** `19900307` as `1990-03-07`. */
export function isoDay(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}
