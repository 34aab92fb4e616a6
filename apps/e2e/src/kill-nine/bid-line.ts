// How a bidder's program sends a bid, by socket or by REST, and what it knows of the bid afterwards.
import { type Answer, type BidReceipt, LIVE_NAMESPACE, type Refusal } from '@haopai/contracts';
import { io, type Socket } from 'socket.io-client';

export interface BidOrder {
  readonly lotId: number;
  readonly bidId: string;
  readonly amountFen: number;
  readonly entryId: number;
}

export type BidOutcome =
  | { readonly kind: 'accepted'; readonly receipt: BidReceipt }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** It may be on disk or not: only the same bid id sent again tells. */
  | { readonly kind: 'unknown' };

export interface BidLine {
  send(order: BidOrder): Promise<BidOutcome>;
}

const ANSWER_PATIENCE_MS = 4_000;
const RECONNECT_AFTER_MS = 100;
const RECONNECT_AFTER_MAX_MS = 400;

const UNKNOWN: BidOutcome = { kind: 'unknown' };
/** With these the server itself says that it does not know. */
const NOT_KNOWN_CODES: readonly string[] = ['SERVER.UNAVAILABLE', 'SERVER.BUSY'];

function refused({ code, data }: Refusal): BidOutcome {
  return NOT_KNOWN_CODES.includes(code) ? UNKNOWN : { kind: 'refused', refusal: { code, data } };
}

/** Reconnects by itself, as a browser does. */
export class SocketLine implements BidLine {
  private readonly socket: Socket;

  constructor(baseUrl: string, cookie: string) {
    this.socket = io(`${baseUrl}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      extraHeaders: { Cookie: cookie, Origin: baseUrl },
      forceNew: true,
      reconnectionDelay: RECONNECT_AFTER_MS,
      reconnectionDelayMax: RECONNECT_AFTER_MAX_MS,
    });
  }

  async send(order: BidOrder): Promise<BidOutcome> {
    let answer: Answer<BidReceipt>;
    try {
      const asking: { emitWithAck(event: string, body: unknown): Promise<unknown> } =
        this.socket.timeout(ANSWER_PATIENCE_MS);
      answer = (await asking.emitWithAck('lot.bid', order)) as Answer<BidReceipt>;
    } catch {
      return UNKNOWN;
    }
    if (!answer.ok) return refused(answer);
    const { version, hash, priceFen, endsAtMs } = answer;
    return { kind: 'accepted', receipt: { version, hash, priceFen, endsAtMs } };
  }

  close(): void {
    this.socket.disconnect();
  }
}

export class RestLine implements BidLine {
  constructor(
    private readonly baseUrl: string,
    private readonly cookie: string,
  ) {}

  async send({ lotId, bidId, amountFen, entryId }: BidOrder): Promise<BidOutcome> {
    try {
      const response = await fetch(`${this.baseUrl}/api/v1/lots/${lotId}/bids`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': bidId,
          Cookie: this.cookie,
          Origin: this.baseUrl,
        },
        body: JSON.stringify({ amountFen, entryId }),
        signal: AbortSignal.timeout(ANSWER_PATIENCE_MS),
      });
      const body: unknown = await response.json();
      if (!response.ok) return refused(body as Refusal);
      return { kind: 'accepted', receipt: body as BidReceipt };
    } catch {
      return UNKNOWN;
    }
  }
}
