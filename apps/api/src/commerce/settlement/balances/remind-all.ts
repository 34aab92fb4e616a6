// Use case: all winners of an auction who still owe are reminded at one press, each by the rules of a reminder by hand.
import { Injectable } from '@nestjs/common';
import type { RemindedView } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import { ActOnBalance } from './act-on-balance';
import { WinnersStore } from './winners.store';

/** At one press; who is left can be reminded by another. */
const REMINDED_AT_ONCE_MAX = 200;

@Injectable()
export class RemindAll {
  constructor(
    private readonly winners: WinnersStore,
    private readonly act: ActOnBalance,
  ) {}

  async execute(actor: Actor, auctionId: number): Promise<RemindedView | RefusalError> {
    const refusal = actor.lacks('settlement.act');
    if (refusal !== undefined) return refusal;
    if ((await this.winners.auction(auctionId)) === null)
      return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const search = { auctionId, state: 'due', sort: 'due' } as const;
    const { rows, total } = await this.winners.winners(search, REMINDED_AT_ONCE_MAX, 0);
    let reminded = 0;
    for (const { lotId } of rows) {
      const answer = await this.act.remind(actor, lotId);
      if (!(answer instanceof RefusalError)) reminded += 1;
    }
    return { reminded, left: total - reminded };
  }
}
