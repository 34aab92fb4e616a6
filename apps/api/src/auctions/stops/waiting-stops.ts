// Stops that were asked for, in the queue of all that waits for a second person.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HELD_BEFORE_START_MS, type WaitingAuctionState, type WaitingFacts } from '@haopai/contracts';
import { type SourceOfWaiting, type WaitingAct, WaitingActs } from '../../access/approvals';
import { StaffPairs } from '../../access/staff-authentication';
import { refuseToConfirmStop } from './decide-stop';
import type { Stop } from './stop';
import { holdsUntilMs } from './stop-rules';
import { StopsStore, type WaitingStop } from './stops.store';

@Injectable()
export class WaitingStops implements SourceOfWaiting, OnModuleInit {
  readonly source = 'stop';

  constructor(
    private readonly queue: WaitingActs,
    private readonly stops: StopsStore,
    private readonly pairs: StaffPairs,
  ) {}

  onModuleInit(): void {
    this.queue.register(this);
  }

  async waiting(): Promise<readonly WaitingAct[]> {
    return (await this.stops.waiting()).map((stop) => actOf(stop, this.pairs));
  }
}

function actOf({ stop, auctionTitle, startsAtMs, nowMs }: WaitingStop, pairs: StaffPairs): WaitingAct {
  const { id, auctionId, kind, plateNumber, reason, askedBy, askedAtMs, lotId } = stop;
  const state = startsAtMs <= nowMs ? 'live' : 'coming';
  return {
    ...{ id: String(id), kind, auctionId, auctionTitle, plateNumber, reason, askedBy, askedAtMs },
    subject: lotId === null ? `auction:${auctionId}` : `lot:${lotId}`,
    amountFen: null,
    ...changeOf(stop, startsAtMs, state),
    holdsUntilMs: holdsUntilMs({ startsAtMs }, stop),
    isUrgent: startsAtMs - nowMs <= HELD_BEFORE_START_MS,
    isTold: true,
    maySee: (actor) => actor.lacks('auctions.read') === undefined,
    refuse: (actor) => refuseToConfirmStop(pairs, null, actor, stop),
  };
}

function changeOf(
  { kind, untilMs }: Pick<Stop, 'kind' | 'untilMs'>,
  startsAtMs: number,
  auctionState: 'live' | 'coming',
): { readonly before: WaitingFacts; readonly after: WaitingFacts } {
  const become = (was: WaitingAuctionState, is: WaitingAuctionState, more: WaitingFacts = {}) => ({
    before: { auctionState: was },
    after: { auctionState: is, ...more },
  });
  switch (kind) {
    case 'suspend':
      return become(auctionState, 'suspended', { goesOnAtMs: untilMs });
    case 'postpone':
      return { before: { startsAtMs }, after: { startsAtMs: untilMs } };
    case 'cancel':
      return become(auctionState, 'cancelled');
    case 'withdrawLot':
      return become('inSale', 'withdrawn');
  }
}
