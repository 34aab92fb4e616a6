// Bidders who sit in an auction's room without a browser, and some of whom lose their lines at once.
import { LiveClient, logIn } from '../../../../tools/bots';
import type { Bidder, Sale } from './sale';

/** Who logs in at one time: passwords are hard to check. */
const AT_THE_DOOR = 8;

export class RoomOfBidders {
  private constructor(private readonly clients: readonly LiveClient[]) {}

  static async gather(
    baseUrl: string,
    { auctionId }: Sale,
    bidders: readonly Bidder[],
  ): Promise<RoomOfBidders> {
    const clients: LiveClient[] = [];
    for (let from = 0; from < bidders.length; from += AT_THE_DOOR) {
      const some = bidders.slice(from, from + AT_THE_DOOR);
      clients.push(...(await Promise.all(some.map((bidder) => sitDown(baseUrl, auctionId, bidder)))));
    }
    return new RoomOfBidders(clients);
  }

  /** The first so many. */
  cut(count: number): void {
    for (const client of this.clients.slice(0, count)) client.cut();
  }

  leave(): void {
    for (const client of this.clients) client.close();
  }
}

async function sitDown(baseUrl: string, auctionId: number, bidder: Bidder): Promise<LiveClient> {
  const { cookie } = await logIn(baseUrl, bidder.username, bidder.password);
  const client = LiveClient.open(baseUrl, cookie);
  const { paddleNo, accessCode } = bidder;
  await client.ask('auction.enter', { auctionId, paddleNo, accessCode });
  await client.ask('auction.watch', { auctionId });
  return client;
}
