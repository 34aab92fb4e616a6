// The checker itself is checked: builds of the api with a planted fault are caught, each for what it does.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../services/child-process';
import type { Fault } from './faults/fault';
import {
  ACKNOWLEDGES_BEFORE_COMMIT,
  BELIEVES_ITS_OWN_CLOCK,
  CLOSES_EARLY,
  IGNORES_THE_FENCE,
  type PlantedFault,
} from './planted/planted-faults';
import { runChaos } from './run-chaos';
import type { Verdict } from './check/verdict';

const root = path.resolve(__dirname, '..', '..');
/** Lots whose journal is broken never end. */
const END_PATIENCE_MS = 1_000;

describe('the checker', () => {
  let folder: string;

  beforeAll(() => {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    folder = mkdtempSync(path.join(root, 'tmp', 'planted-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function verdictOf(
    { name }: PlantedFault,
    faults: readonly Fault[],
    nextAfterMs: number,
  ): Promise<Verdict> {
    const dist = path.join(folder, name);
    const tsconfig = path.join(root, 'tools', 'tsconfig.json');
    await run(
      process.execPath,
      ['--import', 'tsx', path.join(root, 'tools/chaos/planted/build-faulty-api.ts'), name, dist],
      { env: { TSX_TSCONFIG_PATH: tsconfig } },
    );
    const left = [...faults];
    const { verdict } = await runChaos({
      root,
      main: path.join(dist, 'api', 'main.js'),
      instances: 2,
      longLots: 4,
      seed: 1,
      note: () => undefined,
      endPatienceMs: END_PATIENCE_MS,
      keepsLogs: false,
      next: () => {
        const fault = left.shift();
        return fault === undefined ? null : { fault, nextAfterMs };
      },
    });
    return verdict;
  }

  it('catches an engine that acknowledges before it commits', async () => {
    const { histories } = await verdictOf(
      ACKNOWLEDGES_BEFORE_COMMIT,
      [{ kind: 'killMysql', downMs: 300 }],
      3_000,
    );
    expect(histories.counts.lost).toBeGreaterThan(0);
  });

  it('catches an engine that ignores the fence, when a bid of the former owner arrives late', async () => {
    const stall: Fault = { kind: 'stallDatabase', lastsMs: 2_900, afterRenewalMs: 850 };
    const { histories } = await verdictOf(IGNORES_THE_FENCE, [stall, stall], 5_000);
    expect(histories.counts.misordered).toBeGreaterThan(0);
  });

  it('catches an engine that closes early', async () => {
    const { histories } = await verdictOf(CLOSES_EARLY, [{ kind: 'killRedis', downMs: 100 }], 4_000);
    expect(histories.counts.earlyClose).toBeGreaterThan(0);
  });

  it('catches an engine that believes its own clock, though its journal is sound', async () => {
    const { histories } = await verdictOf(
      BELIEVES_ITS_OWN_CLOCK,
      [{ kind: 'killRedis', downMs: 100 }],
      3_000,
    );
    expect(histories.counts.misclocked).toBeGreaterThan(0);
  });
});
