// Thousands of sockets that only watch: they count what is delivered to them, and some of them how late it comes.
import { setTimeout as sleep } from 'node:timers/promises';
import { readLotTick } from '@haopai/contracts';
import type { Sample } from '../measuring/row';
import { LatencyLog } from '../measuring/statistics';
import { inLanes } from './in-lanes';
import { WireSocket } from './wire-socket';

const CONNECTING_AT_ONCE = 64;
/** Latency is read from every so many'th watcher's ticks: to read all would slow the reader down. */
const SAMPLED_EVERY = 50;
const SETTLE_MS = 300;

export class Watchers {
  private readonly sockets: WireSocket[] = [];
  private deliveries = 0;
  private bytes = 0;
  private latencies = new LatencyLog();

  /** `cookie` of whoever they are: bidders are told of each lot twenty times a second, strangers twice. */
  constructor(
    private readonly port: number,
    private readonly cookie: string | null = null,
  ) {}

  get count(): number {
    return this.sockets.length;
  }

  /** Connects more watchers, each of all these lots. */
  async add(count: number, lotIds: readonly number[]): Promise<void> {
    const first = this.sockets.length;
    const connected = await inLanes(count, CONNECTING_AT_ONCE, async (index) => {
      const socket = await WireSocket.connect({ port: this.port, cookie: this.cookie });
      const isSampled = (first + index) % SAMPLED_EVERY === 0;
      socket.onEvent = isSampled ? this.takeSampled : this.take;
      for (const lotId of lotIds) await socket.request('lot.watch', { lotId });
      return socket;
    });
    this.sockets.push(...connected);
  }

  /** Counts for this long, after the storm has settled. Every watcher must still be there at the end. */
  async measure(durationMs: number): Promise<Sample> {
    await sleep(SETTLE_MS);
    this.deliveries = 0;
    this.bytes = 0;
    this.latencies = new LatencyLog();
    const startedAt = performance.now();
    await sleep(durationMs);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { deliveries, bytes, latencies } = this;
    const dropped = this.sockets.filter(({ isOpen }) => !isOpen).length;
    return {
      perSecond: deliveries / seconds,
      ...latencies.percentiles(),
      detail: { bytesPerTick: deliveries === 0 ? 0 : Math.round(bytes / deliveries), dropped },
    };
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }

  private readonly take = (packet: Buffer): void => {
    this.deliveries++;
    this.bytes += packet.length;
  };

  private readonly takeSampled = (packet: Buffer): void => {
    this.take(packet);
    const [event, body] = JSON.parse(packet.toString('utf8', packet.indexOf('['))) as [
      event: string,
      body: unknown,
    ];
    const atMs = event === 'lot.tick' ? readLotTick(body)?.bids.at(-1)?.atMs : undefined;
    if (atMs !== undefined) this.latencies.record(performance.timeOrigin + performance.now() - atMs);
  };
}
