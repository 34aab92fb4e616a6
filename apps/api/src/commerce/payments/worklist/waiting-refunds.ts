// Refunds that were paid back outside, as one says, in the queue of all that waits for a second person.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SourceOfWaiting, type WaitingAct, WaitingActs } from '../../../access/approvals';
import { StaffPairs } from '../../../access/staff-authentication';
import { refuseToConfirmOutside } from './mend-refund';
import { saidOutside } from './refund-case';
import { type RefundCaseRow, RefundCasesStore } from './refund-cases.store';

@Injectable()
export class WaitingRefunds implements SourceOfWaiting, OnModuleInit {
  readonly source = 'refundOutside';

  constructor(
    private readonly queue: WaitingActs,
    private readonly cases: RefundCasesStore,
    private readonly pairs: StaffPairs,
  ) {}

  onModuleInit(): void {
    this.queue.register(this);
  }

  async waiting(): Promise<readonly WaitingAct[]> {
    return (await this.cases.saidOutside()).flatMap((row) => actOf(row, this.pairs));
  }
}

function actOf(row: RefundCaseRow, pairs: StaffPairs): readonly WaitingAct[] {
  const said = saidOutside(row);
  if (said === null) return [];
  const { refundNo: id, plateNumber, amountFen } = row;
  const { reason, reference, staffId, staffName, atMs } = said;
  return [
    {
      ...{ id, kind: 'refundOutside', subject: `refund:${id}`, plateNumber, amountFen, reason },
      ...{ auctionId: null, auctionTitle: null, holdsUntilMs: null, isUrgent: false, isTold: true },
      before: { refundState: 'failed' },
      after: { refundState: 'outside', reference },
      askedBy: { id: staffId, name: staffName },
      askedAtMs: atMs,
      maySee: (actor) => actor.lacks('settlement.read') === undefined,
      refuse: async (actor) =>
        actor.lacks('settlement.act') ?? (await refuseToConfirmOutside(pairs, null, actor, said)),
    },
  ];
}
