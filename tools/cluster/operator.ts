// Carries out what an operator types, one order after the other, and says what came of it.
import { createInterface } from 'node:readline';
import type { Database } from '../seed';
import type { ServicePart } from '../services';
import type { Cluster, Instance } from './cluster';
import { HELP, type Order, readOrder, type Target } from './orders';
import { readPauses } from './pauses';
import { givePower, losePower } from './power';
import { rollingUpgrade } from './rolling-upgrade';
import { shardOwners } from './shard-owners';

const EVERYTHING = 'all';

export interface OperatorReach {
  readonly cluster: Cluster;
  readonly db: Database;
  readonly parts: ReadonlyMap<string, ServicePart>;
  /** Builds the api of a commit; resolves with its main.js. */
  readonly build: (commit: string) => Promise<string>;
}

/** A line for each instance: what `list` says. */
export function instanceLines(instances: readonly Instance[]): readonly string[] {
  return instances.map(({ no, name, role, site }) =>
    [
      `    ${String(no).padEnd(3)}${name.padEnd(8)}${role.padEnd(8)}${site.baseUrl.padEnd(24)}`,
      `${site.state.padEnd(8)}${site.pid === null ? '' : `pid ${site.pid}`}`,
    ]
      .join('')
      .trimEnd(),
  );
}

export class Operator {
  private latest: Promise<void> = Promise.resolve();

  constructor(private readonly reach: OperatorReach) {}

  /** The end of the input is no order to stop: who starts a cluster in the background has none. */
  listen(input: NodeJS.ReadableStream): { stop(): void } {
    const lines = createInterface({ input, terminal: false });
    lines.on('line', (line) => {
      if (line.trim() !== '') this.latest = this.latest.then(() => this.obey(line));
    });
    return { stop: () => lines.close() };
  }

  private async obey(line: string): Promise<void> {
    const startedMs = Date.now();
    try {
      const said = await this.carryOut(readOrder(line));
      console.log(`${said}  (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
    } catch (error) {
      console.log(error instanceof Error ? error.message : String(error));
    }
  }

  private async carryOut(order: Order): Promise<string> {
    const { cluster, db } = this.reach;
    switch (order.verb) {
      case 'help':
        return HELP;
      case 'list':
        return instanceLines(cluster.instances).join('\n');
      case 'shards':
        return [...(await shardOwners(db))]
          .map(([owner, shards]) => `    ${owner.padEnd(8)}${shards}`)
          .join('\n');
      case 'pauses':
        return readPauses(db);
      case 'upgrade': {
        const apiMain = await this.reach.build(order.commit);
        await rollingUpgrade({ cluster, db, apiMain, note: (line) => console.log(`    ${line}`) });
        return `every instance is ${order.commit}`;
      }
      case 'add':
        return instanceLines([await cluster.add(order.role)]).join('');
      case 'kill':
        await (order.target === EVERYTHING ? losePower(this.reach) : this.find(order.target).kill());
        return `${order.target} is down`;
      case 'start': {
        if (order.target === EVERYTHING) return [...(await givePower(this.reach)), 'all is up'].join('\n');
        const words = await this.find(order.target).start();
        return typeof words === 'string' ? words : `${order.target} is up`;
      }
      case 'freeze':
      case 'thaw':
      case 'wipe': {
        const part = this.find(order.target);
        if (part[order.verb] === undefined) throw new Error(`${order.target} cannot ${order.verb}`);
        await part[order.verb]?.();
        return `${order.target}: ${order.verb}, done`;
      }
      case 'stop': {
        const { site } = cluster.instance(order.no);
        await site.stop();
        return `${order.no} is ${site.state}`;
      }
    }
  }

  private find(target: Target): ServicePart {
    const { cluster, parts } = this.reach;
    if (typeof target === 'number') return cluster.instance(target).site;
    const part = parts.get(target);
    if (part !== undefined) return part;
    throw new Error(`${target} was not started here; these were: ${[...parts.keys()].join(', ')}`);
  }
}
