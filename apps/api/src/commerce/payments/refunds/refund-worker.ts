// Works off the refunds: claims what is due, pays it back, and writes down what became of it. wanted → sent → done or failed.
import type { ProgramLog } from '../../../platform/logging';
import type { RefundOutcome } from '../payment-provider';
import { Rounds } from '../../../platform/scheduling';
import type { CompleteRefund } from './complete-refund';
import type { PayBack } from './pay-back';
import type { ClaimedRefund, RefundClaimsStore } from './refund-claims.store';
import { type RefundLimits, refundRetryAfterMs } from './refund-limits';

export interface RefundWorkerParts {
  readonly store: Pick<RefundClaimsStore, 'claim' | 'isHeld' | 'giveBack' | 'postpone' | 'fail'>;
  readonly payBack: Pick<PayBack, 'execute'>;
  readonly completeRefund: Pick<CompleteRefund, 'execute'>;
  readonly limits: RefundLimits;
  readonly log: ProgramLog;
  /** Hears of every outcome that was written down. */
  readonly onOutcome: (outcome: 'done' | 'later' | 'unknown' | 'failed') => void;
}

/** So long after it was given up it is asked about for the first time. */
const ASK_ABOUT_FAILED_MS = 60 * 60_000;
const FAILURE_LENGTH_MAX = 100;

export class RefundWorker {
  private readonly rounds: Rounds;
  private isStopped = false;

  constructor(private readonly parts: RefundWorkerParts) {
    const { limits, log } = parts;
    const round = (): Promise<boolean> => this.round();
    this.rounds = new Rounds({ name: 'refunds', round, pauseMs: limits.lookEveryMs, log });
  }

  start(): void {
    this.rounds.start();
  }

  wakeUp(): void {
    this.rounds.wakeUp();
  }

  /** What is under way is finished; what was claimed and not begun goes back. */
  stop(): Promise<void> {
    this.isStopped = true;
    return this.rounds.stop();
  }

  private async round(): Promise<boolean> {
    const { store, limits } = this.parts;
    const claimedAt = performance.now();
    const refunds = await store.claim(limits.batchMax, limits.leaseMs);
    const waiting = [...refunds];
    const dealWithNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await this.dealWith(next, claimedAt);
    };
    await Promise.all(Array.from({ length: limits.atOnceMax }, dealWithNext));
    return refunds.length > 0;
  }

  private async dealWith(refund: ClaimedRefund, claimedAt: number): Promise<void> {
    const { store, limits, log, onOutcome } = this.parts;
    try {
      // With too little of the lease left another instance could begin before this try has ended.
      const isTooLate = performance.now() - claimedAt + limits.tryMaxMs >= limits.leaseMs;
      if (this.isStopped || isTooLate) await store.giveBack(refund);
      else if (await store.isHeld(refund))
        onOutcome(await this.writeDown(refund, await this.attempt(refund)));
    } catch (error) {
      // The lease runs out, and the refund comes again as a doubtful one.
      log.warn(
        { err: error, refundNo: refund.refundNo },
        'what became of a refund could not be written down',
      );
    }
  }

  private async attempt(refund: ClaimedRefund): Promise<RefundOutcome> {
    try {
      return await this.parts.payBack.execute(refund);
    } catch (error) {
      this.parts.log.warn({ err: error, refundNo: refund.refundNo }, 'a refund could not be asked for');
      return { kind: 'unknown', code: 'TRY.FAILED' };
    }
  }

  private async writeDown(
    refund: ClaimedRefund,
    outcome: RefundOutcome,
  ): Promise<'done' | 'later' | 'unknown' | 'failed'> {
    const { store, completeRefund, limits, log } = this.parts;
    if (outcome.kind === 'done') {
      await completeRefund.execute(refund.refundNo);
      return 'done';
    }
    const failure = outcome.code.slice(0, FAILURE_LENGTH_MAX);
    if (outcome.kind === 'refused' || refund.tries >= limits.triesMax) {
      log.error({ refundNo: refund.refundNo, failure }, 'a refund failed: somebody has to look');
      await store.fail(refund, failure, ASK_ABOUT_FAILED_MS);
      return 'failed';
    }
    const isDoubtful = outcome.kind === 'unknown';
    const leastMs = isDoubtful ? limits.doubtWaitMs : 0;
    const afterMs = Math.max(refundRetryAfterMs(refund.tries, limits, Math.random), leastMs);
    await store.postpone(refund, { afterMs, isDoubtful, failure });
    return outcome.kind;
  }
}
