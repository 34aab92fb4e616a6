// Bundles of entries (C2SP tlog-tiles): each entry behind its length in two bytes, the higher one first.
import { joinBytes } from './bytes';
import { checked, fault, type Checked } from './log-fault';

export const ENTRY_BYTES_MAX = 65_535;

export function formatBundle(entries: readonly Uint8Array[]): Checked<Uint8Array> {
  const long = entries.find(({ length }) => length > ENTRY_BYTES_MAX);
  if (long !== undefined) return fault('LOG.ENTRY_TOO_LONG', { max: ENTRY_BYTES_MAX, found: long.length });
  return checked(
    joinBytes(entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry])),
  );
}

/** Exactly `width` entries. */
export function parseBundle(bytes: Uint8Array, width: number): Checked<readonly Uint8Array[]> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined) return truncated(entries.length, width);
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return truncated(entries.length, width);
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return at === bytes.length ? checked(entries) : fault('LOG.BUNDLE_TOO_LONG', { left: bytes.length - at });
}

function truncated(entry: number, expected: number) {
  return fault('LOG.BUNDLE_TRUNCATED', { entry, expected });
}
