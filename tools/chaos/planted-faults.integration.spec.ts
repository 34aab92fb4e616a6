// The checker itself is checked: builds of the api with a planted fault are caught, each for what it does. By day some of them, each within three days; what wants a database of three nodes at night.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../services/child-process';
import { obtainReplicatedPrograms } from '../services/replicated/obtain-replicated';
import { turnsOf } from '../test/turns';
import type { Fault } from './faults/fault';
import {
  ACKNOWLEDGES_BEFORE_COMMIT,
  BELIEVES_ANY_DATABASE_CLOCK,
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
/** Of these none is broken, and three nodes want time. */
const REPLICATED_PATIENCE_MS = 30_000;
const REPLICATED_MAX_MS = 640_000;
const TRIES_MAX = 3;
const BY_DAY = 2;

interface Case {
  readonly what: string;
  readonly fault: PlantedFault;
  /** What strikes, and when the next does: when all is well again, if null. */
  readonly strikes: readonly Fault[];
  readonly nextAfterMs: number | null;
  readonly isReplicated?: boolean;
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

const SKEW: Fault = { kind: 'skewDatabase', skewMs: 2_000, lastsMs: 5_000 };

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

const OF_THREE_NODES: Case = {
  what: 'believes whatever clock the database has',
  fault: BELIEVES_ANY_DATABASE_CLOCK,
  strikes: [SKEW, SKEW],
  nextAfterMs: null,
  isReplicated: true,
  isFound: ({ violations }) => violations.some((fault) => fault.startsWith('a step of the clock')),
};

describe('the checker', () => {
  const isNight = process.env.HAOPAI_NIGHTLY === '1';
  const cases = turnsOf(CASES, { byDay: BY_DAY });
  let folder: string;

  beforeAll(async () => {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    folder = mkdtempSync(path.join(root, 'tmp', 'planted-'));
    const { HAOPAI_TEST_DIST = '' } = process.env;
    const builder = path.join(root, 'tools/chaos/planted/build-faulty-api.ts');
    const names = [...cases, ...(isNight ? [OF_THREE_NODES] : [])].map(({ fault }) => fault.name);
    const args = ['--import', 'tsx', builder, HAOPAI_TEST_DIST, folder, ...names];
    await run(process.execPath, args, {
      env: { TSX_TSCONFIG_PATH: path.join(root, 'tools', 'tsconfig.json') },
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Whether a fault shows hangs on the instant at which it strikes: on a slow machine it may take another try. */
  async function isCaught({ fault, strikes, isFound, ...how }: Case): Promise<boolean> {
    const { nextAfterMs, isReplicated = false, shoppers = 0 } = how;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const left = [...strikes];
      const { verdict } = await runChaos({
        root,
        main: path.join(folder, fault.name, 'api', 'main.js'),
        instances: 2,
        isReplicated,
        longLots: 4,
        shoppers,
        seed: 1 + tries,
        note: () => undefined,
        endPatienceMs: isReplicated ? REPLICATED_PATIENCE_MS : END_PATIENCE_MS,
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

  (isNight ? it : it.skip)(
    `catches a program that ${OF_THREE_NODES.what}`,
    async () => {
      if ((await obtainReplicatedPrograms(console.log)) === null) {
        console.log(
          'NOT TRIED: there is no Galera here and apt-get could not bring it (tools/services/replicated)',
        );
        return;
      }
      expect(await isCaught(OF_THREE_NODES)).toBe(true);
    },
    REPLICATED_MAX_MS,
  );
});
