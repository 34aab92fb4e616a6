// Storms of bids through nginx: in quiet, while an instance is killed, and while an upgrade goes round. Every answer is laid beside the journal.
import { setTimeout as sleep } from 'node:timers/promises';
import { settingsOf } from '../../../load-tests/scenarios/settings.ts';
import { shardOwners } from '../../cluster';
import { checkHistories, type HistoryVerdict, prepareLoadSale } from '../../load';
import { Gatherer } from '../../storm/gatherer';
import { driveWithNode } from '../../storm/node-driver';
import { waitForSales } from '../../storm/wait-for-sales';
import { verifyJournal } from '../../verify-journal';
import { type Check, claim, eventually, type Trial } from './check';

const SIZES = { HAOPAI_BIDDERS: '24', HAOPAI_WATCHERS: '4', HAOPAI_LOTS: '6', HAOPAI_SECONDS: '20' };
/** One instance after the other has to become well. */
const UPGRADE_SECONDS = '150';
const OPENS_IN_MS = 10_000;
/** Into the storm, its opening included. */
const KILL_AFTER_MS = 18_000;
const SHARES_PATIENCE_MS = 60_000;
const ENGINES = 2;
const SHARDS = 64;
/** As docker/README.md says: engines first, one after the other, then doors. */
const IN_TURN = ['engine-1', 'engine-2', 'api-1', 'api-2'];
const UP_ALONE = ['up', '--detach', '--wait', '--no-build', '--no-deps'];

export const storm: Check = {
  name: 'a storm through nginx is in the journal, bid for bid',
  run: async (trial) => inWords(await blow(trial)),
};

/** The lots of the one that dies are taken over by the other engine. */
export const killedEngine: Check = {
  name: 'an engine is killed in a storm and nothing is lost',
  run: (trial) => killedInAStorm(trial, 'engine-1'),
};

/** Its bidders come back through nginx, at the other door. */
export const killedDoor: Check = {
  name: 'a door is killed in a storm and nothing is lost',
  run: (trial) => killedInAStorm(trial, 'api-1'),
};

/** From the release before, whose image was built beside this one: on an empty database, for it cannot know a newer one. */
export const upgrade: Check = {
  name: 'an upgrade goes round in a storm and nothing is lost',
  run: async (trial) => {
    const { site } = trial;
    await trial.leaveDb();
    await site.composeBefore(['down', '--volumes']);
    await site.composeBefore(['up', '--detach', '--wait', '--no-build']);
    const goRound = async (): Promise<void> => {
      await site.compose(['run', '--rm', '--no-deps', '-T', 'migrate']);
      for (const service of IN_TURN) await site.compose([...UP_ALONE, service]);
    };
    const verdict = await blow(trial, goRound, { ...SIZES, HAOPAI_SECONDS: UPGRADE_SECONDS });
    const image = await site.inspect('api-2', '{{.Config.Image}}');
    claim(!image.includes('before'), `api-2 still runs ${image}`);
    return `${inWords(verdict)}; afterwards ${await evenShares(trial)}`;
  },
};

async function killedInAStorm(trial: Trial, service: string): Promise<string> {
  const { site } = trial;
  const kill = async (): Promise<void> => {
    await sleep(KILL_AFTER_MS);
    await site.compose(['kill', service]);
  };
  const verdict = await blow(trial, kill);
  await site.compose([...UP_ALONE, service]);
  return `${inWords(verdict)}; afterwards ${await evenShares(trial)}`;
}

async function evenShares(trial: Trial): Promise<string> {
  const db = await trial.db();
  return eventually(SHARES_PATIENCE_MS, async () => {
    const owners = [...(await shardOwners(db))];
    const isEven = owners.length === ENGINES && owners.every(([, shards]) => shards === SHARDS / ENGINES);
    claim(isEven, `shards: ${owners.join('; ')}`);
    return owners.map(([owner, shards]) => `${owner} has ${shards} shards`).join(', ');
  });
}

async function blow(
  trial: Trial,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
  sizes: Readonly<Record<string, string>> = SIZES,
): Promise<HistoryVerdict> {
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
  return verdict;
}

function inWords({ bids, accepted, unanswered, rescued }: HistoryVerdict): string {
  return `${bids} bids, ${accepted} accepted, ${rescued} asked again, ${unanswered} without an answer`;
}
