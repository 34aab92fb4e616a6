// What people saw, as k6's metrics; and, when npm run storm listens, as one line of the console for each telling.
import { Counter, Rate, Trend } from 'k6/metrics';
import type { BidTry } from '../bidding/history.ts';
import type { Notebook, RequestNote } from '../scenarios/notebook.ts';
import { TellingNotebook } from '../scenarios/telling.ts';

/** Names that thresholds refer to. */
export const METRICS = {
  acknowledgement: 'haopai_ack_ms',
  errors: 'haopai_errors',
  lostBids: 'haopai_lost_bids',
  tick: 'haopai_tick_ms',
} as const;

const acknowledgements = new Trend(METRICS.acknowledgement, true);
const ticks = new Trend(METRICS.tick, true);
const errors = new Rate(METRICS.errors);
const lostBids = new Counter(METRICS.lostBids);
const losses = new Counter('haopai_lost_connections');
const bids = new Counter('haopai_bids');

const TICKS_EVERY_MS = 5_000;

export class K6Notebook implements Notebook {
  private readonly tellings: TellingNotebook | null;

  constructor({ tells }: { readonly tells: boolean }) {
    const tell = (telling: object): void => console.log(JSON.stringify(telling));
    this.tellings = tells ? new TellingNotebook(tell, TICKS_EVERY_MS) : null;
  }

  noteTry(bidTry: BidTry): void {
    const { answer, by, sentAtMs, answeredAtMs } = bidTry;
    const code =
      answer.kind === 'refused' ? answer.refusal.code : answer.kind === 'unknown' ? answer.why : '';
    bids.add(1, { outcome: answer.kind, code, by });
    errors.add(answer.kind === 'unknown');
    if (answer.kind === 'accepted') acknowledgements.add(answeredAtMs - sentAtMs, { by });
    this.tellings?.noteTry(bidTry);
  }

  noteTick(atMs: number, latencyMs: number): void {
    ticks.add(latencyMs);
    this.tellings?.noteTick(atMs, latencyMs);
  }

  noteRequest(request: RequestNote): void {
    errors.add(!request.hasSucceeded);
    this.tellings?.noteRequest(request);
  }

  noteLoss(): void {
    losses.add(1);
    this.tellings?.noteLoss();
  }

  noteLost(bidId: string): void {
    lostBids.add(1);
    this.tellings?.noteLost(bidId);
  }

  /** To be called when the person has left. */
  finish(): void {
    this.tellings?.tellTicks();
  }
}
