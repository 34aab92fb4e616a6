// Whether what is asked for can be done now: asked when one asks, and once more when another confirms.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import type { Stop, StoppableAuction } from './stop';
import { refuseLot, refuseStop } from './stop-rules';
import { StopsStore } from './stops.store';

@Injectable()
export class CheckStop {
  constructor(private readonly stops: StopsStore) {}

  async refuse(
    transaction: Transaction,
    auction: StoppableAuction,
    stop: Pick<Stop, 'kind' | 'untilMs' | 'lotId'>,
  ): Promise<RefusalError | undefined> {
    const refusal = refuseStop(auction, stop);
    if (refusal !== undefined || stop.kind !== 'withdrawLot') return refusal;
    const lotId = stop.lotId ?? 0;
    return refuseLot(lotId, await this.stops.lotOf(transaction, auction.id, lotId));
  }
}
