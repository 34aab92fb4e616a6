// The replicated database and Redis behind npm run cluster -- --replicated: data are kept, ports are new each time.
import path from 'node:path';
import type { Note } from './apt';
import { createDatabase, DATABASE, type KeptServices, type ServicePart, withDatabase } from './kept-services';
import { startReplicatedServices } from './replicated/replicated-services';
import type { Secrets } from './secrets';

export async function startKeptReplicatedServices(
  home: string,
  secrets: Secrets,
  note: Note,
): Promise<KeptServices> {
  const services = await startReplicatedServices({
    home: path.join(home, 'replicated'),
    mysqlPassword: secrets.mysqlPassword,
    redisPassword: secrets.redisPassword,
    durability: 'full',
    note,
  });
  const { database, redis } = services;
  const nodes = database.nodes.map((node): readonly [string, ServicePart] => [
    node.name,
    {
      kill: () => node.kill(),
      start: () => database.startNode(node),
      freeze: () => node.freeze(),
      thaw: () => node.thaw(),
      wipe: () => node.wipe(),
    },
  ]);
  const redisNodes = redis.names.map((name, index): readonly [string, ServicePart] => [
    name,
    { kill: () => redis.killNode(index), start: () => redis.startNode(index) },
  ]);
  const all: ServicePart = { kill: () => database.killAll(), start: () => database.startNodes() };
  const allRedis: ServicePart = { kill: () => redis.killAll(), start: () => redis.startAll() };
  const balancer: ServicePart = {
    kill: () => database.balancer.kill(),
    start: () => database.balancer.start(),
  };
  const url = withDatabase(database.url, DATABASE);
  await createDatabase(url);
  return {
    mysqlUrl: url,
    redisUrl: redis.url,
    titles: [database.title, redis.title],
    variables: { HAOPAI_REDIS_SENTINELS: redis.sentinelAddresses, HAOPAI_DURABILITY: 'two-machines' },
    parts: new Map([...nodes, ['mysql', all], ['balancer', balancer], ...redisNodes, ['redis', allRedis]]),
    stop: services.stop,
  };
}
