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
/** Of one auction, before it is the turn of the others. */
const BIDDERS_IN_TURN_MAX = 500;
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
    /** How far each auction has come in this look. */
    const doneUntil = new Map<number, number>();
    while (!this.isStopped && (await this.settleInTurn(doneUntil)));
  }

  /** True while an auction has more bidders than come in one turn. */
  private async settleInTurn(doneUntil: Map<number, number>): Promise<boolean> {
    let hasMore = false;
    let after: EndedAuction | null = null;
    do {
      const auctions: readonly EndedAuction[] = await this.unsettled.auctions(after);
      for (const auction of auctions) hasMore = (await this.settle(auction, doneUntil)) || hasMore;
      after = auctions.at(-1) ?? null;
    } while (after !== null && !this.isStopped);
    return hasMore;
  }

  /** Whoever has won comes first: their days to pay begin. */
  private async settle(auction: EndedAuction, doneUntil: Map<number, number>): Promise<boolean> {
    let settled = 0;
    for (const id of await this.unsettled.winners(auction.id, BIDDERS_IN_TURN_MAX)) {
      if (this.isStopped) return true;
      if ((await this.settleNext(auction, id, id)) !== null) settled += 1;
    }
    for (; settled < BIDDERS_IN_TURN_MAX; settled += 1) {
      if (this.isStopped) return true;
      const done = await this.settleNext(auction, (doneUntil.get(auction.id) ?? 0) + 1);
      if (done === null) {
        await this.unsettled.finish(auction.id);
        return false;
      }
      doneUntil.set(auction.id, done);
    }
    return true;
  }

  /** The id of whom it has dealt with; null when nobody is left whom no other instance deals with. */
  private async settleNext(
    auction: EndedAuction,
    fromId: number,
    toId = Number.MAX_SAFE_INTEGER,
  ): Promise<number | null> {
    let taken: UnsettledEnrolment | null = null;
    try {
      return await this.transactions.run(async (transaction) => {
        const except = [...this.leftAloneUntil.keys()];
        taken = await this.unsettled.take(transaction, auction.id, { fromId, toId, except });
        if (taken === null) return null;
        await this.settleEnrolment.execute(transaction, auction, taken);
        return taken.enrolmentId;
      });
    } catch (error) {
      const enrolment = taken as UnsettledEnrolment | null;
      // A database that is away is not this bidder's fault.
      if (enrolment === null || isDatabaseAway(error)) throw error;
      const { enrolmentId } = enrolment;
      this.programLog.error({ err: error, enrolmentId }, 'a bidder could not be settled');
      this.leftAloneUntil.set(enrolmentId, performance.now() + LEAVE_ALONE_MS);
      return enrolmentId;
    }
  }
}
