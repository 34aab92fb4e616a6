// Whoever goes to and fro between auctions, with however many sockets, is looked up once in each.
import type { BidderOf } from '../../auctions/enrolments';
import type { LiveSocket, PacketSums } from '../sockets';
import { AudienceOf } from './audience-of';
import type { RoomPresence } from './room-presence';
import type { WatcherPlaces } from './watcher-places';

const AUCTIONS = [1, 2, 3];
const ENROLLED_IN = 2;

describe('the audience of a session', () => {
  let asked: number;
  let entered: boolean;
  let raised: number;
  let audiences: AudienceOf;

  beforeEach(() => {
    asked = raised = 0;
    entered = false;
    const bidders: Pick<BidderOf, 'isInside' | 'mayEnter'> = {
      isInside: () => {
        asked += 1;
        return Promise.resolve(entered);
      },
      mayEnter: (_, auctionId) => Promise.resolve(auctionId === ENROLLED_IN),
    };
    const places: Pick<WatcherPlaces, 'release'> = { release: () => undefined };
    const presence: Pick<RoomPresence, 'note'> = { note: () => undefined };
    const account = { take: () => true, charge: () => undefined, raise: () => void (raised += 1) };
    const sums: Pick<PacketSums, 'of'> = { of: () => account };
    audiences = new AudienceOf(
      bidders as BidderOf,
      places as WatcherPlaces,
      presence as RoomPresence,
      sums as PacketSums,
    );
  });

  const aSocket = (): LiveSocket => {
    const request = { headers: {}, session: { id: 'session', citizenId: 7 } };
    return { request } as unknown as LiveSocket;
  };

  it('is found out once in each auction, for all its sockets', async () => {
    const sockets = [aSocket(), aSocket()];
    const heard: string[] = [];
    for (let round = 0; round < 5; round += 1)
      for (const socket of sockets)
        for (const auctionId of AUCTIONS) heard.push(await audiences.inAuction(socket, auctionId));
    expect(new Set(heard)).toEqual(new Set(['strangers', 'bidders']));
    expect(asked).toBe(AUCTIONS.length);
  });

  it('makes a bidder’s messages of theirs who has a paddle and has not entered', async () => {
    await audiences.inAuction(aSocket(), ENROLLED_IN);
    expect(raised).toBe(1);
  });

  it('is found out anew once it has entered, and from then on its messages are a bidder’s', async () => {
    const socket = aSocket();
    expect(await audiences.inAuction(socket, 1)).toBe('strangers');
    expect(raised).toBe(0);
    entered = true;
    audiences.noteEntered(socket, 1);
    expect(raised).toBe(1);
    expect(await audiences.inAuction(socket, 1)).toBe('bidders');
    expect(raised).toBe(2);
  });
});
