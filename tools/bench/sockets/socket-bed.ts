// What the rows over sockets share: the bench's bed and one api, started for the first row that asks.
import type { BenchBed } from '../bench-bed';
import { ApiUnderTest } from './api-under-test';

/** Until a tick of the api was seen. */
const BYTES_PER_TICK_USUAL = 110;

export class SocketBed {
  private started: Promise<ApiUnderTest> | null = null;

  /** Bytes of the ticks that the api sent last; a bare server sends as many. */
  bytesPerTick = BYTES_PER_TICK_USUAL;

  /** The api writes its CPU profile into `profileDir` unless that is null. */
  constructor(
    readonly bed: BenchBed,
    readonly profileDir: string | null,
  ) {}

  api(): Promise<ApiUnderTest> {
    return (this.started ??= ApiUnderTest.start(this.bed, this.profileDir));
  }

  async dispose(): Promise<void> {
    const api = await this.started?.catch(() => null);
    await api?.stop();
  }
}
