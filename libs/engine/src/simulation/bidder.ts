// One paddle in the room: reads prices, bids on and off the ladder, leaves ceilings, sends some orders twice, and asks again when no
// answer comes.
import { allowedAmounts, isRunning } from '@haopai/lot';
import type { RunningLot } from '@haopai/lot';
import { fen } from '@haopai/rules';
import type { Fen } from '@haopai/rules';
import type { LotAnswer } from '../lot-answer';
import type { BidOrder, CeilingOrder } from '../lot-host';
import type { Fleet } from './fleet';
import { sleep } from './world';
import type { World } from './world';

const ANSWER_TIMEOUT_MS = 3_000;
const TRIES_MAX = 6;
const NETWORK_MAX_MS = 150;
/** Above the start price: few, so that ceilings meet. */
const CEILINGS_YUAN = [-2_000, 4_000, 8_500, 12_000, 12_000, 20_000, 60_000];

type BidderOrder = BidOrder | CeilingOrder;

export interface BidderTraits {
  readonly paddleNo: number;
  readonly entryIds: readonly number[];
  readonly thinkMaxMs: number;
  readonly bidsMax: number;
  /** How often it changes its ceiling instead of bidding. */
  readonly leavesCeiling: number;
}

export class Bidder {
  private bidCount = 0;
  private readonly entryByLot = new Map<number, number>();
  private isGone = false;

  constructor(
    private readonly world: World,
    private readonly fleet: Fleet,
    private readonly traits: BidderTraits,
  ) {
    void this.takePart();
  }

  /** Sends no new bids; those under way are still asked for. */
  goHome(): void {
    this.isGone = true;
  }

  private async takePart(): Promise<void> {
    const { random } = this.world;
    while (this.bidCount < this.traits.bidsMax) {
      await sleep(this.world, random.between(0, this.traits.thinkMaxMs));
      if (this.isGone) return;
      const lot = this.chooseLot();
      if (lot && random.chance(this.traits.leavesCeiling)) this.leaveCeiling(lot);
      else if (lot) this.raise(lot);
    }
  }

  /** A lot as some owner tells it now: owners that have been overtaken tell old prices. */
  private chooseLot(): RunningLot | null {
    const { random, lots } = this.world;
    if (this.fleet.owners.length === 0) return null;
    const lot = random.pick(this.fleet.owners).lotOf(random.pick(lots).lotId);
    return lot && isRunning(lot) ? lot : null;
  }

  private raise(lot: RunningLot): void {
    const { random } = this.world;
    const { lotId } = lot.terms;
    const { paddleNo } = this.traits;
    const bidId = `${paddleNo}-${++this.bidCount}`;
    const bid: BidOrder = {
      type: 'PlaceBid',
      bidId,
      paddleNo,
      entryId: this.chooseEntry(lotId),
      amountFen: this.chooseAmount(lot),
    };
    void this.insist(lotId, bid);
    if (random.chance(0.15)) void this.repeatLater(lotId, bid);
    if (random.chance(0.04))
      void this.repeatLater(lotId, { ...bid, amountFen: fen(bid.amountFen + 100_000) });
  }

  private leaveCeiling(lot: RunningLot): void {
    const { random } = this.world;
    const { lotId, startPriceFen } = lot.terms;
    const { paddleNo } = this.traits;
    const proxyId = `c-${paddleNo}-${++this.bidCount}`;
    const salt = String(random.between(0, 10 ** 9));
    const ceilingFen = fen(startPriceFen + random.pick(CEILINGS_YUAN) * 100);
    const order: CeilingOrder = random.chance(0.2)
      ? { type: 'CancelCeiling', proxyId, paddleNo, salt }
      : { type: 'SetCeiling', proxyId, paddleNo, entryId: this.chooseEntry(lotId), ceilingFen, salt };
    void this.insist(lotId, order);
    if (random.chance(0.15)) void this.repeatLater(lotId, { ...order, salt: 'another' });
    if (random.chance(0.04)) void this.repeatLater(lotId, { ...order, paddleNo: paddleNo + 100 });
  }

  private async repeatLater(lotId: number, order: BidderOrder): Promise<void> {
    const { random } = this.world;
    await sleep(this.world, random.chance(0.5) ? 0 : random.between(0, 20_000));
    await this.insist(lotId, order);
  }

  /** Sends the order until it is answered for good; the same id each time. */
  private async insist(lotId: number, order: BidderOrder): Promise<void> {
    const { random } = this.world;
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      await sleep(this.world, random.between(0, NETWORK_MAX_MS));
      const isCutOff = this.world.line.isSilent || this.world.room.isAway(this.traits.paddleNo);
      if (this.fleet.owners.length > 0 && !isCutOff) {
        const answer = await this.sendOnce(lotId, order);
        if (answer?.kind === 'done') {
          if ('entryId' in order) this.entryByLot.set(lotId, order.entryId);
          return;
        }
        if (answer?.kind === 'refused' && !answer.rejection.code.startsWith('SERVER.')) return;
      }
      await sleep(this.world, random.between(200, 2_000));
    }
  }

  private sendOnce(lotId: number, order: BidderOrder): Promise<LotAnswer | null> {
    const owner = this.world.random.pick(this.fleet.owners);
    const timeout = sleep(this.world, ANSWER_TIMEOUT_MS).then(() => null);
    return Promise.race([owner.submit(lotId, order), timeout]);
  }

  /** The entry that stands here already, or a free one; now and then any, as a confused program would. */
  private chooseEntry(lotId: number): number {
    const { random } = this.world;
    const here = this.entryByLot.get(lotId);
    const isConfused = random.chance(0.1);
    if (here !== undefined && !isConfused) return here;
    const taken = new Set(this.entryByLot.values());
    const free = this.traits.entryIds.filter((entryId) => isConfused || !taken.has(entryId));
    return random.pick(free.length > 0 ? free : this.traits.entryIds);
  }

  private chooseAmount(lot: RunningLot): Fen {
    const { random } = this.world;
    const allowedFen = allowedAmounts(lot);
    if (random.chance(0.85)) return random.pick(allowedFen);
    const priceFen = lot.leader?.amountFen ?? lot.terms.startPriceFen;
    return fen(Math.max(0, priceFen + random.pick([-100_000, 0, 50_000, 700_000])));
  }
}
