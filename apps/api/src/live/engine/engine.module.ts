// The engine, for whoever brings it commands or hears its facts.
import { Inject, Module, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { LotEngine } from '@haopai/engine';
import { ClockModule } from '../clock';
import { JournalReader } from './journal-reader';
import { LOT_ENGINE, lotEngineProvider } from './lot-engine.provider';

@Module({
  imports: [ClockModule],
  providers: [JournalReader, lotEngineProvider],
  exports: [JournalReader, LOT_ENGINE],
})
export class EngineModule implements OnApplicationShutdown, OnModuleDestroy {
  constructor(@Inject(LOT_ENGINE) private readonly engine: LotEngine) {}

  /** The lots are in other hands before bids under way are waited for (OrdersUnderWay) and sockets are cut. */
  async onModuleDestroy(): Promise<void> {
    await this.engine.drain();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
  }
}
