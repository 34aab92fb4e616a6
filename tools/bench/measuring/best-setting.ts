// Tries a few settings of a row for a short time each, so that every row is measured with the one that suits it best.
import type { Sample } from './row';

const TRY_MS = 500;

/** The setting with the highest rate. */
export async function findBest<Setting>(
  settings: readonly [Setting, ...Setting[]],
  measure: (setting: Setting, durationMs: number) => Promise<Sample>,
): Promise<Setting> {
  let best = settings[0];
  let bestRate = -1;
  // The first try of a process is slow whatever the setting.
  await measure(best, TRY_MS);
  for (const setting of settings) {
    const rate = (await measure(setting, TRY_MS)).perSecond ?? 0;
    if (rate > bestRate) [best, bestRate] = [setting, rate];
  }
  return best;
}
