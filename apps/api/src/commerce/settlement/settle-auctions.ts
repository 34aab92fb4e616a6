// Settles ended auctions, a bidder at a time, each in a transaction of its own: killed anywhere, nothing is half done and the rest goes on.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { isDatabaseAway, Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { SettleEnrolment } from './settle-enrolment';
import type { EndedAuction, UnsettledEnrolment } from './unsettled';
import { UnsettledStore } from './unsettled.store';

const LOOK_EVERY_MS = 2_000;
/** Of one auction in one look; the rest is left to the next. */
const BIDDERS_A_LOOK_MAX = 500;
/** A bidder who could not be settled is left alone for so long, so that they keep nobody else waiting. */
const LEAVE_ALONE_MS = 60_000;

@Injectable()
export class SettleAuctions extends PeriodicTask {
  private readonly leftAloneUntil = new Map<number, number>();

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly transactions: Transactions,
    private readonly unsettled: UnsettledStore,
    private readonly settleEnrolment: SettleEnrolment,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'ended auctions could not be settled' });
  }

  protected async lookOnce(): Promise<void> {
    for (const [enrolmentId, untilMs] of this.leftAloneUntil)
      if (untilMs <= performance.now()) this.leftAloneUntil.delete(enrolmentId);
    let after: EndedAuction | null = null;
    do {
      const auctions: readonly EndedAuction[] = await this.unsettled.auctions(after);
      for (const auction of auctions) await this.settle(auction);
      after = auctions.at(-1) ?? null;
    } while (after !== null && !this.isStopped);
  }

  private async settle(auction: EndedAuction): Promise<void> {
    let settled = 0;
    while (settled < BIDDERS_A_LOOK_MAX && !this.isStopped && (await this.settleNext(auction))) settled += 1;
    if (settled < BIDDERS_A_LOOK_MAX) await this.unsettled.finish(auction.id);
  }

  /** False when nobody is left whom no other instance deals with. */
  private async settleNext(auction: EndedAuction): Promise<boolean> {
    let taken: UnsettledEnrolment | null = null;
    try {
      return await this.transactions.run(async (transaction) => {
        const except = [...this.leftAloneUntil.keys()];
        taken = await this.unsettled.take(transaction, auction.id, except);
        if (taken === null) return false;
        await this.settleEnrolment.execute(transaction, auction, taken);
        return true;
      });
    } catch (error) {
      const enrolment = taken as UnsettledEnrolment | null;
      // A database that is away is not this bidder's fault.
      if (enrolment === null || isDatabaseAway(error)) throw error;
      const { enrolmentId } = enrolment;
      this.programLog.error({ err: error, enrolmentId }, 'a bidder could not be settled');
      this.leftAloneUntil.set(enrolmentId, performance.now() + LEAVE_ALONE_MS);
      return true;
    }
  }
}
