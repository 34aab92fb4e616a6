// Sales on a virtual clock, hundreds of seeds a run: crashes between any two steps, a bad disk, impatient bidders, two owners.
import { FAULTS } from './simulation/planted-faults';
import { runSimulation, storyOf } from './simulation';

const IS_NIGHT = process.env['HAOPAI_NIGHTLY'] === '1';
const RUNS_DEFAULT = IS_NIGHT ? 5_000 : 120;
/** Runs after which each kind of trouble must have been met. */
const ROUGH_RUNS_MIN = 100;
const FAULT_SEEDS_MAX = 60;
const TIMEOUT_MS = 60_000;

const { HAOPAI_TEST_SEED, HAOPAI_SIM_RUNS } = process.env;
const SEED = Number(HAOPAI_TEST_SEED ?? (IS_NIGHT ? Date.now() % 2 ** 31 : 1));
const RUNS = Number(HAOPAI_SIM_RUNS ?? (HAOPAI_TEST_SEED === undefined ? RUNS_DEFAULT : 1));

describe(`simulated sales (seeds ${SEED} to ${SEED + RUNS - 1})`, () => {
  it(
    'keep every invariant through crashes, bad disks, impatient bidders and two owners',
    async () => {
      const totals = new Map<string, number>();
      for (let seed = SEED; seed < SEED + RUNS; seed++) {
        const report = await runSimulation(seed);
        if (report.violations.length > 0) throw new Error(storyOf(report));
        for (const [name, count] of Object.entries(report.counts))
          totals.set(name, (totals.get(name) ?? 0) + count);
      }
      console.log(`${RUNS} simulated sales from seed ${SEED}: ${JSON.stringify(Object.fromEntries(totals))}`);
      if (RUNS < ROUGH_RUNS_MIN) return;
      const rough = ['crashes', 'silences', 'failedWrites', 'fenced', 'entryTaken', 'judgedAhead'];
      const pauses = ['LotResumed.outage', 'LotResumed.cutOff', 'LotPaused'];
      const ceilings = ['CeilingSet', 'CeilingCancelled', 'bidsForCeilings'];
      const ends = ['LotSold', 'LotUnsold', 'LotWithdrawn', 'PaddleDisqualified'];
      for (const name of [...rough, ...pauses, ...ceilings, ...ends])
        expect([name, totals.get(name) ?? 0]).not.toEqual([name, 0]);
    },
    TIMEOUT_MS + 1_000 * RUNS,
  );

  it('go the same way again from the same seed', async () => {
    expect(await runSimulation(SEED)).toEqual(await runSimulation(SEED));
  });
});

describe(`the simulation finds planted faults (seeds from ${SEED})`, () => {
  it.each(FAULTS)(
    '$name',
    async ({ breaks, fault }) => {
      const found = new Set<string>();
      for (let seed = SEED; seed < SEED + FAULT_SEEDS_MAX && !found.has(breaks); seed++) {
        for (const { invariant } of (await runSimulation(seed, fault)).violations) found.add(invariant);
      }
      expect([...found]).toContain(breaks);
    },
    TIMEOUT_MS,
  );
});
