// Brings an order of a bidder or of an administrator to the instance that holds its lot: here, or one hop over Redis, and again while the lot changes hands.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BUSY, ELSEWHERE, UNAVAILABLE } from '@haopai/engine';
import type { BidOrder, CeilingOrder, Done, LotAnswer, LotOrder, NotDone } from '@haopai/engine';
import { Metrics } from '../../platform/metrics';
import { ActsStore } from './acts.store';
import { AnswerFromJournal } from './answer-from-journal';
import { answerQuestion } from './ceiling-question';
import { ForwardingClient } from './forwarding-client';
import type { SentOrder } from './request-message';
import { LotEngine } from './lot-engine';
import { Shards } from './shards';

/** An order waits so long for a lot that changes hands: longer than a crashed owner's lease. */
export const CHANGE_OF_HANDS_MAX_MS = 5_000;
/** Orders that wait for lots in nobody's hands; more are answered BUSY. */
const WAITING_MAX = 20_000;

/** What is ordered, and what is written to whoever holds the lot: of an administrator's act its id alone. */
interface RoutedOrder {
  readonly order: LotOrder;
  readonly sent: SentOrder;
}

@Injectable()
export class BidRouter implements OnApplicationBootstrap {
  private waiting = 0;

  constructor(
    private readonly engine: LotEngine,
    private readonly shards: Shards,
    private readonly client: ForwardingClient,
    private readonly endedLots: AnswerFromJournal,
    private readonly acts: ActsStore,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.client.serve((lotId, order) => {
      if (order.type === 'AskCeiling')
        return Promise.resolve(answerQuestion(this.engine.lotOf(lotId), order));
      return order.type === 'CarryOut' ? this.carryOut(lotId, order.actId) : this.engine.submit(lotId, order);
    });
    this.shards.onLook(() =>
      this.client.forgetFormerOwners((owner, lotId) => this.shards.otherOwnerOf(lotId) === owner),
    );
  }

  /**
   * The answer of the lot, wherever it is held; that of its journal when it has ended and nobody holds it. An order may be carried
   * out although its answer is lost: the same id is then told what it did.
   */
  bring(lotId: number, order: BidOrder | CeilingOrder): Promise<Done | NotDone> {
    return this.run(lotId, { order, sent: order });
  }

  /** The same for an act that is written down; the owner of the lot reads it there. */
  async bringAct(lotId: number, actId: string): Promise<Done | NotDone> {
    const order = await this.acts.orderFor(lotId, actId);
    if (order === null) throw new Error(`Act ${actId} orders nothing of lot ${lotId}`);
    return this.run(lotId, { order, sent: { type: 'CarryOut', actId } });
  }

  /** Of an act that another instance sent: what is not written down is not done. */
  private async carryOut(lotId: number, actId: string): Promise<LotAnswer> {
    if (!this.engine.holds(lotId)) return ELSEWHERE;
    const order = await this.acts.orderFor(lotId, actId).catch(() => null);
    return order === null ? UNAVAILABLE : this.engine.submit(lotId, order);
  }

  private async run(lotId: number, routed: RoutedOrder): Promise<Done | NotDone> {
    const giveUpAt = performance.now() + CHANGE_OF_HANDS_MAX_MS;
    const answer = await this.tryOnce(lotId, routed, CHANGE_OF_HANDS_MAX_MS);
    if (answer.kind !== 'elsewhere') return answer;
    if (this.waiting >= WAITING_MAX) return BUSY;
    this.waiting++;
    try {
      const patience = sleep(giveUpAt - performance.now(), UNAVAILABLE, { ref: false });
      return await Promise.race([this.insist(lotId, routed, giveUpAt), patience]);
    } finally {
      this.waiting--;
    }
  }

  private async insist(lotId: number, routed: RoutedOrder, giveUpAt: number): Promise<Done | NotDone> {
    while (performance.now() < giveUpAt) {
      const fromJournal = await this.endedLots.answer(lotId, routed.order);
      if (fromJournal !== null) return fromJournal;
      await this.shards.lookSoon();
      const answer = await this.tryOnce(lotId, routed, giveUpAt - performance.now());
      if (answer.kind !== 'elsewhere') return answer;
    }
    return UNAVAILABLE;
  }

  private tryOnce(lotId: number, { order, sent }: RoutedOrder, patienceMs: number): Promise<LotAnswer> {
    return this.engine.holds(lotId)
      ? this.engine.submit(lotId, order)
      : this.forward(lotId, sent, Math.max(patienceMs, 0));
  }

  private async forward(lotId: number, order: SentOrder, patienceMs: number): Promise<LotAnswer> {
    const owner = this.shards.otherOwnerOf(lotId);
    if (owner === null) return ELSEWHERE;
    const sentAt = performance.now();
    const answer = await this.client.ask(owner, lotId, order, patienceMs);
    this.metrics.noteForwarded(performance.now() - sentAt);
    return answer.kind === 'ceiling' ? UNAVAILABLE : answer;
  }
}
