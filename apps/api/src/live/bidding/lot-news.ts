// What the engine's facts mean for those who look: ticks to watchers, the newest figures, an auction's start and end.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { EngineFact, LotEngine } from '@haopai/engine';
import type { Subscription } from 'rxjs';
import { LOT_ENGINE } from '../engine';
import { NewestFigures } from '../figures';
import { LiveNamespace, TickCaster } from '../sockets';
import { lotTickOf } from '../wire';

@Injectable()
export class LotNews implements OnModuleDestroy {
  private readonly subscription: Subscription;

  constructor(
    @Inject(LOT_ENGINE) engine: LotEngine,
    private readonly ticks: TickCaster,
    private readonly figures: NewestFigures,
    private readonly live: LiveNamespace,
  ) {
    this.subscription = engine.facts$.subscribe((fact) => this.tell(fact));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private tell(fact: EngineFact): void {
    switch (fact.kind) {
      case 'lot':
        this.figures.note(fact.figures);
        return this.ticks.cast(fact.auctionId, lotTickOf(fact.figures, fact.records));
      case 'auctionStarted':
        return this.live.castAuctionMessage({ auctionId: fact.auctionId, kind: 'started', atMs: fact.atMs });
      case 'auctionEnded':
        return this.live.castAuctionMessage({ auctionId: fact.auctionId, kind: 'ended', atMs: fact.atMs });
      case 'lotGone':
        return;
    }
  }
}
