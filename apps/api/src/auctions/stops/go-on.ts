// Lets the lots of a suspended auction go on at the time that was named: those that its suspension froze, and no others.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DecidedActs, TellDecisions } from '../../live/control-room';
import { Transactions } from '../../platform/database';
import { StopWorkStore, type SuspensionOver } from './stop-work.store';

/** Everybody reads it in the record of each lot. */
const AS_ANNOUNCED = '按公告恢复 · Goes on as announced';

@Injectable()
export class GoOn {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: StopWorkStore,
    private readonly acts: DecidedActs,
    private readonly decisions: TellDecisions,
  ) {}

  /** The act is written once, by whichever instance comes first; killed anywhere, the next look goes on with it. */
  async execute(suspension: SuspensionOver): Promise<void> {
    const { auctionId } = suspension;
    const lotIds = await this.acts.doneBy(await this.work.suspensionActs(auctionId));
    if (lotIds.length === 0) return this.end(suspension);
    const actId = await this.actOf(suspension, lotIds);
    if (await this.acts.bring({ actId, auctionId })) await this.end(suspension);
  }

  private async end({ id, auctionId }: SuspensionOver): Promise<void> {
    await this.work.noteOver(id, auctionId);
    this.decisions.changed(auctionId);
  }

  private actOf({ id, auctionId, decidedBy }: SuspensionOver, lotIds: readonly number[]): Promise<string> {
    return this.transactions.run(async (transaction) => {
      const known = await this.work.lockResumeAct(transaction, id);
      if (known !== null) return known;
      const actId = randomUUID();
      await this.acts.write(
        transaction,
        { staffId: decidedBy.id, name: decidedBy.name },
        { actId, auctionId, kind: 'resume', lotId: null, reason: AS_ANNOUNCED, lotIds },
      );
      await this.work.noteResumeAct(transaction, id, actId);
      return actId;
    });
  }
}
