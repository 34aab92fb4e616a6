// Carries orders to the instances that hold their lots, and the answers back: over Redis, in batches, with a limit on the waiting.
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BUSY, ELSEWHERE, UNAVAILABLE } from '@haopai/lot-runtime';
import type { LotAnswer, LotOrder } from '@haopai/lot-runtime';
import { Channels } from '../redis';
import { OwnName } from './own-name';

/** Orders sent and not answered yet; more are answered BUSY. */
export const FORWARDS_UNDER_WAY_MAX = 20_000;
/** Whoever has not answered by then is asked no more: the same order goes to whoever holds the lot then. */
const ANSWER_MAX_MS = 2_000;
const LOOK_FOR_LATE_EVERY_MS = 100;

interface SentOrder {
  readonly id: number;
  readonly lotId: number;
  readonly order: LotOrder;
}

interface SentAnswer {
  readonly id: number;
  readonly answer: LotAnswer;
}

interface Letter {
  readonly from: string;
  readonly orders: SentOrder[];
  readonly answers: SentAnswer[];
}

interface Waiting {
  readonly lotId: number;
  readonly owner: string;
  readonly sentAt: number;
  readonly settle: (answer: LotAnswer) => void;
}

@Injectable()
export class ForwardLine implements OnApplicationBootstrap, OnApplicationShutdown {
  /** In the order in which they were sent. */
  private readonly waiting = new Map<number, Waiting>();
  private readonly outgoing = new Map<string, Letter>();
  private isPosting = false;
  private lastId = 0;
  private carryOut: (lotId: number, order: LotOrder) => Promise<LotAnswer> = () => Promise.resolve(ELSEWHERE);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly self: OwnName,
    private readonly channels: Channels,
  ) {}

  onApplicationBootstrap(): void {
    this.channels.listen(channelOf(this.self.value), (message) => this.open(message));
    this.timer = setInterval(() => this.giveUpLate(), LOOK_FOR_LATE_EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    for (const id of this.waiting.keys()) this.settle(id, UNAVAILABLE);
  }

  /** How orders that others send are carried out here. */
  serve(carryOut: (lotId: number, order: LotOrder) => Promise<LotAnswer>): void {
    this.carryOut = carryOut;
  }

  /**
   * The owner's answer. ELSEWHERE when it does not hold the lot, is gone, or does not answer in time: then it may have carried
   * the order out all the same, and the same order is safe to send again. UNAVAILABLE while Redis is away.
   */
  ask(owner: string, lotId: number, order: LotOrder): Promise<LotAnswer> {
    if (this.waiting.size >= FORWARDS_UNDER_WAY_MAX) return Promise.resolve(BUSY);
    const id = ++this.lastId;
    return new Promise((settle) => {
      this.waiting.set(id, { lotId, owner, sentAt: performance.now(), settle });
      this.letterTo(owner).orders.push({ id, lotId, order });
    });
  }

  /** Waits no more for owners who have lost their lots. */
  forgetFormerOwners(isOwner: (owner: string, lotId: number) => boolean): void {
    for (const [id, { owner, lotId }] of this.waiting) if (!isOwner(owner, lotId)) this.settle(id, ELSEWHERE);
  }

  /** What is written in one turn of the event loop goes into one letter. */
  private letterTo(owner: string): Letter {
    const letter = this.outgoing.get(owner) ?? { from: this.self.value, orders: [], answers: [] };
    this.outgoing.set(owner, letter);
    if (!this.isPosting) {
      this.isPosting = true;
      setImmediate(() => {
        this.isPosting = false;
        const letters = [...this.outgoing];
        this.outgoing.clear();
        for (const [to, written] of letters) void this.post(to, written);
      });
    }
    return letter;
  }

  private async post(owner: string, letter: Letter): Promise<void> {
    let why: LotAnswer = ELSEWHERE;
    try {
      const hearers = await this.channels.say(channelOf(owner), JSON.stringify(letter));
      if (hearers > 0) return;
    } catch {
      why = UNAVAILABLE;
    }
    for (const { id } of letter.orders) this.settle(id, why);
  }

  private open(message: string): void {
    const { from, orders, answers } = JSON.parse(message) as Letter;
    for (const { id, answer } of answers) this.settle(id, answer);
    for (const { id, lotId, order } of orders) {
      void this.carryOut(lotId, order).then((answer) => this.letterTo(from).answers.push({ id, answer }));
    }
  }

  private settle(id: number, answer: LotAnswer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.settle(answer);
  }

  private giveUpLate(): void {
    const tooOld = performance.now() - ANSWER_MAX_MS;
    for (const [id, { sentAt }] of this.waiting) {
      if (sentAt > tooOld) return;
      this.settle(id, ELSEWHERE);
    }
  }
}

function channelOf(owner: string): string {
  return `to:${owner}`;
}
