// The demo on a site of its own: bots bid in one auction until it is over and in another that people join.
import {
  DEFAULT_COUNTDOWN_MS,
  type InEachLanguage,
  inEachLanguage,
  type Language,
  LANGUAGES,
} from '@haopai/rules';
import { type RunningBots, startBots } from '../bots';
import type { PrivateSite } from '../load';
import { DEMO_PASSWORD, type DemoAuction, lotsOf, readDemoSheet, seedDemo, type Ticket } from '../seed';
import { TEST_KEYS } from '../services';
import { LiveClient, logIn } from '../bots';
import type { BiddingScene } from './scenes/auction';
import { ownOf } from './visit';

const BOT_PASSWORD = 'nobody-sees-the-bots-log-in';
/** Of the lots that the bots leave to people, one for each visit. */
const LOT_NOS = [9, 3];
const BIDDERS = ['demo1', 'demo2'];
const RIVAL = 'demo3';
/** The pictures before those of the auction take about as long. */
const LIVE_IN_MS = 60_000;

export interface DemoSale {
  /** To join. */
  readonly auction: DemoAuction;
  /** Over in a minute. */
  readonly quickAuctionId: number;
  readonly scenes: InEachLanguage<BiddingScene>;
  stop(): void;
}

export async function openDemoSale({ baseUrl, pool }: PrivateSite): Promise<DemoSale> {
  await seedDemo(pool, { botPassword: BOT_PASSWORD, hasBots: true, keys: TEST_KEYS, liveInMs: LIVE_IN_MS });
  const auctions = await readDemoSheet(pool, TEST_KEYS);
  const auction = auctions.find(({ countdownMs }) => countdownMs >= DEFAULT_COUNTDOWN_MS);
  const quick = auctions.find(({ countdownMs }) => countdownMs < DEFAULT_COUNTDOWN_MS);
  if (auction === undefined || quick === undefined) throw new Error('the demo has not the two auctions');
  const bots: RunningBots = startBots({ baseUrl, password: BOT_PASSWORD });
  bots.join(auctions);
  const { username, paddleNo, accessCode } = ticketOf(auction, RIVAL);
  const { cookie } = await logIn(baseUrl, username, DEMO_PASSWORD);
  const rival = LiveClient.open(baseUrl, cookie);
  const pass = await rival.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode });
  const lots = await lotsOf(pool, auction.id);
  const sceneOf = (language: Language, share: number): BiddingScene => {
    const lot = lots.find(({ lotNo }) => lotNo === ownOf(LOT_NOS, language));
    const entry = pass.entries[share];
    if (lot === undefined || entry === undefined) throw new Error('the demo has too few lots or shares');
    return {
      auctionId: auction.id,
      lotId: lot.id,
      startPriceFen: lot.startPriceFen,
      bidder: ticketOf(auction, ownOf(BIDDERS, language)),
      rival: { client: rival, entryId: entry.entryId },
    };
  };
  return {
    auction,
    quickAuctionId: quick.id,
    scenes: inEachLanguage((language) => sceneOf(language, LANGUAGES.indexOf(language))),
    stop: () => {
      bots.stop();
      rival.close();
    },
  };
}

function ticketOf({ people }: DemoAuction, name: string): Ticket {
  const ticket = people.find(({ username }) => username === name);
  if (ticket === undefined) throw new Error(`${name} is not enrolled`);
  return ticket;
}
