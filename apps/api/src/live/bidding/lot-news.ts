// What the engine's facts mean for those who look: ticks to watchers, the newest figures, an auction's start and end.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type EngineFact, figuresOf, type LotEngine } from '@haopai/engine';
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
    const { auctionId } = fact;
    if (fact.kind === 'lot') {
      this.figures.note(figuresOf(fact.lot));
      this.ticks.cast(auctionId, lotTickOf(fact.lot, fact.records));
    } else {
      const kind = fact.kind === 'auctionStarted' ? 'started' : 'ended';
      this.live.castAuctionMessage({ auctionId, kind, atMs: fact.atMs });
    }
  }
}
