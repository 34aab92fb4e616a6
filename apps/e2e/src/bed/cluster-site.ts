// The built program three times behind nginx, over a database of its own, and who of it holds what.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { shardOf } from '@haopai/engine';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { Cluster, type Instance, obtainNginx, shardOwners } from '../../../../tools/cluster/index';
import { TEST_KEYS } from '../../../../tools/services';
import { bedEnvironment } from './bed-environment';
import { eventually } from './eventually';
import { OwnDatabase } from './own-database';

const INSTANCES = 3;
const FAIR_SHARE_MAX = 22;

interface LeaseRow extends RowDataPacket {
  readonly owner: string | null;
}

export class ClusterSite {
  private constructor(
    private readonly database: OwnDatabase,
    private readonly home: string,
    readonly cluster: Cluster,
  ) {}

  static async open(): Promise<ClusterSite> {
    const { redisUrl, dist, evidence } = bedEnvironment();
    const nginx = await obtainNginx(() => undefined);
    const database = await OwnDatabase.make();
    const home = path.join(evidence, database.name);
    mkdirSync(home, { recursive: true });
    const cluster = await Cluster.open({
      home,
      dist,
      nginx,
      mysqlUrl: database.url,
      redisUrl,
      keys: TEST_KEYS,
      roles: Array.from({ length: INSTANCES }, () => 'all' as const),
      variables: { HAOPAI_REDIS_PREFIX: `${database.name}:`, HAOPAI_IDENTITY: 'off' },
    });
    return new ClusterSite(database, home, cluster);
  }

  get baseUrl(): string {
    return this.cluster.baseUrl;
  }

  get db(): Pool {
    return this.database.db;
  }

  /** Every instance runs and has its part of the shards. */
  async settle(): Promise<void> {
    for (const { site } of this.cluster.instances) if (site.state === 'down') await site.start();
    const isFair = async (): Promise<boolean> => {
      const owners = await shardOwners(this.db);
      return this.cluster.instances.every(({ name }) => {
        const shards = owners.get(name) ?? 0;
        return shards > 0 && shards <= FAIR_SHARE_MAX;
      });
    };
    await eventually(isFair, true);
  }

  /** The instance that holds the lot. */
  async ownerOf(lotId: number): Promise<Instance> {
    const [rows] = await this.db.query<LeaseRow[]>('SELECT owner FROM shard_leases WHERE shard = ?', [
      shardOf(lotId),
    ]);
    const name = rows[0]?.owner?.split('/', 1)[0];
    const owner = this.cluster.instances.find((instance) => instance.name === name);
    if (owner === undefined) throw new Error(`nobody holds lot ${lotId}`);
    return owner;
  }

  /** How many sockets stand on an instance, by its own figures, which nginx shows to nobody. */
  async socketsOn({ site }: Instance): Promise<number> {
    if (site.state !== 'up') return 0;
    const text = await (await fetch(`${site.baseUrl}/metrics`)).text();
    return Number(/^haopai_sockets (\d+)$/m.exec(text)?.[1]);
  }

  async sockets(): Promise<number> {
    const counts = await Promise.all(this.cluster.instances.map((instance) => this.socketsOn(instance)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async close({ keepsLog }: { readonly keepsLog: boolean }): Promise<void> {
    await this.cluster.stop();
    await this.database.drop();
    if (!keepsLog) rmSync(this.home, { recursive: true, force: true });
  }
}
