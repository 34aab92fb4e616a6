// Sends the demo's bots into each auction a little before it opens, and calls them off again.
import type { DemoAuction } from '../seed';
import { Bot, type BotTeam } from './bot';

const ARRIVE_BEFORE_MS = 20_000;
const RETRY_MS = 5_000;
const TRIES_MAX = 5;

export interface BotsOptions {
  readonly baseUrl: string;
  readonly password: string;
}

export interface RunningBots {
  /** They come to each of these auctions once. */
  join(auctions: readonly DemoAuction[]): void;
  stop(): void;
}

export function startBots({ baseUrl, password }: BotsOptions): RunningBots {
  const joined = new Set<number>();
  const timers = new Set<NodeJS.Timeout>();
  const bots: Bot[] = [];
  const later = (delayMs: number, action: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, delayMs);
    timers.add(timer);
  };
  const send = (bot: Bot, triesLeft: number) => {
    bot.start().catch(() => {
      if (triesLeft > 0) later(RETRY_MS, () => send(bot, triesLeft - 1));
    });
  };
  const join = ({ id, startsAtMs, bots: tickets }: DemoAuction): void => {
    const team: BotTeam = {
      paddles: new Set(tickets.map(({ paddleNo }) => paddleNo)),
      answersToPeople: new Map(),
      chance: Math.random,
    };
    later(Math.max(0, startsAtMs - ARRIVE_BEFORE_MS - Date.now()), () => {
      for (const { username, paddleNo, accessCode } of tickets) {
        const bot = new Bot({ baseUrl, username, password, auctionId: id, paddleNo, accessCode }, team);
        bots.push(bot);
        send(bot, TRIES_MAX);
      }
    });
  };
  return {
    join: (auctions) => {
      for (const auction of auctions) {
        if (joined.has(auction.id)) continue;
        joined.add(auction.id);
        join(auction);
      }
    },
    stop: () => {
      timers.forEach(clearTimeout);
      bots.forEach((bot) => bot.stop());
    },
  };
}
