// Use case: whose paddle it is, shown before it is put out of the auction. A mistyped digit is somebody else's auction.
import { Injectable } from '@nestjs/common';
import type { PaddleHolder } from '@haopai/contracts';
import { maskName } from '@haopai/rules';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { ControlStore } from './control.store';

@Injectable()
export class FindPaddle {
  constructor(private readonly store: ControlStore) {}

  async execute(actor: Actor, auctionId: number, paddleNo: number): Promise<PaddleHolder | RefusalError> {
    const refusal = actor.lacks('control.act');
    if (refusal !== undefined) return refusal;
    const holder = await this.store.holder(auctionId, paddleNo);
    if (holder === null) return new RefusalError('PADDLE.NOT_FOUND', { paddleNo });
    return holder.kind === 'person' ? { ...holder, name: maskName(holder.name) } : holder;
  }
}
