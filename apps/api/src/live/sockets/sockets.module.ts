// Sockets, and the ticks that go out on them.
import { Module, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { SessionEnds } from '../../access/sessions';
import { FiguresModule } from '../figures';
import { BoardCaster } from './board-caster';
import { LiveNamespace } from './live-namespace';
import { PacketSums } from './packet-sums';
import { SessionKeeper } from './session-keeper';
import { SlowSockets } from './slow-sockets';
import { SocketPlaces } from './socket-places';
import { TickCaster } from './tick-caster';
import { StrangersTicks } from './strangers-ticks';
import { TickRelay } from './tick-relay';
import { TicksOfReleaseBefore } from './ticks-of-release-before';

@Module({
  imports: [FiguresModule],
  providers: [
    BoardCaster,
    LiveNamespace,
    PacketSums,
    SessionKeeper,
    SlowSockets,
    SocketPlaces,
    StrangersTicks,
    TickCaster,
    TickRelay,
    TicksOfReleaseBefore,
  ],
  exports: [LiveNamespace, PacketSums, TickCaster, TickRelay],
})
export class SocketsModule implements OnModuleDestroy {
  private readonly subscription: Subscription;

  constructor(ends: SessionEnds, live: LiveNamespace) {
    this.subscription = ends.ended.subscribe(({ sessionId, reason }) => live.endSession(sessionId, reason));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }
}
