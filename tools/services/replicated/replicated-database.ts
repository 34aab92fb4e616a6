// Three MariaDB nodes with Galera behind one HAProxy: what is committed is on two other machines too. Here they are processes of one.
import path from 'node:path';
import { MYSQL_USER, mysqlUrl, pingMysql } from '../mysql';
import type { Durability } from '../mysql-program';
import { freePort, LOOPBACK } from '../ports';
import { waitUntilReady } from '../readiness';
import { reachableHome } from './data-owner';
import { GaleraNode } from './galera-node';
import type { NodePorts } from './galera-options';
import { Balancer } from './haproxy';
import type { ReplicatedPrograms } from './obtain-replicated';

const NODES = 3;
const BALANCED_PATIENCE_MS = 20_000;

export interface ReplicatedSettings {
  readonly programs: ReplicatedPrograms;
  readonly home: string;
  readonly password: string;
  readonly durability: Durability;
  /** Any free one when left out. */
  readonly port?: number;
}

export class ReplicatedDatabase {
  private constructor(
    private readonly settings: ReplicatedSettings,
    readonly nodes: readonly GaleraNode[],
    readonly balancer: Balancer,
    private readonly port: number,
  ) {}

  /** From nothing, or from what an earlier run left, however it ended. */
  static async start(settings: ReplicatedSettings): Promise<ReplicatedDatabase> {
    const { programs, password, durability } = settings;
    const home = reachableHome(settings.home);
    const ports: NodePorts[] = [];
    for (let index = 0; index < NODES; index++)
      ports.push({
        sql: await freePort(),
        group: await freePort(),
        catchUp: await freePort(),
        copy: await freePort(),
      });
    const groupPorts = ports.map(({ group }) => group);
    const nodes = ports.map((own, index) => {
      const name = `db-${index + 1}`;
      const nodeHome = path.join(home, name);
      return new GaleraNode({ programs, name, home: nodeHome, ports: own, groupPorts, password, durability });
    });
    const port = settings.port ?? (await freePort());
    const balancer = new Balancer({
      program: programs.haproxy,
      home: path.join(settings.home, 'haproxy'),
      port,
      nodePorts: ports.map(({ sql }) => sql),
    });
    const database = new ReplicatedDatabase(settings, nodes, balancer, port);
    try {
      await database.startAll();
    } catch (error) {
      await database.stop();
      throw error;
    }
    return database;
  }

  /** Through the balancer, without a database. */
  get url(): string {
    return mysqlUrl(MYSQL_USER, this.settings.password, this.port);
  }

  get title(): string {
    return `${this.settings.programs.mariadb.title} with Galera, ${NODES} nodes behind HAProxy on ${LOOPBACK}:${this.port}`;
  }

  /** The node that writes, by the balancer's word; while it has none, the first that is up. */
  async writer(): Promise<GaleraNode> {
    const index = await this.balancer.writer();
    const found = (index === null ? undefined : this.nodes[index]) ?? this.nodes.find(({ isUp }) => isUp);
    if (found === undefined) throw new Error('no node is up');
    return found;
  }

  /** Every node is in step, and counts as many as there are: one that stood still does not know yet that it was sent away. */
  async isWhole(): Promise<boolean> {
    const answers = await Promise.all(this.nodes.map((node) => node.groupSize()));
    return answers.every((size) => size === this.nodes.length);
  }

  /** Whoever will write when this one is lost: the balancer's list is gone through from its beginning. */
  async nextWriter(writer: GaleraNode): Promise<GaleraNode> {
    for (const node of this.nodes) if (node !== writer && (await node.isSynced())) return node;
    throw new Error('no other node is in step');
  }

  /** Starts a node that is down. It is sent what it lacks by one that does not write, where there is one. */
  async startNode(node: GaleraNode, clockAheadMs = 0): Promise<void> {
    await node.start({ donors: () => this.donorsFor(node), clockAheadMs });
  }

  /** As docker/mysql/node.sh: those in step that do not write. Only where there is none whoever there is, which the comma at the end says. */
  private async donorsFor(node: GaleraNode): Promise<string> {
    const others = this.nodes.filter((other) => other !== node && other.isUp);
    const writer = others.length > 0 ? await this.writer() : null;
    const mayGive = await Promise.all(
      others.map(async (other) => other !== writer && (await other.answersReads())),
    );
    const donors = others.filter((_, index) => mayGive[index]).map(({ name }) => name);
    return donors.length > 0 ? donors.join(',') : others.map(({ name }) => `${name},`).join('');
  }

  /** All at once, as when the power is lost. */
  async killAll(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
  }

  /** From nothing: the accounts are made at one node, and the others begin as copies of it. */
  private async initialise(): Promise<void> {
    const [first, ...others] = this.nodes;
    if (first === undefined) return;
    await first.start({ isFirst: true });
    await first.stop();
    for (const node of others) await node.copyFrom(first);
  }

  /** After all were down: whoever has the most begins, and the others are told what they lack. Resolves with who it was, in words. */
  async startNodes(): Promise<string> {
    const found = await Promise.all(
      this.nodes.map(async (node) => ({ node, position: await node.position() })),
    );
    const [first, ...others] = found.sort((a, b) => b.position - a.position);
    await first?.node.start({ isFirst: true });
    for (const { node } of others) await this.startNode(node);
    const behind = others.map(({ node, position }) => `${node.name} ${position}`).join(', ');
    return `${first?.node.name ?? 'nobody'} began, at ${first?.position ?? 0}; ${behind}`;
  }

  async stop(): Promise<void> {
    await this.balancer.stop();
    // The last to stop knows that it was the last.
    for (const node of [...this.nodes].reverse()) await node.stop();
  }

  /** Nothing is left of the nodes' data. */
  remove(): void {
    for (const node of this.nodes) node.remove();
  }

  killNow(): void {
    for (const node of this.nodes) node.killNow();
  }

  private async startAll(): Promise<void> {
    if (this.nodes.every(({ hasData }) => !hasData)) await this.initialise();
    await this.startNodes();
    await this.balancer.start();
    await waitUntilReady(() => pingMysql(this.url), { name: 'HAProxy', patienceMs: BALANCED_PATIENCE_MS });
  }
}
