// News of bids as lots tell it, as many as wanted: more than a machine could judge that runs other tests beside.
import type { ControlLot } from '@haopai/contracts';
import type { TickCaster } from '../live/sockets';

export class BidStorm {
  /** Of each lot its version by now. */
  readonly versions = new Map<number, number>();
  bids = 0;

  constructor(
    private readonly ticks: TickCaster,
    private readonly auctionId: number,
  ) {}

  /** As many as are due by now, one lot after the other. */
  bidAtRate(lots: readonly ControlLot[], bidsASecond: number, sinceMs: number): void {
    const due = ((performance.now() - sinceMs) / 1_000) * bidsASecond;
    for (; this.bids < due; this.bids += 1) this.bidOn(lots[this.bids % lots.length] as ControlLot);
  }

  private bidOn(lot: ControlLot): void {
    const version = (this.versions.get(lot.lotId) ?? lot.version) + 1;
    this.versions.set(lot.lotId, version);
    const bid = { version, paddleNo: 1 + (version % 2), amountFen: version * 100_000, atMs: Date.now() };
    const { paddleNo: leaderPaddle, amountFen: priceFen } = bid;
    const figures = { ...lot, phase: 'oneMinute', version, leaderPaddle, priceFen } as const;
    this.ticks.cast(this.auctionId, { ...figures, reason: null, bids: [bid], notes: [], moreBids: false });
  }
}
