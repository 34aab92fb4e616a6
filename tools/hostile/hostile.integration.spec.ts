// npm run hostile on a real site, small: everybody at once, from everywhere and from one address. Judged by counts; times are the long run's.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { openTestSite, type TestSite } from '../load/testing/test-site';
import { CROWDS } from './crowds';
import type { HostileJson } from './report';

const root = path.resolve(__dirname, '..', '..');
const BIDDERS = 8;
const SECONDS = 4;
/** Times do not count here. */
const ANY_TIME_MS = '60000';

describe('a hostile crowd', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await openTestSite('hostile', { HAOPAI_RATE_LIMIT: 'on' });
  });

  afterAll(() => site.close());

  async function runHostile(...args: readonly string[]): Promise<HostileJson> {
    const jsonFile = path.join(site.folder, 'hostile.json');
    const place = ['--url', site.api.baseUrl, '--mysql', site.database.url];
    const flags = ['--import', 'tsx', 'tools/hostile/main.ts', ...place, '--json', jsonFile, ...args];
    const env = {
      ...process.env,
      HAOPAI_ANSWERED_WITHIN_MS: '30000',
      TSX_TSCONFIG_PATH: path.join(root, 'tools/tsconfig.json'),
      NODE_OPTIONS: '',
    };
    // Exit code 1 says that something was missed: the report says what.
    await promisify(execFile)(process.execPath, flags, { cwd: root, env }).catch((error: unknown) => {
      if ((error as { code?: number }).code !== 1) throw error;
    });
    return JSON.parse(readFileSync(jsonFile, 'utf8')) as HostileJson;
  }

  it('takes no bid, no lease and no end from anybody', async () => {
    const times = ['--p99', ANY_TIME_MS, '--late', ANY_TIME_MS];
    const sizes = ['--bidders', String(BIDDERS), '--seconds', String(SECONDS), '--share', '0.1'];
    const { phases, missed, ...sums } = await runHostile(
      '--crowds',
      'h,slow-taker-citizen,one',
      ...sizes,
      ...times,
    );
    const outcomes = phases.map((phase) => phase.outcomes);
    expect({ missed, outcomes }).toMatchObject({ missed: [] });
    expect(sums).toMatchObject({ lost: 0, leasesLost: 0, missedEnds: 0 });
    expect(phases.map(({ crowd }) => crowd)).toEqual(['quiet', 'h', 'slow-taker-citizen', 'one']);
    for (const { crowd, bids, outcomes, lotsEnded, strangers } of phases) {
      expect(bids).toBeGreaterThan(BIDDERS * SECONDS);
      expect(outcomes['accepted']).toBeGreaterThan(0);
      expect(lotsEnded).toBeGreaterThan(0);
      const acts = CROWDS.find(({ id }) => id === crowd)?.acts ?? [];
      expect(strangers.map(({ act }) => act)).toEqual(acts);
      for (const { offered, unsent } of strangers) expect(offered).toBeGreaterThan(unsent);
    }
  });
});
