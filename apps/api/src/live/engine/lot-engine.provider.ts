// The engine as the door has it: over the line to its process, or, for an edge and for specs, in the door's own.
import { type FactoryProvider, Global, Module, type DynamicModule } from '@nestjs/common';
import { connectToEngine, type LotEngine, newInstanceId } from '@haopai/engine';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { Channels } from '../../platform/redis';
import { AuctionTime } from '../clock';
import { LoggedEngineWatch } from './engine-watch';
import { openEngine } from './open-engine';

/** Injection token of the LotEngine. */
export const LOT_ENGINE = Symbol('LOT_ENGINE');
/** Injection token of the path at which the engine's process listens; null when there is none. */
const ENGINE_SOCKET = Symbol('ENGINE_SOCKET');

/** Says where the engine is. */
@Global()
@Module({})
export class EngineSocketModule {
  static with(path: string | null): DynamicModule {
    return {
      module: EngineSocketModule,
      providers: [{ provide: ENGINE_SOCKET, useValue: path }],
      exports: [ENGINE_SOCKET],
    };
  }
}

export const lotEngineProvider: FactoryProvider<Promise<LotEngine>> = {
  provide: LOT_ENGINE,
  inject: [ENGINE_SOCKET, Config, PROGRAM_LOG, AuctionTime, Channels, Metrics],
  useFactory: async (
    socket: string | null,
    config: Config,
    log: ProgramLog,
    time: AuctionTime,
    bus: Channels,
    metrics: Metrics,
  ): Promise<LotEngine> => {
    if (socket !== null) {
      const engine = await connectToEngine(socket, config.role !== 'engine');
      metrics.include(() => engine.metrics());
      return engine;
    }
    await time.isMeasured;
    const watch = new LoggedEngineWatch(metrics, log);
    const doorHeardAtMs = (): number | null => (config.role === 'engine' ? null : time.clock.nowMs());
    const self = newInstanceId(config.instance);
    return openEngine({ config, log, time, bus, metrics, watch, self, doorHeardAtMs });
  },
};
