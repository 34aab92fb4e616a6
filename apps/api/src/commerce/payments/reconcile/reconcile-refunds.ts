// Asks about refunds that were given up: when somebody has paid one back by hand, under its number, the books follow.
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { CompleteRefund } from '../refunds/complete-refund';
import { PayBack } from '../refunds/pay-back';
import { type ClaimedRefund, RefundClaimsStore } from '../refunds/refund-claims.store';
import { ASKED_AT_ONCE_MAX, FAILED_EVERY_MS } from './ask-limits';

@Injectable()
export class ReconcileRefunds {
  constructor(
    private readonly claims: RefundClaimsStore,
    private readonly payBack: PayBack,
    private readonly completeRefund: CompleteRefund,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** One round; returns how many turned out to be back. */
  async execute(): Promise<number> {
    let back = 0;
    for (const refund of await this.claims.claimFailed(ASKED_AT_ONCE_MAX, FAILED_EVERY_MS)) {
      const isBack = await this.ask(refund).catch((error: unknown) => {
        this.log.warn(
          { err: error, refundNo: refund.refundNo },
          'the truth about a refund could not be found',
        );
        return false;
      });
      if (isBack) back += 1;
    }
    return back;
  }

  private async ask(refund: ClaimedRefund): Promise<boolean> {
    if (!(await this.payBack.isBack(refund))) return false;
    await this.completeRefund.execute(refund.refundNo);
    return true;
  }
}
