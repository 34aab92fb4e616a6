// Pairs of bidders who outbid each other on a lot of their own as fast as the site answers: what a page looks like while it comes down.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_LADDER } from '@haopai/rules';
import { LiveClient, logIn, RefusedError } from '../../../../tools/bots';
import type { Bidder, Sale } from './sale';

const AGAIN_AFTER_MS = 100;
/** Who logs in at one time: passwords are hard to check. */
const AT_THE_DOOR = 8;

interface Seat {
  readonly client: LiveClient;
  readonly entryId: number;
}

interface Pair {
  /** Bids accepted so far. */
  accepted: number;
  readonly lotId: number;
  readonly startPriceFen: number;
  readonly seats: readonly [Seat, Seat];
}

export class Burst {
  private constructor(private readonly pairs: readonly Pair[]) {}

  /** The first two bidders take the first lot, the next two the next. */
  static async gather(baseUrl: string, { auctionId, lots, bidders }: Sale): Promise<Burst> {
    const seats: Seat[] = [];
    for (let from = 0; from < bidders.length; from += AT_THE_DOOR) {
      const some = bidders.slice(from, from + AT_THE_DOOR);
      seats.push(...(await Promise.all(some.map((bidder) => takeSeat(baseUrl, auctionId, bidder)))));
    }
    const pairs = lots.flatMap(({ id, startPriceFen }, index) => {
      const [one, other] = [seats[2 * index], seats[2 * index + 1]];
      return one && other ? [{ accepted: 0, lotId: id, startPriceFen, seats: [one, other] } as const] : [];
    });
    return new Burst(pairs);
  }

  /** How many bids were accepted. */
  async bidFor(lengthMs: number): Promise<number> {
    const endsAt = performance.now() + lengthMs;
    const counts = await Promise.all(this.pairs.map((pair) => outbidEachOther(pair, endsAt)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  leave(): void {
    for (const { seats } of this.pairs) for (const { client } of seats) client.close();
  }
}

async function takeSeat(baseUrl: string, auctionId: number, bidder: Bidder): Promise<Seat> {
  const { cookie } = await logIn(baseUrl, bidder.username, bidder.password);
  const client = LiveClient.open(baseUrl, cookie);
  const { paddleNo, accessCode, entries } = bidder;
  await client.ask('auction.enter', { auctionId, paddleNo, accessCode });
  return { client, entryId: entries[0]?.id ?? 0 };
}

async function outbidEachOther(pair: Pair, endsAt: number): Promise<number> {
  const { lotId, startPriceFen, seats, accepted: before } = pair;
  while (performance.now() < endsAt) {
    const { client, entryId } = seats[pair.accepted % 2 === 0 ? 0 : 1];
    try {
      const amountFen = startPriceFen + pair.accepted * DEFAULT_LADDER[0];
      await client.ask('lot.bid', { lotId, bidId: randomUUID(), amountFen, entryId });
      pair.accepted++;
    } catch (error) {
      // Not open yet.
      if (!(error instanceof RefusedError)) throw error;
      await sleep(AGAIN_AFTER_MS);
    }
  }
  return pair.accepted - before;
}
