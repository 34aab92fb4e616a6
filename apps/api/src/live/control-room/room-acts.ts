// Use cases: lots are withdrawn and everybody is told something, by one person or by two as the steps say; whatever else the auctioneer does to
// lots takes one.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ControlActDone, LotActBody, RoomMessage, RoomMessageBody } from '@haopai/contracts';
import { type AboutApproval, type Approval, Approvals, type Approve } from '../../access/approvals';
import { FindAuctions } from '../../auctions/public';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ActOnLots } from './act-on-lots';
import { SayToRoom } from './say-to-room';
import { TellDecisions } from './tell-decisions';

type Asked = Pick<Approval, 'subject' | 'facts' | 'reason'> & { readonly kind: 'withdrawal' | 'textToAll' };

@Injectable()
export class RoomActs implements OnModuleInit {
  constructor(
    private readonly actOnLots: ActOnLots,
    private readonly sayToRoom: SayToRoom,
    private readonly approvals: Approvals,
    private readonly transactions: Transactions,
    private readonly auctions: FindAuctions,
    private readonly decisions: TellDecisions,
  ) {}

  onModuleInit(): void {
    this.approvals.register({
      kind: 'withdrawal',
      carryOut: async (actor, approval, approve) => refusalOf(await this.withdraw(actor, approval, approve)),
      about: (approval) => this.about(approval),
    });
    this.approvals.register({
      kind: 'textToAll',
      carryOut: async (actor, approval, approve) => refusalOf(await this.tellAll(actor, approval, approve)),
      about: (approval) => this.about(approval),
    });
  }

  async act(
    actor: Actor,
    auctionId: number,
    actId: string,
    body: LotActBody,
  ): Promise<ControlActDone | RefusalError> {
    const lacking = actor.lacks('control.act');
    if (lacking !== undefined) return lacking;
    if (body.act !== 'withdraw' || (await this.approvals.mayActAlone(null, actor, 'withdrawal', null)))
      return this.actOnLots.execute(actor, auctionId, actId, body);
    const { lotId = null, reason } = body;
    const lots = await this.actOnLots.lotsOf(auctionId, body);
    if (lots instanceof RefusalError) return lots;
    const subject = lotId === null ? `auction:${auctionId}` : `lot:${lotId}`;
    return this.ask(actor, { kind: 'withdrawal', subject, reason, facts: { auctionId, lotId, actId } });
  }

  async say(
    actor: Actor,
    auctionId: number,
    actId: string,
    body: RoomMessageBody,
  ): Promise<RoomMessage | RefusalError> {
    const lacking = actor.lacks('control.act');
    if (lacking !== undefined) return lacking;
    if (await this.approvals.mayActAlone(null, actor, 'textToAll', null))
      return this.sayToRoom.execute(actor, auctionId, actId, body);
    const refusal = await this.sayToRoom.refuse(auctionId);
    if (refusal !== undefined) return refusal;
    const facts = { auctionId, text: body.text, actId };
    return this.ask(actor, { kind: 'textToAll', subject: `auction:${auctionId}`, reason: '', facts });
  }

  private async ask(actor: Actor, asked: Asked): Promise<RefusalError> {
    const refusal = await this.transactions.run((transaction) =>
      this.approvals.ask(transaction, actor, { ...asked, amountFen: null }),
    );
    if (refusal !== undefined) return refusal;
    this.decisions.changed(Number(asked.facts['auctionId']));
    return new RefusalError('APPROVAL.WAITS', { amountFen: null });
  }

  /** Of an auction that is over nobody waits any more. */
  private async about({ facts }: Approval): Promise<AboutApproval> {
    const auction = await this.auctions.byId(Number(facts['auctionId']));
    if (auction instanceof RefusalError) return {};
    return { auctionTitle: auction.title, isUrgent: auction.state === 'live' };
  }

  private withdraw(
    actor: Actor,
    { facts, reason }: Approval,
    approve: Approve,
  ): Promise<ControlActDone | RefusalError> {
    const { auctionId, lotId, actId } = facts;
    const body: LotActBody = {
      ...{ act: 'withdraw', reason },
      ...(lotId === null ? {} : { lotId: Number(lotId) }),
    };
    return this.actOnLots.act(actor, Number(auctionId), String(actId), body, approve);
  }

  private tellAll(actor: Actor, { facts }: Approval, approve: Approve): Promise<RoomMessage | RefusalError> {
    const { auctionId, text, actId } = facts;
    return this.sayToRoom.say(actor, Number(auctionId), String(actId), { text: String(text) }, approve);
  }
}

function refusalOf(done: object): RefusalError | undefined {
  return done instanceof RefusalError ? done : undefined;
}
