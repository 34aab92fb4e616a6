// The checker itself is checked: builds of the api with a planted fault are caught, each for what it does. By day some of them, each within three days.
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
  KEEPS_WHAT_CAME_TOO_LATE,
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
  /** People who spend money; nobody when left out. */
  readonly shoppers?: number;
  readonly isFound: (verdict: Verdict) => boolean;
}

const counted =
  (kind: keyof Verdict['histories']['counts']) =>
  ({ histories }: Verdict): boolean =>
    histories.counts[kind] > 0;

const KILLED_MYSQL: Fault = { kind: 'killMysql', downMs: 300 };
const KILLED_REDIS: Fault = { kind: 'killRedis', downMs: 100 };
const STALL: Fault = { kind: 'stallDatabase', lastsMs: 2_900, afterRenewalMs: 850 };

const CASES: readonly Case[] = [
  {
    what: 'acknowledges before it commits',
    fault: ACKNOWLEDGES_BEFORE_COMMIT,
    strikes: [KILLED_MYSQL],
    nextAfterMs: 3_000,
    isFound: counted('lost'),
  },
  {
    what: 'ignores the fence, when a bid of the former owner arrives late',
    fault: IGNORES_THE_FENCE,
    strikes: [STALL, STALL],
    nextAfterMs: 5_000,
    isFound: counted('misordered'),
  },
  {
    what: 'closes early',
    fault: CLOSES_EARLY,
    strikes: [KILLED_REDIS],
    nextAfterMs: 4_000,
    isFound: counted('earlyClose'),
  },
  {
    what: 'believes its own clock, though its journal is sound',
    fault: BELIEVES_ITS_OWN_CLOCK,
    strikes: [KILLED_REDIS],
    nextAfterMs: 3_000,
    isFound: counted('misclocked'),
  },
  {
    what: 'keeps money that came for no order',
    fault: KEEPS_WHAT_CAME_TOO_LATE,
    strikes: [KILLED_REDIS, KILLED_REDIS],
    nextAfterMs: 6_000,
    shoppers: 4,
    isFound: ({ money }) => money.faults.some((fault) => fault.includes('goes back 0 times')),
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
  async function isCaught({ fault, strikes, nextAfterMs, shoppers = 0, isFound }: Case): Promise<boolean> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const left = [...strikes];
      const { verdict } = await runChaos({
        root,
        main: path.join(folder, fault.name, 'api', 'main.js'),
        instances: 2,
        longLots: 4,
        shoppers,
        seed: 1 + tries,
        note: () => undefined,
        endPatienceMs: END_PATIENCE_MS,
        keepsLogs: false,
        next: () => {
          const strike = left.shift();
          return strike === undefined ? null : { fault: strike, nextAfterMs };
        },
      });
      if (isFound(verdict)) return true;
    }
    return false;
  }

  it.each(cases)('catches a program that $what', async (one) => {
    expect(await isCaught(one)).toBe(true);
  });
});
