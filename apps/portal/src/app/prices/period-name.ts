// How a month or a year of the figures is called: in full, and as short as it fits below a bar. Pure.
import { type Language, LANGUAGE_TAGS } from '@haopai/rules';

/** `2026-11` → `2026年11月`, `November 2026`; `2026` → `2026年`, `2026`. */
export function periodName(name: string, language: Language): string {
  return written(name, language, { year: 'numeric', ...(isMonth(name) ? { month: 'long' } : {}) });
}

/** `2026-11` → `11月`, `Nov`; a year as it is. */
export function shortPeriodName(name: string, language: Language): string {
  return isMonth(name) ? written(name, language, { month: 'short' }) : name;
}

function isMonth(name: string): boolean {
  return name.includes('-');
}

function written(name: string, language: Language, style: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { ...style, timeZone: 'UTC' });
  return format.format(Date.parse(`${isMonth(name) ? name : `${name}-01`}-01T00:00:00Z`));
}
