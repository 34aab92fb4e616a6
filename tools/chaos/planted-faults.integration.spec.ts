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
const TRIES_MAX = 3;

describe('the checker', () => {
  let folder: string;

  beforeAll(() => {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    folder = mkdtempSync(path.join(root, 'tmp', 'planted-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Whether a fault shows hangs on the instant at which it strikes: on a slow machine it may take another try. */
  async function isCaught(
    { name }: PlantedFault,
    faults: readonly Fault[],
    nextAfterMs: number,
    kind: keyof Verdict['histories']['counts'],
  ): Promise<boolean> {
    const dist = path.join(folder, name);
    const tsconfig = path.join(root, 'tools', 'tsconfig.json');
    await run(
      process.execPath,
      ['--import', 'tsx', path.join(root, 'tools/chaos/planted/build-faulty-api.ts'), name, dist],
      { env: { TSX_TSCONFIG_PATH: tsconfig } },
    );
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const left = [...faults];
      const { verdict } = await runChaos({
        root,
        main: path.join(dist, 'api', 'main.js'),
        instances: 2,
        longLots: 4,
        seed: 1 + tries,
        note: () => undefined,
        endPatienceMs: END_PATIENCE_MS,
        keepsLogs: false,
        next: () => {
          const fault = left.shift();
          return fault === undefined ? null : { fault, nextAfterMs };
        },
      });
      if (verdict.histories.counts[kind] > 0) return true;
    }
    return false;
  }

  it('catches an engine that acknowledges before it commits', async () => {
    const killed: Fault = { kind: 'killMysql', downMs: 300 };
    expect(await isCaught(ACKNOWLEDGES_BEFORE_COMMIT, [killed], 3_000, 'lost')).toBe(true);
  });

  it('catches an engine that ignores the fence, when a bid of the former owner arrives late', async () => {
    const stall: Fault = { kind: 'stallDatabase', lastsMs: 2_900, afterRenewalMs: 850 };
    expect(await isCaught(IGNORES_THE_FENCE, [stall, stall], 5_000, 'misordered')).toBe(true);
  });

  it('catches an engine that closes early', async () => {
    const killed: Fault = { kind: 'killRedis', downMs: 100 };
    expect(await isCaught(CLOSES_EARLY, [killed], 4_000, 'earlyClose')).toBe(true);
  });

  it('catches an engine that believes its own clock, though its journal is sound', async () => {
    const killed: Fault = { kind: 'killRedis', downMs: 100 };
    expect(await isCaught(BELIEVES_ITS_OWN_CLOCK, [killed], 3_000, 'misclocked')).toBe(true);
  });
});
