// Works off one channel of the outbox: claims what is due, delivers it, and writes down what became of it.
import { Rounds } from '../../../platform/scheduling';
import type { ProgramLog } from '../../../platform/logging';
import { type WorkerLimits, retryAfterMs } from './worker-limits';
import type { Channel, ClaimedMessage } from './message';
import type { OutboxClaimsStore } from './outbox-claims.store';
import type { Outcome } from './outcome';

/** A message whose body could be read. */
export type ReadableMessage = ClaimedMessage & { readonly body: string };

/** How messages of one channel are delivered. A rejection counts as not knowing. */
export interface Delivery {
  readonly channel: Channel;
  /** `nowMs` is the database's clock. */
  deliver(message: ReadableMessage, nowMs: () => number): Promise<Outcome>;
}

export interface ChannelWorkerParts {
  readonly store: OutboxClaimsStore;
  readonly delivery: Delivery;
  readonly limits: WorkerLimits;
  readonly log: ProgramLog;
  /** Hears of every outcome that was written down. */
  readonly onOutcome: (channel: Channel, outcome: string) => void;
}

export class ChannelWorker {
  private readonly rounds: Rounds;

  constructor(private readonly parts: ChannelWorkerParts) {
    const { delivery, limits, log } = parts;
    this.rounds = new Rounds({
      name: `outbox ${delivery.channel}`,
      round: async () => (await this.round()) > 0,
      pauseMs: limits.lookEveryMs,
      log,
    });
  }

  start(): void {
    this.rounds.start();
  }

  /** Something new is there. */
  wakeUp(): void {
    this.rounds.wakeUp();
  }

  /** What is under way is finished; what was claimed and not begun goes back. */
  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** Claims a batch and deals with all of it; returns its size. */
  private async round(): Promise<number> {
    const { store, delivery, limits } = this.parts;
    const claimedAt = performance.now();
    const messages = await store.claim({
      channel: delivery.channel,
      max: limits.batchMax,
      leaseMs: limits.leaseMs,
    });
    const waiting = [...messages];
    const dealWithNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await this.dealWith(next, claimedAt);
    };
    await Promise.all(Array.from({ length: limits.atOnceMax }, dealWithNext));
    return messages.length;
  }

  private async dealWith(message: ClaimedMessage, claimedAt: number): Promise<void> {
    const { delivery, limits, log, onOutcome } = this.parts;
    const elapsedMs = (): number => performance.now() - claimedAt;
    try {
      // With too little of the lease left another instance could begin before this attempt has ended.
      if (this.rounds.isStopped || elapsedMs() + limits.attemptMaxMs >= limits.leaseMs) {
        await this.giveBack(message);
        return;
      }
      const outcome = await this.attempt(message, () => message.claimedAtMs + elapsedMs());
      onOutcome(delivery.channel, await this.writeDown(message, outcome));
    } catch (error) {
      // The lease runs out, and the message comes again as a doubtful one.
      log.warn({ err: error, channel: delivery.channel }, 'an outcome could not be written down');
    }
  }

  private async attempt(message: ClaimedMessage, nowMs: () => number): Promise<Outcome> {
    const { delivery, log } = this.parts;
    const { body } = message;
    if (body === null) return { kind: 'refused', code: 'BODY.GONE' };
    try {
      return await delivery.deliver({ ...message, body }, nowMs);
    } catch (error) {
      log.warn({ err: error, channel: delivery.channel }, 'a delivery failed');
      return { kind: 'unknown', code: 'DELIVERY.FAILED' };
    }
  }

  private async giveBack(message: ClaimedMessage): Promise<void> {
    const { isDoubtful } = message;
    await this.parts.store.postpone(message, { afterMs: 0, isDoubtful, failure: null, counts: false });
  }

  /** Returns what is counted. */
  private async writeDown(message: ClaimedMessage, outcome: Outcome): Promise<string> {
    const { store, limits } = this.parts;
    if (outcome.kind === 'accepted' || outcome.kind === 'expired') {
      const ref = outcome.kind === 'accepted' ? outcome.ref : null;
      await store.settle(message, { state: outcome.kind, keepsBody: false, ref, failure: null });
      return outcome.kind;
    }
    if (outcome.kind === 'refused' || message.attempts >= limits.attemptsMax) {
      const isDoubtful = outcome.kind === 'unknown';
      const failure = isDoubtful ? `UNKNOWN ${outcome.code}` : outcome.code;
      await store.settle(message, { state: 'dead', keepsBody: true, ref: null, failure });
      return 'dead';
    }
    const isDoubtful = outcome.kind === 'unknown';
    const leastMs = outcome.kind === 'unknown' ? limits.doubtWaitMs : (outcome.afterMs ?? 0);
    const afterMs = Math.max(retryAfterMs(message.attempts, limits, Math.random), leastMs);
    await store.postpone(message, { afterMs, isDoubtful, failure: outcome.code, counts: true });
    return outcome.kind;
  }
}
