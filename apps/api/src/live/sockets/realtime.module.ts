// Sockets, ticks and the auction's clock.
import { Module, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { SessionEnds } from '../../access/sessions';
import { AuctionTime, ClockController } from '../clock';
import { BoardCaster } from './board-caster';
import { HeardFigures } from './heard-figures';
import { LiveNamespace } from './live-namespace';
import { SessionKeeper } from './session-keeper';
import { SlowSockets } from './slow-sockets';
import { TickCaster } from './tick-caster';
import { TickRelay } from './tick-relay';

@Module({
  controllers: [ClockController],
  providers: [
    AuctionTime,
    BoardCaster,
    HeardFigures,
    LiveNamespace,
    SessionKeeper,
    SlowSockets,
    TickCaster,
    TickRelay,
  ],
  exports: [AuctionTime, HeardFigures, LiveNamespace, TickCaster, TickRelay],
})
export class RealtimeModule implements OnModuleDestroy {
  private readonly subscription: Subscription;

  constructor(ends: SessionEnds, live: LiveNamespace) {
    this.subscription = ends.ended.subscribe(({ sessionId, reason }) => live.endSession(sessionId, reason));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }
}
