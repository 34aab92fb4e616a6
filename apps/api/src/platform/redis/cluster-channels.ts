// Channels over the sharded Pub/Sub of a Redis Cluster: each channel is one node's, so that more nodes carry more of them.
import { setTimeout as delay } from 'node:timers/promises';
import { createCluster } from 'redis';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { ProgramLog } from '../logging';
import type { AuctionChannels } from './auction-channels';

const CONNECT_AGAIN_AFTER_MS = 1_000;
const COMMANDS_WAITING_MAX = 10_000;
const PING_EVERY_MS = 2_000;
const SILENCE_MAX_MS = 6_000;

export class ClusterChannels implements AuctionChannels, OnApplicationShutdown {
  private readonly cluster: ReturnType<typeof connectionTo>;
  private readonly connected: Promise<void>;
  private isOver = false;
  private isAway = false;

  /** `prefix` stands before every channel, so that several sites can share a cluster. */
  constructor(
    urls: readonly string[],
    private readonly prefix: string,
    private readonly log: ProgramLog,
  ) {
    this.cluster = connectionTo(urls);
    this.cluster.on('error', (error: unknown) => this.noteAway(error));
    this.cluster.on('node-error', (error: unknown) => this.noteAway(error));
    this.cluster.on('node-ready', () => (this.isAway = false));
    this.connected = this.connect();
  }

  get isHeard(): boolean {
    return this.cluster.isOpen && !this.isAway;
  }

  say(channel: string, message: string): Promise<unknown> {
    if (!this.cluster.isOpen) return Promise.reject(new Error('the redis cluster is away'));
    return this.cluster.sPublish(this.prefix + channel, message);
  }

  async join(channel: string, hear: (message: string) => void): Promise<void> {
    await this.connected;
    await this.cluster.sSubscribe(this.prefix + channel, (message) => {
      try {
        hear(message);
      } catch (error) {
        this.log.error({ err: error, channel }, 'a message of another instance is not understood');
      }
    });
  }

  async leave(channel: string): Promise<void> {
    await this.cluster.sUnsubscribe(this.prefix + channel);
  }

  onReturn(hear: () => void): void {
    this.cluster.on('node-ready', hear);
  }

  onApplicationShutdown(): void {
    this.isOver = true;
    if (this.cluster.isOpen) this.cluster.destroy();
  }

  /** For ever: the program runs without it meanwhile. */
  private async connect(): Promise<void> {
    while (!this.isOver) {
      try {
        await this.cluster.connect();
        return;
      } catch (error) {
        this.noteAway(error);
        await delay(CONNECT_AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
  }

  private noteAway(error: unknown): void {
    if (this.isAway || this.isOver) return;
    this.isAway = true;
    this.log.error({ err: error }, 'a node of the redis cluster is away');
  }
}

function connectionTo(urls: readonly string[]) {
  const [first] = urls.map((url) => new URL(url));
  return createCluster({
    rootNodes: urls.map((url) => ({ url })),
    minimizeConnections: true,
    // The connections to the nodes that are found have nothing of the addresses above but this.
    defaults: {
      ...(first?.username && { username: decodeURIComponent(first.username) }),
      ...(first?.password && { password: decodeURIComponent(first.password) }),
      disableOfflineQueue: true,
      commandsQueueMaxLength: COMMANDS_WAITING_MAX,
      pingInterval: PING_EVERY_MS,
      socket:
        first?.protocol === 'rediss:'
          ? { tls: true, socketTimeout: SILENCE_MAX_MS }
          : { socketTimeout: SILENCE_MAX_MS },
    },
  });
}
