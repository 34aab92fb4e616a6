// Use case: the auctioneer puts a paddle out of an auction, with a reason that everybody reads (ADR 25).
import { Injectable } from '@nestjs/common';
import type { ControlActDone, DisqualifyBody } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { FindAuctions } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { actView } from './act-view';
import { ControlStore } from './control.store';
import { TellDisqualified } from './tell-disqualified';
import { WriteAct } from './write-act';

@Injectable()
export class DisqualifyPaddle {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly store: ControlStore,
    private readonly writeAct: WriteAct,
    private readonly tell: TellDisqualified,
  ) {}

  /**
   * The room is shut to it once this is written down; each lot that has not ended then has it in its journal, at once or, when nobody holds it,
   * as soon as somebody does.
   */
  async execute(
    actor: Actor,
    auctionId: number,
    actId: string,
    { paddleNo, reason }: DisqualifyBody,
  ): Promise<ControlActDone | RefusalError> {
    const refusal = actor.lacks('control.act');
    if (refusal !== undefined) return refusal;
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const known = await this.store.act(actId);
    if (auction.endedAtMs !== null && known === null)
      return new RefusalError('CONTROL.AUCTION_ENDED', { endedAtMs: auction.endedAtMs });
    if (!(await this.store.hasPaddle(auctionId, paddleNo)))
      return new RefusalError('PADDLE.NOT_FOUND', { paddleNo });

    const wish = { actId, auctionId, kind: 'disqualify', lotId: null, paddleNo, reason, lotIds: [] } as const;
    const act = await this.writeAct.execute(actor, wish, async (transaction) => {
      // Whoever steps back at the same moment has the auction's lock before this, or finds the disqualification.
      if (!(await this.store.hasPaddle(auctionId, paddleNo, transaction)))
        return new RefusalError('PADDLE.NOT_FOUND', { paddleNo });
      if (await this.store.disqualify(transaction, wish)) return undefined;
      const earlier = (await this.store.disqualified(auctionId, transaction)).find(
        (one) => one.paddleNo === paddleNo,
      );
      return new RefusalError('PADDLE.DISQUALIFIED', { reason: earlier?.reason ?? '' });
    });
    if (act instanceof RefusalError) return act;
    const results = await this.tell.execute({ auctionId, paddleNo, actId });
    if (act.outcome === null) await this.writeAct.noteOutcome(actor, act, results);
    return { act: actView(act), results };
  }
}
