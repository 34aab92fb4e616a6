// Adds to a sample what each counted thing cost the server's core.
import type { Sample } from '../measuring/row';
import { cpuMs } from './process-figures';

const MICROS_PER_MS = 1_000;

/** `measure` with `cpuMicrosEach` in its detail: the server's time on a core for each of what is counted. */
export async function withServerCost(
  pid: number | undefined,
  durationMs: number,
  measure: (durationMs: number) => Promise<Sample>,
): Promise<Sample> {
  const before = cpuMs(pid);
  const startedAt = performance.now();
  const sample = await measure(durationMs);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = cpuMs(pid);
  if (before === null || after === null || !sample.perSecond) return sample;
  const cpuMicrosEach = ((after - before) * MICROS_PER_MS) / (sample.perSecond * seconds);
  return { ...sample, detail: { ...sample.detail, cpuMicrosEach } };
}
