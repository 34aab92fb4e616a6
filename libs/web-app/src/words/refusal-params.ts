// Turns a refusal's data into what its sentence needs; the units in the names (style rule 8) say how to write each figure.

import { formatPlate } from '@haopai/rules';
import { timeToTheMs } from './day-time';

export interface Writers {
  readonly span: (lengthMs: number) => string;
  readonly money: (fen: number) => string;
  readonly time: (atMs: number) => string;
  readonly region: (code: string) => string;
  readonly vehicle: (kind: string) => string;
}

/**
 * `priceFen` → `price: ¥56,000`, `endedAtMs` → `endedAt: 14:05` and `endedAtExact: 14:05:31.027`, `retryAfterMs` → `retryAfter: 3` (seconds) and
 * `retryAfterSpan: 3 秒`; a list is written with strokes, a plate with its dot.
 */
export function refusalParams(
  refusal: { readonly code?: string; readonly data: object },
  write: Writers,
): Record<string, string> {
  const data: Readonly<Record<string, unknown>> = { ...refusal.data };
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string') params[name] = writtenText(name, value, write);
    if (Array.isArray(value)) params[name] = value.join(' / ');
    if (typeof value !== 'number') continue;
    if (name.endsWith('Fen')) params[name.slice(0, -3)] = write.money(value);
    else if (name.endsWith('AtMs')) {
      params[name.slice(0, -2)] = write.time(value);
      params[`${name.slice(0, -2)}Exact`] = timeToTheMs(value);
    } else if (name.endsWith('Ms')) {
      params[name.slice(0, -2)] = String(Math.max(1, Math.ceil(value / 1000)));
      params[`${name.slice(0, -2)}Span`] = write.span(value);
    } else params[name] = String(value);
  }
  return params;
}

function writtenText(name: string, value: string, write: Writers): string {
  if (name === 'region') return write.region(value);
  if (name === 'vehicle' || name === 'fits' || name === 'registered') return write.vehicle(value);
  return name === 'plate' || name === 'plateNumber' ? formatPlate({ number: value }) : value;
}
