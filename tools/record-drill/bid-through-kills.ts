// Two bidders on each lot who go on while instances are killed, over whichever answers: what they were told must stand in the public log.
import { setTimeout as sleep } from 'node:timers/promises';
import { Bidder } from '../../load-tests/bidding/bidder.ts';
import type { BidTry } from '../../load-tests/bidding/history.ts';
import type { LoadLot, LoadSale } from '../../load-tests/bidding/sale.ts';
import { SocketLine } from '../../load-tests/bidding/socket-line.ts';
import { nodeSurroundings } from '../load/node-surroundings';

const BID_EVERY_MS = 300;
/** Of an entry ten a minute have leaves of their own: two take turns. */
const REFUSED_EVERY_MS = 4_500;
const OPENS_WITHIN_MS = 1_000;

/** An answer that a bidder has in hand. */
export interface ToldOrder {
  readonly lotId: number;
  readonly bidId: string;
  readonly answeredAtMs: number;
  readonly told:
    | { readonly kind: 'accepted'; readonly version: number; readonly hash: string }
    | { readonly kind: 'refused'; readonly code: string };
}

export class BidThroughKills {
  readonly told: ToldOrder[] = [];
  private isOver = false;
  private work: Promise<unknown> = Promise.resolve();

  /** Two bidders for each lot. `baseUrls` is read each time: who is started again has another address. */
  constructor(
    private readonly sale: LoadSale,
    private readonly baseUrls: readonly string[],
  ) {}

  start(): void {
    this.work = Promise.all(this.sale.lots.map((lot, index) => this.bidOn(lot, index)));
  }

  /** Each has its answer when it resolves, or has given up. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  private async bidOn(lot: LoadLot, index: number): Promise<void> {
    const pair = [this.bidder(lot, 2 * index), this.bidder(lot, 2 * index + 1)] as const;
    const [step = 0] = this.sale.ladderFen;
    let amountFen = lot.startPriceFen;
    let refusedAt = performance.now();
    await sleep(Math.max(this.sale.opensAtMs - Date.now(), 0) + OPENS_WITHIN_MS);
    for (let turn = 0; !this.isOver; turn += 1) {
      const answer = await at(pair, turn).bid(amountFen);
      if (answer.kind === 'accepted') {
        // The same amount again is too low by now.
        if (performance.now() - refusedAt > REFUSED_EVERY_MS) {
          refusedAt = performance.now();
          await at(pair, turn + 1).bid(amountFen);
        }
        amountFen = answer.receipt.priceFen + step;
      } else if (answer.kind === 'refused') {
        const { data } = answer.refusal;
        if (!('priceFen' in data) || typeof data.priceFen !== 'number') await sleep(OPENS_WITHIN_MS);
        else amountFen = data.priceFen + step;
      }
      await sleep(BID_EVERY_MS);
    }
    for (const bidder of pair) bidder.close();
  }

  private bidder(lot: LoadLot, index: number): Bidder {
    const { bidders, ladderFen } = this.sale;
    const { paddleNo, cookie, entryIds } = at(bidders, index);
    const surroundings = nodeSurroundings();
    const { baseUrls } = this;
    const line = new SocketLine(surroundings, { baseUrls, cookie, watchedLotId: null });
    const seat = { bidder: index, paddleNo, cookie, lot, ladderFen, baseUrls, entryId: at(entryIds, 0) };
    return new Bidder({ surroundings, seat, line, noteTry: (bidTry) => this.note(bidTry) });
  }

  private note({ lotId, bidId, answeredAtMs, answer }: BidTry): void {
    if (answer.kind === 'unknown') return;
    const told =
      answer.kind === 'accepted'
        ? { kind: answer.kind, version: answer.receipt.version, hash: answer.receipt.hash }
        : { kind: answer.kind, code: answer.refusal.code };
    this.told.push({ lotId, bidId, answeredAtMs, told });
  }
}

function at<One>(list: readonly One[], index: number): One {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('the sale has nobody');
  return one;
}
