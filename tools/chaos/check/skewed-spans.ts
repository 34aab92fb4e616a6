// When the clock of the node that writes may have been wrong, by what was done to it.
import type { Evidence, Span } from './evidence';

/** From the mending of the fault: until every instance has doubted, believed the right clock, and caught up with what it had believed before. */
const SETTLES_MS = 10_000;

export function skewedSpans({ faults, stoppedAtMs }: Evidence): readonly Span[] {
  return faults
    .filter(({ fault }) => fault.kind === 'skewDatabase')
    .map(({ beganAtMs, endedAtMs }) => ({
      fromMs: beganAtMs,
      toMs: (endedAtMs < Infinity ? endedAtMs : Math.max(stoppedAtMs, beganAtMs)) + SETTLES_MS,
    }));
}

export function touches(spans: readonly Span[], fromMs: number, toMs: number): boolean {
  return spans.some((span) => span.fromMs <= toMs && span.toMs >= fromMs);
}
