// A small drill: a storm of some seconds, its machine lost, and all that was acknowledged back from sealed backups.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type DrillRun, runDrill } from './run-drill';

const root = path.resolve(__dirname, '..', '..');
const { HAOPAI_TEST_SEED, HAOPAI_NIGHTLY } = process.env;
const isNight = HAOPAI_NIGHTLY === '1';
const seed = Number(HAOPAI_TEST_SEED ?? (isNight ? Date.now() % 2 ** 31 : 1));
const STORM_MS = isNight ? 60_000 : 14_000;
const MOMENTS = isNight ? 4 : 1;
const RUN_MAX_MS = 600_000;

describe('a restore drill', () => {
  let run: DrillRun;

  beforeAll(async () => {
    console.log(`restore drill: HAOPAI_TEST_SEED=${seed} chooses the same seconds again`);
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    run = await runDrill({
      ...{ root, main: path.join(process.env.HAOPAI_TEST_DIST ?? '', 'api', 'main.js') },
      ...{ stormMs: STORM_MS, moments: MOMENTS, seed, note: () => undefined },
    });
  }, RUN_MAX_MS);

  it('finds all that was acknowledged, at the end and at any second', () => {
    expect(run.restores).toHaveLength(MOMENTS + 1);
    for (const { until, comparison } of run.restores) {
      expect([until, comparison.findings]).toEqual([until, []]);
      expect(comparison.bids).toBeGreaterThan(20);
      expect(comparison.paidOrders).toBeGreaterThan(0);
      expect(comparison.checkpoints).toBeGreaterThan(1);
    }
    const [moment, end] = [run.restores[0], run.restores.at(-1)];
    expect(moment?.comparison.bids).toBeLessThan(end?.comparison.bids ?? 0);
  });

  it('opens backups with the private key alone', () => expect(run.keyFindings).toEqual([]));

  it('says what the loss has cost', () => {
    expect(run.uncopied.bids).toBeGreaterThan(0);
    expect(run.uncopied.ms).toBeGreaterThan(0);
  });
});
