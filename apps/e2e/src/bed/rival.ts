// Somebody else in the room, by the same socket as the portal's: bids when a journey wants it.
import { randomUUID } from 'node:crypto';
import { LiveClient, logIn, RefusedError } from '../../../../tools/bots';
import { eventually } from './eventually';
import type { Bidder } from './sale';

export class Rival {
  private constructor(
    private readonly client: LiveClient,
    private readonly entryId: number,
  ) {}

  static async enter(baseUrl: string, auctionId: number, bidder: Bidder | undefined): Promise<Rival> {
    const entry = bidder?.entries[0];
    if (bidder === undefined || entry === undefined) throw new Error('a bidder with an entry was expected');
    const { cookie } = await logIn(baseUrl, bidder.username, bidder.password);
    const client = LiveClient.open(baseUrl, cookie);
    const { paddleNo, accessCode } = bidder;
    await client.ask('auction.enter', { auctionId, paddleNo, accessCode });
    return new Rival(client, entry.id);
  }

  /** Resolves when it is on record; waits for a lot that is not open yet. */
  async bid(lotId: number, amountFen: number): Promise<void> {
    const bid = async (): Promise<string> => {
      try {
        await this.client.ask('lot.bid', { lotId, bidId: randomUUID(), amountFen, entryId: this.entryId });
        return 'accepted';
      } catch (error) {
        if (error instanceof RefusedError) return error.code;
        throw error;
      }
    };
    await eventually(bid, 'accepted');
  }

  leave(): void {
    this.client.close();
  }
}
