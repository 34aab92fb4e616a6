// The engine of this instance: the lots of its shards, put together over its own connections.
import type { FactoryProvider } from '@nestjs/common';
import { createLotEngine, type LotEngine, ownerOfNothing } from '@haopai/engine';
import {
  MysqlAuctions,
  MysqlLotHeads,
  MysqlShardLeases,
  MysqlStaffActs,
  ShardDirectory,
} from '@haopai/engine-mysql';
import { Config } from '../../platform/config';
import { MeasuredJournal, Metrics } from '../../platform/metrics';
import { Channels } from '../../platform/redis';
import { AuctionTime } from '../clock';
import { EngineConnections } from './engine-connections';
import { LoggedEngineWatch } from './engine-watch';
import { InstanceId } from './instance-id';

/** Injection token of the LotEngine. */
export const LOT_ENGINE = Symbol('LOT_ENGINE');

/** With a clock less sure than this an instance takes no shard (docs/architecture.md, "Invariants"). */
const CLOCK_UNCERTAINTY_MAX_MS = 50;

export const lotEngineProvider: FactoryProvider<Promise<LotEngine>> = {
  provide: LOT_ENGINE,
  inject: [Config, AuctionTime, Channels, InstanceId, EngineConnections, LoggedEngineWatch, Metrics],
  useFactory: async (
    { role }: Config,
    time: AuctionTime,
    bus: Channels,
    { value: self }: InstanceId,
    { journal, leases, reading }: EngineConnections,
    watch: LoggedEngineWatch,
    metrics: Metrics,
  ) => {
    await time.isMeasured;
    const engine = await createLotEngine({
      clock: time.clock,
      journal: new MeasuredJournal(journal, metrics),
      auctions: new MysqlAuctions(reading),
      heads: new MysqlLotHeads(reading),
      acts: new MysqlStaffActs(reading),
      leases: (keeper) => (role === 'edge' ? ownerOfNothing() : new MysqlShardLeases(leases, self, keeper)),
      mayTakeShards: () => time.uncertaintyMs <= CLOCK_UNCERTAINTY_MAX_MS,
      peers: { self, bus, directory: (onLook) => new ShardDirectory(leases, onLook) },
      watch,
    });
    metrics.show('ordersUnderWay', () => engine.figures.commandsUnderWay);
    metrics.show('lotsHeld', () => engine.figures.lotsHeld);
    metrics.show('shardsOwned', () => engine.figures.shardsHeld);
    return engine;
  },
};
