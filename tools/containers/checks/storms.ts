// Storms of bids through nginx: in quiet, and while an instance is killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { blow, evenShares, inWords, UP_ALONE } from './blow';
import type { Check, Trial } from './check';

/** Into the storm, its opening included. */
const KILL_AFTER_MS = 18_000;

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

async function killedInAStorm(trial: Trial, service: string): Promise<string> {
  const { site } = trial;
  const kill = async (): Promise<void> => {
    await sleep(KILL_AFTER_MS);
    await site.compose(['kill', service]);
  };
  const blown = await blow(trial, kill);
  await site.compose([...UP_ALONE, service]);
  return `${inWords(blown)}; afterwards ${await evenShares(trial)}`;
}
