// The checker itself is checked: builds of the api with a planted fault are caught, each for what it does. By day some of them, each within two days.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../services/child-process';
import { turnsOf } from '../test/turns';
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
const BY_DAY = 2;

interface Case {
  readonly what: string;
  readonly fault: PlantedFault;
  /** What strikes, and when the next does. */
  readonly strikes: readonly Fault[];
  readonly nextAfterMs: number;
  readonly kind: keyof Verdict['histories']['counts'];
}

const KILLED_MYSQL: Fault = { kind: 'killMysql', downMs: 300 };
const KILLED_REDIS: Fault = { kind: 'killRedis', downMs: 100 };
const STALL: Fault = { kind: 'stallDatabase', lastsMs: 2_900, afterRenewalMs: 850 };

const CASES: readonly Case[] = [
  {
    what: 'acknowledges before it commits',
    fault: ACKNOWLEDGES_BEFORE_COMMIT,
    strikes: [KILLED_MYSQL],
    nextAfterMs: 3_000,
    kind: 'lost',
  },
  {
    what: 'ignores the fence, when a bid of the former owner arrives late',
    fault: IGNORES_THE_FENCE,
    strikes: [STALL, STALL],
    nextAfterMs: 5_000,
    kind: 'misordered',
  },
  {
    what: 'closes early',
    fault: CLOSES_EARLY,
    strikes: [KILLED_REDIS],
    nextAfterMs: 4_000,
    kind: 'earlyClose',
  },
  {
    what: 'believes its own clock, though its journal is sound',
    fault: BELIEVES_ITS_OWN_CLOCK,
    strikes: [KILLED_REDIS],
    nextAfterMs: 3_000,
    kind: 'misclocked',
  },
];

describe('the checker', () => {
  const cases = turnsOf(CASES, { byDay: BY_DAY });
  let folder: string;

  beforeAll(async () => {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    folder = mkdtempSync(path.join(root, 'tmp', 'planted-'));
    const { HAOPAI_TEST_DIST = '' } = process.env;
    const builder = path.join(root, 'tools/chaos/planted/build-faulty-api.ts');
    const names = cases.map(({ fault }) => fault.name);
    const args = ['--import', 'tsx', builder, HAOPAI_TEST_DIST, folder, ...names];
    await run(process.execPath, args, {
      env: { TSX_TSCONFIG_PATH: path.join(root, 'tools', 'tsconfig.json') },
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Whether a fault shows hangs on the instant at which it strikes: on a slow machine it may take another try. */
  async function isCaught({ fault: { name }, strikes, nextAfterMs, kind }: Case): Promise<boolean> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const left = [...strikes];
      const { verdict } = await runChaos({
        root,
        main: path.join(folder, name, 'api', 'main.js'),
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

  it.each(cases)('catches an engine that $what', async (one) => {
    expect(await isCaught(one)).toBe(true);
  });
});
