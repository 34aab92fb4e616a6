// How log files are called, by writer and by day of Beijing's calendar: `api-1.2026-11-27.log`. nginx calls its own so, too. Pure.

const BEIJING_MS = 8 * 3_600_000;
/** From its midnight in Greenwich until it is over everywhere. */
const DAY_EVERYWHERE_MS = 36 * 3_600_000;
const NAME = /^[\w.-]+\.(\d{4}-\d\d-\d\d)\.log$/;

export function logFileName(writer: string, atMs: number): string {
  return `${writer}.${new Date(atMs + BEIJING_MS).toISOString().slice(0, 10)}.log`;
}

/** When the last line of such a file can have been written, at the latest and wherever its writer's clock stands; null for what is no such file. */
export function logFileEndsAtMs(name: string): number | null {
  const day = Date.parse(`${NAME.exec(name)?.[1] ?? ''}T00:00:00Z`);
  return Number.isNaN(day) ? null : day + DAY_EVERYWHERE_MS;
}

/** When its day began in Beijing; null for what is no such file. */
export function logFileBeginsAtMs(name: string): number | null {
  const endsAtMs = logFileEndsAtMs(name);
  return endsAtMs === null ? null : endsAtMs - DAY_EVERYWHERE_MS - BEIJING_MS;
}
