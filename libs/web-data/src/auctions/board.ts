// What a page knows of all lots of an auction, and how snapshots and ticks change it: pure.
import type { AuctionMessage, AuctionView, BoardSnapshot, BoardTick, LotView } from '@haopai/contracts';
import { isEnded } from '../lots/lot-clock';

export interface Board {
  readonly auction: AuctionView;
  /** By lot number; the order never changes while live. */
  readonly lots: readonly LotView[];
}

/** Whether the lots tell that the auction is no longer as it was: it has started, or ended. */
export function hasMovedOn({ state }: AuctionView, lots: readonly LotView[]): boolean {
  if (state === 'coming') return lots.some(({ phase }) => phase !== 'waiting');
  return state === 'live' && lots.every(({ phase }) => isEnded(phase));
}

/** Takes the snapshot, but keeps the figures of a lot that is already further. */
export function applyBoardSnapshot(
  board: Board | null,
  snapshot: Pick<BoardSnapshot, 'auction' | 'lots'>,
): Board {
  const known = new Map((board?.lots ?? []).map((lot) => [lot.lotId, lot]));
  const newest = (lot: LotView) => {
    const before = known.get(lot.lotId);
    return before !== undefined && before.version >= lot.version ? before : lot;
  };
  return { auction: snapshot.auction, lots: snapshot.lots.map(newest).sort((a, b) => a.lotNo - b.lotNo) };
}

/** Takes each lot's figures unless older; lots that did not change stay the same objects. */
export function applyBoardTick(board: Board, tick: BoardTick): Board {
  if (tick.auctionId !== board.auction.id) return board;
  const news = new Map(tick.lots.map((figures) => [figures.lotId, figures]));
  const lots = board.lots.map((lot) => {
    const figures = news.get(lot.lotId);
    return figures !== undefined && figures.version > lot.version ? { ...lot, ...figures } : lot;
  });
  return { ...board, lots };
}

export function applyAuctionMessage(board: Board, message: AuctionMessage): Board {
  if (message.auctionId !== board.auction.id || message.kind === 'said') return board;
  const auction: AuctionView =
    message.kind === 'started'
      ? { ...board.auction, state: 'live' }
      : { ...board.auction, state: 'past', endedAtMs: message.atMs };
  return { ...board, auction };
}
