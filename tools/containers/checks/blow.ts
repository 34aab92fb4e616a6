// A storm of bids through nginx, and what is asked of it: every answer is laid beside the journal, every lot ends, and the chain holds.
import { settingsOf } from '../../../load-tests/scenarios/settings.ts';
import { shardOwners } from '../../cluster';
import { type BidTry, checkHistories, type HistoryVerdict, prepareLoadSale } from '../../load';
import { Gatherer } from '../../storm/gatherer';
import { driveWithNode } from '../../storm/node-driver';
import { waitForSales } from '../../storm/wait-for-sales';
import { verifyJournal } from '../../verify-journal';
import { claim, eventually, type Trial } from './check';

export const SIZES = {
  HAOPAI_BIDDERS: '24',
  HAOPAI_WATCHERS: '4',
  HAOPAI_LOTS: '6',
  HAOPAI_SECONDS: '20',
};
export const OPENS_IN_MS = 10_000;
/** One service anew, as docker/README.md says, and until it is well. */
export const UP_ALONE = ['up', '--detach', '--wait', '--no-build', '--no-deps'];
const SHARES_PATIENCE_MS = 60_000;
const ENGINES = 2;
const SHARDS = 64;

export interface Blown {
  readonly verdict: HistoryVerdict;
  readonly tries: readonly BidTry[];
}

/** `meanwhile` begins with it, the opening of its lots not awaited. */
export async function blow(
  trial: Trial,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
  sizes: Readonly<Record<string, string | undefined>> = SIZES,
): Promise<Blown> {
  const db = await trial.db();
  const settings = settingsOf('storm', sizes);
  const { bidders, lots, firstBidMs, countdownMs } = settings;
  const sale = await prepareLoadSale(db, {
    baseUrls: [trial.site.baseUrl],
    ...{ bidders, lots, firstBidMs, countdownMs },
    opensInMs: OPENS_IN_MS,
    keys: trial.keys(),
  });
  const gatherer = new Gatherer();
  const hear = gatherer.hear.bind(gatherer);
  await Promise.all([driveWithNode({ sale, settings, hear }, { workers: 1, seed: 1 }), meanwhile()]);
  const { journal, unsoldLotIds } = await waitForSales(db, sale);
  const verdict = checkHistories(journal, gatherer.tries);
  claim(verdict.findings.length === 0, JSON.stringify(verdict.findings.slice(0, 5)));
  claim(verdict.accepted > 0, 'no bid was accepted');
  claim(gatherer.changedBidIds.length === 0, `answered otherwise: ${gatherer.changedBidIds.join(' ')}`);
  claim(unsoldLotIds.length === 0, `lots ${unsoldLotIds.join(' ')} did not end`);
  const { findings } = await verifyJournal(db);
  claim(findings.length === 0, JSON.stringify(findings.slice(0, 5)));
  return { verdict, tries: gatherer.tries };
}

export function inWords({ verdict: { bids, accepted, unanswered, rescued } }: Blown): string {
  return `${bids} bids, ${accepted} accepted, ${rescued} asked again, ${unanswered} without an answer`;
}

/** Each engine has half of the shards again. */
export async function evenShares(trial: Trial): Promise<string> {
  const db = await trial.db();
  return eventually(SHARES_PATIENCE_MS, async () => {
    const owners = [...(await shardOwners(db))];
    const isEven = owners.length === ENGINES && owners.every(([, shards]) => shards === SHARDS / ENGINES);
    claim(isEven, `shards: ${owners.join('; ')}`);
    return owners.map(([owner, shards]) => `${owner} has ${shards} shards`).join(', ');
  });
}
