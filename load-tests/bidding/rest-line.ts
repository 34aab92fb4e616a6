// A line to the site by REST: each bid is a request of its own, with the bid id as its Idempotency-Key.
import type { BidReceipt, ErrorBody, LotView } from '@haopai/contracts';
import { type HttpAnswer, sleep, type Surroundings } from '../surroundings.ts';
import { between } from './chance.ts';
import {
  ANSWER_PATIENCE_MS,
  type BidLine,
  type LotFigures,
  RECONNECT_AFTER_MAX_MS,
  RECONNECT_AFTER_MIN_MS,
} from './bid-line.ts';
import { type BidAnswer, type BidOrder, refusedOrUnknown } from './history.ts';

export interface LineAddress {
  /** Tried in this order, round and round. */
  readonly baseUrls: readonly string[];
  readonly cookie: string;
}

export class RestLine implements BidLine {
  readonly by = 'rest';
  /** REST tells nothing by itself; `look` does when asked. */
  onTick: (tick: LotFigures) => void = () => undefined;
  private at = 0;
  private cookie: string;
  private isRested = true;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly address: LineAddress,
  ) {
    this.cookie = address.cookie;
  }

  get baseUrl(): string {
    const { baseUrls } = this.address;
    return baseUrls[this.at % baseUrls.length] ?? '';
  }

  /** After a lost connection it waits a moment, so that a site that is down is not asked without a pause. */
  async isReady(): Promise<boolean> {
    if (!this.isRested) {
      const { surroundings } = this;
      await sleep(surroundings, between(surroundings.random, RECONNECT_AFTER_MIN_MS, RECONNECT_AFTER_MAX_MS));
      this.isRested = true;
    }
    return true;
  }

  async send({ lotId, bidId, amountFen, entryId }: BidOrder): Promise<BidAnswer> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': bidId };
    const answer = await this.request(
      'POST',
      `/lots/${lotId}/bids`,
      headers,
      JSON.stringify({ amountFen, entryId }),
    );
    if (answer === null) return { kind: 'unknown', why: 'connection lost' };
    const receipt = isFine(answer) ? parse<BidReceipt>(answer) : null;
    if (receipt !== null) {
      const { version, hash, priceFen, endsAtMs } = receipt;
      return { kind: 'accepted', receipt: { version, hash, priceFen, endsAtMs } };
    }
    const error = parse<ErrorBody>(answer);
    // A proxy answers for an instance that is gone, and not in JSON.
    if (error?.code === undefined) return this.unknown(`status ${answer.status}`);
    return refusedOrUnknown(error);
  }

  /** Reads the lot and hands it to `onTick`; false when the site did not answer. */
  async look(lotId: number): Promise<boolean> {
    const answer = await this.request('GET', `/lots/${lotId}`, {}, null);
    const lot = answer !== null && isFine(answer) ? parse<LotView>(answer) : null;
    if (lot !== null) this.onTick(lot);
    return lot !== null;
  }

  renew(cookie: string): void {
    this.cookie = cookie;
  }

  close(): void {
    this.onTick = () => undefined;
  }

  private async request(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | null,
  ): Promise<HttpAnswer | null> {
    const { baseUrl } = this;
    try {
      return await this.surroundings.request({
        method,
        name: `${method} ${path.replace(/\d+/, ':id')}`,
        url: `${baseUrl}/api/v1${path}`,
        headers: { ...headers, Cookie: this.cookie, Origin: baseUrl },
        body,
        patienceMs: ANSWER_PATIENCE_MS,
      });
    } catch {
      this.moveOn();
      return null;
    }
  }

  private unknown(why: string): BidAnswer {
    this.moveOn();
    return { kind: 'unknown', why };
  }

  private moveOn(): void {
    this.at++;
    this.isRested = false;
  }
}

function isFine({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Null of what is not JSON. */
function parse<Body>({ body }: HttpAnswer): Body | null {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return null;
  }
}
