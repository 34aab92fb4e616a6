// Writes an act down with its audit entry before anybody is told, then tells the open control rooms; under the id of an act that was written before it finds that one.
import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { actView } from './act-view';
import { type Act, ControlStore, type NewAct } from './control.store';
import { ControlChannel } from './stream/control-channel';

type Wish = Omit<NewAct, 'staffId' | 'staffName'>;

const AUDITED_AS: Readonly<Record<NewAct['kind'], string>> = {
  pause: 'control.paused',
  resume: 'control.resumed',
  withdraw: 'control.withdrawn',
  disqualify: 'control.disqualified',
  message: 'control.said',
};

@Injectable()
export class WriteAct {
  constructor(
    private readonly store: ControlStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly channel: ControlChannel,
  ) {}

  /** `also` writes what belongs to a new act; a refusal takes the act back. */
  async execute(
    actor: Actor,
    wish: Wish,
    also: (transaction: Transaction) => Promise<RefusalError | undefined> = () => Promise.resolve(undefined),
  ): Promise<Act | RefusalError> {
    const { staffId, name: staffName } = actor;
    const act: NewAct = { ...wish, staffId, staffName };
    let isNew = false;
    const refusal = await this.transactions.run(async (transaction) => {
      // Before anything of the auction is locked otherwise, or two such acts would wait for each other.
      const tooLate = wish.kind === 'disqualify' ? await this.refuseEnded(transaction, wish) : undefined;
      if (tooLate !== undefined) return tooLate;
      isNew = await this.store.add(transaction, act);
      if (!isNew) return undefined;
      if (wish.kind === 'disqualify') await this.store.countUp(transaction, wish.auctionId);
      const refused = await also(transaction);
      if (refused !== undefined) return refused;
      const { auctionId, lotId, lotIds, paddleNo, kind, reason } = act;
      await this.audit.write(transaction, actor, {
        act: AUDITED_AS[kind],
        subject: lotId === null ? `auction:${auctionId}` : `lot:${lotId}`,
        after: { auctionId, actId: act.actId, lotIds, ...(paddleNo === null ? {} : { paddleNo }) },
        reason,
      });
      return undefined;
    });
    if (refusal !== undefined) return refusal;
    const written = await this.store.act(act.actId);
    if (written === null) throw new Error(`act ${act.actId} is not written down`);
    if (isNew) this.channel.say({ kind: 'acted', auctionId: act.auctionId, act: actView(written) });
    return isSame(written, act) ? written : new RefusalError('IDEMPOTENCY.MISMATCH', { bidId: act.actId });
  }

  /** Who is sold to is settled from the auction's end on: the one waits for the other. An act of before gets its answer all the same. */
  private async refuseEnded(
    transaction: Transaction,
    { auctionId, actId }: Wish,
  ): Promise<RefusalError | undefined> {
    const endedAtMs = await this.store.lockEnd(transaction, auctionId);
    if (endedAtMs === null || (await this.store.act(actId, transaction)) !== null) return undefined;
    return new RefusalError('CONTROL.AUCTION_ENDED', { endedAtMs });
  }

  /** What the lots answered, once they all have. */
  async noteOutcome(actor: Actor, act: Act, outcome: NonNullable<Act['outcome']>): Promise<void> {
    const { auctionId, actId } = act;
    const refused = outcome.filter((result) => result.outcome === 'refused');
    await this.transactions.run(async (transaction) => {
      await this.store.noteOutcome(transaction, actId, outcome);
      await this.audit.write(transaction, actor, {
        act: 'control.answered',
        subject: `auction:${auctionId}`,
        after: { actId, done: outcome.length - refused.length, refused: refused.map(codeOf) },
      });
    });
  }
}

function codeOf({ lotId, code }: NonNullable<Act['outcome']>[number]): {
  lotId: number;
  code: ErrorCode | null;
} {
  return { lotId, code };
}

/** For whom an act on all lots was is not asked: the lots that run may be others by now. */
function isSame(one: Act, other: NewAct): boolean {
  const keys = ['auctionId', 'kind', 'lotId', 'paddleNo', 'reason', 'staffId'] as const;
  return keys.every((key) => one[key] === other[key]);
}
