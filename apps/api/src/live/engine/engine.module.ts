// The engine, for whoever brings it commands or hears its facts.
import { Inject, Module, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { LotEngine } from '@haopai/engine';
import { HealthModule, type ReadySign, ReadySigns } from '../../platform/health';
import { ClockModule } from '../clock';
import { JournalReader } from './journal-reader';
import { LOT_ENGINE, lotEngineProvider } from './lot-engine.provider';

/** The engine says its figures twice a second; one that is started again is back within two or three. */
const HEARD_WITHIN_MS = 2_500;
/** Whoever has no engine for so long sends bidders to another instance. */
const SILENT_MAX_MS = 6_000;

@Module({
  imports: [ClockModule, HealthModule],
  providers: [JournalReader, lotEngineProvider],
  exports: [JournalReader, LOT_ENGINE],
})
export class EngineModule implements OnApplicationShutdown, OnModuleDestroy {
  constructor(
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
    signs: ReadySigns,
  ) {
    signs.add('engine', () => signOf(engine.figures.silentMs));
  }

  /** The lots are in other hands before bids under way are waited for (OrdersUnderWay) and sockets are cut. */
  async onModuleDestroy(): Promise<void> {
    await this.engine.drain();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
  }
}

function signOf(silentMs: number): ReadySign {
  if (silentMs <= HEARD_WITHIN_MS) return 'up';
  return silentMs <= SILENT_MAX_MS ? 'degraded' : 'down';
}
