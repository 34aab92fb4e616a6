// Use case: the cashier calls a winner. The number is shown for a reason; that it was, to whom and for which lot, is on record before.
import { Injectable } from '@nestjs/common';
import type { WinnerContact } from '@haopai/contracts';
import { RevealCitizen } from '../../../access/citizen-files';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import { WinnersStore } from './winners.store';

@Injectable()
export class CallWinner {
  constructor(
    private readonly winners: WinnersStore,
    private readonly citizens: RevealCitizen,
  ) {}

  async execute(actor: Actor, lotId: number, reason: string): Promise<WinnerContact | RefusalError> {
    const lacking = actor.lacks('settlement.act');
    if (lacking !== undefined) return lacking;
    const winner = await this.winners.winner(lotId);
    if (winner === null) return new RefusalError('BALANCE.NOT_FOUND', { lotId });
    const { citizenId, displayName: citizenName } = winner;
    const asked = { fields: ['mobile'], reason } as const;
    const revealed = await this.citizens.reveal(actor, citizenId, asked, { lotId });
    if (revealed instanceof RefusalError) return revealed;
    return { lotId, citizenName, mobile: revealed.mobile ?? null };
  }
}
