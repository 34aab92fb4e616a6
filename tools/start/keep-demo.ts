// Keeps the demo going as long as the site runs: before the last lot of an auction ends another one opens, and the bots come to it.
import { type RunningBots, startBots } from '../bots';
import { type DemoAuction, ensureAuctions, readDemoSheet, type Database } from '../seed';
import type { Secrets } from '../services';

/** An auction opens ten seconds after it was made, and the one before it has a minute left then. */
const LOOK_EVERY_MS = 15_000;

export interface DemoKeeper {
  readonly baseUrl: string;
  readonly db: Database;
  readonly secrets: Secrets;
  readonly hasBots: boolean;
}

export interface KeptDemo {
  /** As it is at the beginning. */
  readonly auctions: readonly DemoAuction[];
  stop(): Promise<void>;
}

export async function keepDemo({ baseUrl, db, secrets, hasBots }: DemoKeeper): Promise<KeptDemo> {
  const bots: RunningBots | null = hasBots ? startBots({ baseUrl, password: secrets.botPassword }) : null;
  const auctions = await readDemoSheet(db, secrets);
  bots?.join(auctions);
  let turn = Promise.resolve();
  const look = async (): Promise<void> => {
    if ((await ensureAuctions(db, secrets)) > 0) bots?.join(await readDemoSheet(db, secrets));
  };
  const timer = setInterval(() => {
    turn = turn.then(look).catch(sayFailure);
  }, LOOK_EVERY_MS);
  return {
    auctions,
    stop: async () => {
      clearInterval(timer);
      await turn;
      bots?.stop();
    },
  };
}

/** It is tried again at the next look. */
function sayFailure(why: unknown): void {
  console.error(`The demo could not be kept going: ${why instanceof Error ? why.message : String(why)}`);
}
