// A room pass as a text that only this site can write: auction, enrolment and end, signed together with the session that took it.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const VERSION = 1;
const KEY_BYTES = 32;
const SIGNED_PASS = /^1\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/;

export interface PassTerms {
  readonly auctionId: number;
  readonly enrolmentId: number;
  readonly endsAtMs: number;
}

export class PassSigner {
  private readonly key: Buffer;

  /** `secret` is the site's; the key is derived from it (RFC 5869) and signs nothing else. */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'haopai room pass', KEY_BYTES));
  }

  /** Good as a cookie's value as it is. */
  sign(sessionId: string, terms: PassTerms): string {
    const { auctionId, enrolmentId, endsAtMs } = terms;
    const mac = this.macOf(sessionId, terms).toString('base64url');
    return [VERSION, auctionId, enrolmentId, endsAtMs, mac].join('.');
  }

  /** Null for what this site did not sign for this session, or what is over. */
  read(signed: string, sessionId: string, nowMs: number): PassTerms | null {
    const [, auctionId, enrolmentId, endsAtMs, mac = ''] = SIGNED_PASS.exec(signed) ?? [];
    const terms = {
      auctionId: Number(auctionId),
      enrolmentId: Number(enrolmentId),
      endsAtMs: Number(endsAtMs),
    };
    const shown = Buffer.from(mac, 'base64url');
    const due = this.macOf(sessionId, terms);
    if (shown.length !== due.length || !timingSafeEqual(shown, due)) return null;
    return nowMs < terms.endsAtMs ? terms : null;
  }

  private macOf(sessionId: string, { auctionId, enrolmentId, endsAtMs }: PassTerms): Buffer {
    const signed = JSON.stringify([VERSION, auctionId, enrolmentId, endsAtMs, sessionId]);
    return createHmac('sha256', this.key).update(signed).digest();
  }
}
