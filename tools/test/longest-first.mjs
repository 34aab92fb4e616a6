// In which order npm test has jest run spec files: the longest first, so that none of them is left alone at the end; the rest by size.
import { statSync } from 'node:fs';
import path from 'node:path';

/** As npm test shows them under "slowest". One that is missing here costs time and nothing else. */
const LONGEST = [
  ...['openapi-fuzz.seeded', 'permissions.seeded', 'kill.seeded'],
  ...['processes', 'cut-offs', 'balances', 'maximum-bids-stay-sealed', 'lock-out', 'control-stream'],
  ...['chaos.integration', 'attack.integration', 'storm.integration', 'hostile.integration'],
  ...['planted-faults.integration', 'database-tls.integration', 'mysql-shard-leases'],
  ...['the-back-office-runs-a-sale', 'a-projector-in-the-hall', 'every-office-page', 'proxy-bids'],
  ...['every-page', 'won-by-keyboard', 'auctions-are-stopped', 'ten-plates-are-handed-over'],
  ...['a-winner-defaults', 'a-citizen-arrives', 'a-citizen-reserves', 'a-citizen-buys', 'practice'],
  ...['fixed-price', 'lost-connection', 'at-zero'],
];

/** What jest asks of a sequencer. It remembers nothing: a clean clone has nothing to remember. */
export default class LongestFirst {
  /**
   * @template {{ readonly path: string }} Test
   * @param {readonly Test[]} tests
   * @returns {Test[]}
   */
  sort(tests) {
    return tests
      .map((test) => ({ test, rank: rankOf(test.path), bytes: statSync(test.path).size }))
      .sort((one, other) => one.rank - other.rank || other.bytes - one.bytes)
      .map(({ test }) => test);
  }

  /**
   * @template Test
   * @param {Test[]} tests
   */
  allFailedTests(tests) {
    return tests;
  }

  /** Nothing to keep for the next run. */
  cacheResults() {
    return undefined;
  }
}

/** @param {string} file */
function rankOf(file) {
  const rank = LONGEST.indexOf(path.basename(file, '.spec.ts'));
  return rank === -1 ? LONGEST.length : rank;
}
