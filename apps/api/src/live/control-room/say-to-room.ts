// Use case: the auctioneer says something to everybody who has the auction open. It is kept, and whoever comes later reads it too.
import { Injectable } from '@nestjs/common';
import { AUCTION_LOTS_MAX, type RoomMessage, type RoomMessageBody } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { FindAuctions, FindLots } from '../../auctions/public';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { LiveNamespace } from '../sockets';
import { ControlStore } from './control.store';
import { WriteAct } from './write-act';

@Injectable()
export class SayToRoom {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly lots: FindLots,
    private readonly store: ControlStore,
    private readonly writeAct: WriteAct,
    private readonly limits: RateLimits,
    private readonly live: LiveNamespace,
  ) {}

  async execute(
    actor: Actor,
    auctionId: number,
    actId: string,
    body: RoomMessageBody,
  ): Promise<RoomMessage | RefusalError> {
    return actor.lacks('control.act') ?? this.say(actor, auctionId, actId, body);
  }

  /** Whoever calls this knows that the actor may. `also` belongs to a new message; a refusal takes it back. */
  async say(
    actor: Actor,
    auctionId: number,
    actId: string,
    { text }: RoomMessageBody,
    also: (transaction: Transaction) => Promise<RefusalError | undefined> = () => Promise.resolve(undefined),
  ): Promise<RoomMessage | RefusalError> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const isNew = (await this.store.act(actId)) === null;
    if (isNew && auction.endedAtMs !== null)
      return new RefusalError('CONTROL.AUCTION_ENDED', { endedAtMs: auction.endedAtMs });
    const tooMany = isNew ? await this.limits.consume('roomMessage', `auction:${auctionId}`) : undefined;
    if (tooMany !== undefined) return tooMany;

    const wish = {
      actId,
      auctionId,
      kind: 'message',
      lotId: null,
      paddleNo: null,
      reason: text,
      lotIds: [],
    } as const;
    const act = await this.writeAct.execute(actor, wish, async (transaction) => {
      await this.store.say(transaction, wish);
      return also(transaction);
    });
    if (act instanceof RefusalError) return act;
    const message = await this.store.message(actId);
    if (message === null) throw new Error(`message ${actId} is not written down`);
    // Said twice it is shown once: pages know it by its number.
    const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
    const lotIds = page instanceof RefusalError ? [] : page.items.map(({ lotId }) => lotId);
    this.live.castRoomMessage({ ...message, kind: 'said' }, lotIds);
    return message;
  }

  /** Undefined for an auction in which something can still be said. */
  async refuse(auctionId: number): Promise<RefusalError | undefined> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const { endedAtMs } = auction;
    return endedAtMs === null ? undefined : new RefusalError('CONTROL.AUCTION_ENDED', { endedAtMs });
  }

  /** For everybody: the newest, oldest of them first. */
  async messagesOf(auctionId: number): Promise<readonly RoomMessage[] | RefusalError> {
    const auction = await this.auctions.byId(auctionId);
    return auction instanceof RefusalError ? auction : this.store.messages(auctionId);
  }
}
