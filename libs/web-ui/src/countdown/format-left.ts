// Time left as a clock shows it; it reads 0:00 only when nothing is left.

/** What a page's beat and its measure of the server's clock may be off: a full minute must read 1:00 and not 1:01. */
const DOUBT_MS = 120;

/** `252_000` → `4:12`, `41_000` → `0:41`, over an hour `1:02:03`. Rounds up to the second; never below zero. */
export function formatLeft(leftMs: number): string {
  const seconds = leftMs <= 0 ? 0 : Math.max(1, Math.ceil((leftMs - DOUBT_MS) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
