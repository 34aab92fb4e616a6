// What the pages of a sale stand on while one practises: the same services, led to toy lots. Given to the frame of those pages.
import type { Provider } from '@angular/core';
import { AuctionsClient } from '../auctions/auctions-client';
import { WatchedAuctions } from '../auctions/watched-auctions';
import { BidDesk } from '../bids/bid-desk';
import { ProxyDesk } from '../bids/proxy-desk';
import { Delay } from '../live/delay';
import { DelayedLooks } from '../live/delayed-looks';
import { LiveSocket } from '../live/live-socket';
import { ServerClock } from '../live/server-clock';
import { LookAtLot } from '../lots/look-at-lot';
import { Rooms } from '../room/rooms';
import { PracticeAuctions } from './practice-auctions';
import { PracticeDesk } from './practice-desk';
import { PracticeRooms } from './practice-rooms';
import { PracticeSocket } from './practice-socket';

export function providePractice(): Provider[] {
  return [
    PracticeSocket,
    PracticeDesk,
    { provide: LiveSocket, useExisting: PracticeSocket },
    { provide: Rooms, useClass: PracticeRooms },
    { provide: AuctionsClient, useClass: PracticeAuctions },
    // Toy lots are on the socket alone.
    {
      provide: LookAtLot,
      useValue: { look: () => Promise.resolve(null), glimpse: () => Promise.resolve(null) },
    },
    // These belong to the whole app elsewhere; here they are made anew, on the socket above.
    BidDesk,
    ProxyDesk,
    Delay,
    DelayedLooks,
    ServerClock,
    WatchedAuctions,
  ];
}
