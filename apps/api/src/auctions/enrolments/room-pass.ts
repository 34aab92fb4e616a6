// What a bidder is told about their place in a room.
import type { RoomPass } from '@haopai/contracts';
import type { Bidder } from './enrolment';

export function roomPassOf({ auctionId, paddleNo, entries }: Bidder): RoomPass {
  return { auctionId, paddleNo, entries };
}
