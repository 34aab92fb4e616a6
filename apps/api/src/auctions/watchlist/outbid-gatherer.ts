// Gathers from the ticks of lots who was outbid since somebody asked last: pure, bounded, and quick, for it stands beside every bid.
import type { LotTick } from '@haopai/contracts';

/** Lots whose news wait to be taken, and whose leaders are remembered; more are left out. */
const LOTS_MAX = 2_000;
/** Of one lot, since it was taken last. */
const PADDLES_MAX = 200;

export interface OutbidOnLot {
  readonly auctionId: number;
  readonly lotId: number;
  readonly priceFen: number;
  readonly paddles: readonly number[];
}

interface Gathered {
  readonly auctionId: number;
  readonly paddles: Set<number>;
  leaderPaddle: number;
  priceFen: number;
}

const ENDED: ReadonlySet<string> = new Set(['sold', 'unsold', 'withdrawn']);

export class OutbidGatherer {
  private readonly leaders = new Map<number, number>();
  private gathered = new Map<number, Gathered>();

  note(auctionId: number, tick: LotTick): void {
    const { lotId, leaderPaddle, priceFen } = tick;
    if (ENDED.has(tick.phase) || leaderPaddle === null || priceFen === null) return this.forget(lotId);
    const before = this.leaders.get(lotId);
    if (before === undefined && this.leaders.size >= LOTS_MAX) return;
    this.leaders.set(lotId, leaderPaddle);
    if (tick.bids.length === 0) return;
    const gathered = this.gathered.get(lotId) ?? { auctionId, paddles: new Set(), leaderPaddle, priceFen };
    gathered.leaderPaddle = leaderPaddle;
    gathered.priceFen = priceFen;
    if (before !== undefined) add(gathered.paddles, before);
    for (const { paddleNo } of tick.bids) add(gathered.paddles, paddleNo);
    this.gathered.set(lotId, gathered);
  }

  /** All that was gathered, without whoever leads by now. */
  take(): readonly OutbidOnLot[] {
    const taken = [...this.gathered].map(([lotId, { auctionId, priceFen, paddles, leaderPaddle }]) => ({
      auctionId,
      lotId,
      priceFen,
      paddles: [...paddles].filter((paddle) => paddle !== leaderPaddle),
    }));
    this.gathered = new Map();
    return taken.filter(({ paddles }) => paddles.length > 0);
  }

  /** After its end nobody is outbid any more: the result is told by others. */
  private forget(lotId: number): void {
    this.leaders.delete(lotId);
    this.gathered.delete(lotId);
  }
}

function add(paddles: Set<number>, paddleNo: number): void {
  if (paddles.size < PADDLES_MAX) paddles.add(paddleNo);
}
