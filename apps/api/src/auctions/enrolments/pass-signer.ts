// A room pass as a text that only this site can write: auction, enrolment, end and, of a drill, its lane's time, signed together with the session that took it.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** The second version has a lane's time. */
const SIGNED_PASS = /^[12]\.(\d{1,15}(?:\.\d{1,15}){2,4})\.[\w-]{43}$/;

export interface LaneTime {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface PassTerms {
  readonly auctionId: number;
  readonly enrolmentId: number;
  readonly endsAtMs: number;
  /** When it makes whoever shows it a bidder at the door; left out, until it ends. */
  readonly lane?: LaneTime;
}

export class PassSigner {
  private readonly key: Buffer;

  /** `secret` is the site's; the key is derived from it (RFC 5869) and signs nothing else. */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'haopai room pass', KEY_BYTES));
  }

  /** Good as a cookie's value as it is. */
  sign(sessionId: string, { auctionId, enrolmentId, endsAtMs, lane }: PassTerms): string {
    const pass = [auctionId, enrolmentId, endsAtMs];
    const fields = lane === undefined ? [1, ...pass] : [2, ...pass, lane.fromMs, lane.untilMs];
    const signed = JSON.stringify([...fields, sessionId]);
    const mac = createHmac('sha256', this.key).update(signed).digest('base64url');
    return [...fields, mac].join('.');
  }

  /** Null for what this site did not sign for this session, or what is over. */
  read(signed: string, sessionId: string, nowMs: number): PassTerms | null {
    const numbers = SIGNED_PASS.exec(signed)?.[1]?.split('.').map(Number) ?? [];
    const [auctionId, enrolmentId, endsAtMs, fromMs, untilMs] = numbers;
    if (auctionId === undefined || enrolmentId === undefined || endsAtMs === undefined) return null;
    const lane = fromMs === undefined || untilMs === undefined ? undefined : { fromMs, untilMs };
    const terms = { auctionId, enrolmentId, endsAtMs, ...(lane === undefined ? {} : { lane }) };
    const [shown, due] = [Buffer.from(signed), Buffer.from(this.sign(sessionId, terms))];
    if (shown.length !== due.length || !timingSafeEqual(shown, due)) return null;
    return nowMs < endsAtMs ? terms : null;
  }
}

/** Whether a pass that is good makes a bidder at the door now: one of a sale always, one of a drill while that runs. */
export function makesBidder({ lane }: PassTerms, nowMs: number): boolean {
  return lane === undefined || (lane.fromMs <= nowMs && nowMs < lane.untilMs);
}
