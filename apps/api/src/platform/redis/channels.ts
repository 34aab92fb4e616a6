// What instances say to each other over Redis: short messages on named channels. What is said while Redis is away is lost.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { REDIS, type Redis } from './redis-client';

@Injectable()
export class Channels implements OnApplicationShutdown {
  private readonly subscriber: Redis;
  private connecting: Promise<unknown> | null = null;

  constructor(
    private readonly config: Config,
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.subscriber = redis.duplicate({ disableOfflineQueue: false });
    // The main connection tells the log when Redis goes and comes.
    this.subscriber.on('error', () => undefined);
  }

  get isHeard(): boolean {
    return this.subscriber.isReady;
  }

  /** How many instances listen. Rejects while Redis is away. */
  say(channel: string, message: string): Promise<number> {
    return this.redis.publish(this.nameOf(channel), message);
  }

  /** Waits for nothing: the ear opens as soon as Redis is there, and again whenever it comes back. */
  listen(channel: string, hear: (message: string) => void): void {
    this.connecting ??= this.subscriber.connect();
    this.connecting
      .then(() =>
        this.subscriber.subscribe(this.nameOf(channel), (message) => this.hearOne(channel, message, hear)),
      )
      .catch((error: unknown) =>
        this.log.error({ err: error, channel }, 'nothing is heard of other instances'),
      );
  }

  /** Resolves once what is said from now on is heard; waits for Redis while it is away. Until `leave` is called, over every return of Redis. */
  async join(channel: string, hear: (message: string) => void): Promise<void> {
    this.connecting ??= this.subscriber.connect();
    await this.connecting;
    await this.subscriber.subscribe(this.nameOf(channel), (message) => this.hearOne(channel, message, hear));
  }

  async leave(channel: string): Promise<void> {
    await this.subscriber.unsubscribe(this.nameOf(channel));
  }

  /** As `listen`, but does not count among those whom `listenersOf` tells. */
  overhear(channel: string, hear: (message: string) => void): void {
    this.connecting ??= this.subscriber.connect();
    const pattern = this.nameOf(channel).replace(/[\\*?[\]]/g, '\\$&');
    this.connecting
      .then(() => this.subscriber.pSubscribe(pattern, (message) => this.hearOne(channel, message, hear)))
      .catch((error: unknown) => this.log.error({ err: error, channel }, 'nothing is overheard'));
  }

  /** How many have called `listen` or `join`, at all instances. Rejects while Redis is away. */
  async listenersOf(channel: string): Promise<number> {
    const name = this.nameOf(channel);
    return (await this.redis.pubSubNumSub([name]))[name] ?? 0;
  }

  /** Hears whenever the ear is open again: what was said while it was shut is not made up for. */
  onReturn(hear: () => void): void {
    this.subscriber.on('ready', hear);
  }

  onApplicationShutdown(): void {
    if (this.subscriber.isOpen) this.subscriber.destroy();
  }

  /** What cannot be understood is told to the log: thrown at the client it would cost all that came with it. */
  private hearOne(channel: string, message: string, hear: (message: string) => void): void {
    try {
      hear(message);
    } catch (error) {
      this.log.error({ err: error, channel }, 'a message of another instance is not understood');
    }
  }

  /** Several sites can share a server. */
  private nameOf(channel: string): string {
    return `${this.config.redis.prefix}${channel}`;
  }
}
