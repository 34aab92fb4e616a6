// What one bidder knows of a lot: from ticks, receipts and refusals, whichever is newest.
import type { ErrorData } from '@haopai/contracts';
import type { LotFigures } from './bid-line.ts';
import type { BidAnswer } from './history.ts';

export class LotKnowledge {
  /** Null before the first bid that it has heard of. */
  priceFen: number | null = null;
  /** When the countdown ends that runs now, as far as known. */
  endsAtMs: number | null = null;
  hasEnded = false;
  /** The lot opens then; before it bids are refused. */
  opensAtMs = 0;
  private version = 0;
  private leaderPaddle: number | null = null;

  constructor(private readonly paddleNo: number) {}

  get isLeading(): boolean {
    return this.leaderPaddle === this.paddleNo;
  }

  hear({ version, phase, priceFen, leaderPaddle, endsAtMs }: LotFigures): void {
    if (version < this.version) return;
    this.version = version;
    if (priceFen !== null && priceFen >= (this.priceFen ?? 0)) {
      this.priceFen = priceFen;
      this.leaderPaddle = leaderPaddle;
    }
    this.endsAtMs = endsAtMs;
    if (phase === 'sold' || phase === 'unsold' || phase === 'withdrawn') this.hasEnded = true;
  }

  note(answer: BidAnswer): void {
    if (answer.kind === 'accepted') {
      const { version, priceFen, endsAtMs } = answer.receipt;
      if (version <= this.version) return;
      this.version = version;
      this.rise(priceFen, this.paddleNo);
      this.endsAtMs = endsAtMs;
    }
    if (answer.kind !== 'refused') return;
    const { code, data } = answer.refusal;
    if (code === 'BID.TOO_LATE' || code === 'LOT.ENDED' || code === 'LOT.WITHDRAWN') this.hasEnded = true;
    if (code === 'BID.ALREADY_LEADING') this.rise((data as ErrorData[typeof code]).priceFen, this.paddleNo);
    if (code === 'BID.TOO_LOW') this.rise((data as ErrorData[typeof code]).priceFen, null);
    if (code === 'LOT.NOT_OPEN') this.opensAtMs = (data as ErrorData[typeof code]).opensAtMs;
  }

  private rise(priceFen: number, leaderPaddle: number | null): void {
    if (priceFen < (this.priceFen ?? 0)) return;
    this.priceFen = priceFen;
    this.leaderPaddle = leaderPaddle;
  }
}
