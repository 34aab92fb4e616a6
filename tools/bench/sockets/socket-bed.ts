// What the rows over sockets share: the bench's bed and one api, started for the first row that asks.
import type { BenchBed } from '../bench-bed';
import { ApiUnderTest } from './api-under-test';

export class SocketBed {
  private started: Promise<ApiUnderTest> | null = null;

  constructor(readonly bed: BenchBed) {}

  api(): Promise<ApiUnderTest> {
    return (this.started ??= ApiUnderTest.start(this.bed));
  }

  async dispose(): Promise<void> {
    const api = await this.started?.catch(() => null);
    await api?.stop();
  }
}
