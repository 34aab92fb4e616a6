// What a control room has not been told yet: of each lot its newest figures, of all bids the newest. Holds no more, however long nobody takes it.
import {
  CONTROL_BIDS_MAX,
  type ControlBid,
  type ControlCutOff,
  type ControlLot,
  type ControlNews,
} from '@haopai/contracts';
import type { LotTick } from '@haopai/contracts';

export class GatheredNews {
  private readonly versions = new Map<number, number>();
  private readonly lots = new Map<number, ControlLot>();
  private bids: ControlBid[] = [];
  private moreBids = false;
  /** Once a lot at most. */
  private cutOffs: ControlCutOff[] = [];

  /** Of all lots that were ever noted. */
  get lotIds(): readonly number[] {
    return [...this.versions.keys()];
  }

  /** When a lot changes hands, a tick of its former owner may come after one of the next; what is read may be older than what was heard. */
  noteLot({ lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs }: ControlLot): void {
    if (version <= (this.versions.get(lotId) ?? -1)) return;
    this.versions.set(lotId, version);
    this.lots.set(lotId, { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs });
  }

  noteTick(tick: LotTick): void {
    this.noteLot(tick);
    const { lotId, bids, notes, moreBids } = tick;
    for (const { kind, atMs, reason } of notes)
      if (kind === 'cutOff') this.cutOffs.push({ lotId, atMs, paddles: reason ?? '' });
    for (const { paddleNo, amountFen, atMs } of bids) this.bids.push({ lotId, paddleNo, amountFen, atMs });
    this.moreBids ||= moreBids || this.bids.length > CONTROL_BIDS_MAX;
    if (this.bids.length > CONTROL_BIDS_MAX) this.bids = this.bids.slice(-CONTROL_BIDS_MAX);
  }

  /** Null when there is nothing new. */
  take(serverNowMs: number): ControlNews | null {
    if (this.lots.size === 0 && this.bids.length === 0) return null;
    // Instances are heard a moment apart.
    const bids = this.bids.sort((one, other) => one.atMs - other.atMs);
    const { moreBids, cutOffs } = this;
    const seldom = cutOffs.length === 0 ? {} : { cutOffs };
    const news = { serverNowMs, lots: [...this.lots.values()], bids, moreBids, ...seldom };
    this.lots.clear();
    this.bids = [];
    this.cutOffs = [];
    this.moreBids = false;
    return news;
  }
}
