// What the rows over sockets and REST share: the bench's bed, one api and one process of HTTP clients, started for the first row that asks.
import type { BenchBed } from '../bench-bed';
import { HttpLoad } from '../rest/http-load';
import { ApiUnderTest } from './api-under-test';

/** Until a tick of the api was seen. */
const BYTES_PER_TICK_USUAL = 110;

export class SocketBed {
  private started: Promise<ApiUnderTest> | null = null;
  private startedWithoutLog: Promise<ApiUnderTest> | null = null;
  private onThreeNodes: Promise<ApiUnderTest> | null = null;
  private load: HttpLoad | null = null;

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

  /** One that keeps no public log, for what the log costs: both are measured in turns. */
  apiWithoutLog(): Promise<ApiUnderTest> {
    return (this.startedWithoutLog ??= ApiUnderTest.start(
      this.bed,
      this.profileDir && `${this.profileDir}/without-log`,
      1,
      {
        variables: { HAOPAI_PUBLIC_LOG: 'off' },
      },
    ));
  }

  /** The same on a replicated database. */
  replicatedApi(): Promise<ApiUnderTest> {
    return (this.onThreeNodes ??= ApiUnderTest.start(this.bed, this.profileDir, 1, { on: 'replicated' }));
  }

  /** One process for all rows that are asked over HTTP. */
  httpLoad(): HttpLoad {
    return (this.load ??= new HttpLoad());
  }

  async dispose(): Promise<void> {
    this.load?.stop();
    for (const started of [this.started, this.startedWithoutLog, this.onThreeNodes]) {
      const api = await started?.catch(() => null);
      await api?.stop();
    }
  }
}
