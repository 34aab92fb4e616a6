// Port: whoever hears of a practice, which is nobody but its citizen.
import type { AuctionMessage, BoardTick, LotTick, PracticeEnd } from '@haopai/contracts';

export interface PracticeAudience {
  lotTick(tick: LotTick): void;
  boardTick(tick: BoardTick): void;
  auctionMessage(message: AuctionMessage): void;
  ended(end: PracticeEnd): void;
}
